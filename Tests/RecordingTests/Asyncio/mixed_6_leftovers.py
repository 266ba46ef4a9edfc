"""What asyncio.run does with tasks that are left: cancelled in order of creation, and waited for."""
import asyncio


async def sleeper(name, clean=0.0, swallow=False):
    try:
        print(name, "begins")
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print(name, "cancelled")
        if clean:
            await asyncio.sleep(clean)
            print(name, "clean")
        if not swallow:
            raise
        await asyncio.sleep(0.5)
        print(name, "went on")
    finally:
        print(name, "ends")


async def spawns():
    try:
        await asyncio.sleep(9)
    finally:
        asyncio.create_task(sleeper("spawned"))
        await asyncio.sleep(0)
        print("has spawned")


async def spinner():
    while True:
        await asyncio.sleep(0.03)


async def main():
    asyncio.create_task(sleeper("a", clean=0.2))
    asyncio.create_task(sleeper("b", swallow=True))
    asyncio.create_task(spawns())
    asyncio.create_task(spinner())
    await asyncio.sleep(0.1)
    asyncio.create_task(sleeper("late"))
    print("main ends")


asyncio.run(main())
