import asyncio


async def polite(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def refuses(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "refuses")
    await asyncio.sleep(0.2)
    print(name, "ends")


async def starts_last():
    print("last started")
    await asyncio.sleep(1)


async def main():
    tasks = [asyncio.create_task(polite("a")), asyncio.create_task(refuses("b")), asyncio.create_task(polite("c"))]
    await asyncio.sleep(0.1)
    tasks.append(asyncio.create_task(starts_last()))
    print("main over", len(asyncio.all_tasks()))


if __name__ == "__main__":
    asyncio.run(main())
