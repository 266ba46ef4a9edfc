import asyncio


async def inner(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "ends")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def outer(task):
    try:
        print("outer got", await asyncio.shield(task))
    except asyncio.CancelledError:
        print("outer cancelled")
        print("then", await task)


async def main():
    work = asyncio.create_task(inner("work", 0.3))
    waiting = asyncio.create_task(outer(work))
    await asyncio.sleep(0.1)
    waiting.cancel()
    await waiting
    second = asyncio.create_task(inner("second", 0.3))
    waiting = asyncio.create_task(outer(second))
    await asyncio.sleep(0.1)
    second.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("waiting cancelled")
    try:
        print(await asyncio.wait_for(asyncio.shield(inner("third", 0.3)), 0.1))
    except asyncio.TimeoutError:
        print("timeout")
    await asyncio.sleep(0.3)


if __name__ == "__main__":
    asyncio.run(main())
