"""Cancelled before its start, in a sleep, by a time limit, behind a shield, and by itself."""
import asyncio


async def work(name, seconds=9):
    try:
        await asyncio.sleep(seconds)
        print(name, "is done")
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise


async def itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(1)


async def main():
    unstarted = asyncio.create_task(work("unstarted"))
    unstarted.cancel()
    sleeper = asyncio.create_task(work("sleeper"))
    await asyncio.sleep(1)
    sleeper.cancel()
    await asyncio.gather(unstarted, sleeper, asyncio.create_task(itself()), return_exceptions=True)
    try:
        async with asyncio.timeout(2):
            await work("limited")
    except TimeoutError:
        print("too late")
    shielded = asyncio.create_task(work("shielded", 1))
    guard = asyncio.create_task(asyncio.wait_for(asyncio.shield(shielded), 0.5))
    print(await asyncio.gather(guard, return_exceptions=True))
    await shielded


asyncio.run(main())
