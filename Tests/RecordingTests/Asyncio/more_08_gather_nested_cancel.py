import asyncio


async def leaf(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "ends")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def outer():
    try:
        await asyncio.gather(asyncio.gather(leaf("a", 1), leaf("b", 0.1)), leaf("c", 1))
    except asyncio.CancelledError:
        print("outer cancelled")
        raise


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.2)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main sees it")
    print(await asyncio.gather(leaf("d", 0.1), asyncio.sleep(0.2, "e"), return_exceptions=True))


if __name__ == "__main__":
    asyncio.run(main())
