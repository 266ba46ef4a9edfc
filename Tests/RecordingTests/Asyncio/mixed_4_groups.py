"""Task groups inside each other, cancelled from outside while they end, and used too late."""
import asyncio


async def child(name, delay, fail=False, clean=0.0):
    try:
        await asyncio.sleep(delay)
        if fail:
            print(name, "fails")
            raise ValueError(name)
        print(name, "ends")
    except asyncio.CancelledError:
        print(name, "cancelled")
        if clean:
            await asyncio.sleep(clean)
        if name.startswith("angry"):
            raise ValueError(name)
        raise


async def outside():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("x", 0.1, fail=True))
        group.create_task(child("y", 1, clean=0.3))
    print("not reached")


async def spawner(group):
    await asyncio.sleep(0.1)
    group.create_task(child("spawned", 0.1))
    print("spawned")


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(child("o1", 0.5))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(child("i1", 0.1))
                inner.create_task(child("i2", 0.2))
            print("inner over")
            outer.create_task(child("o2", 0.1, fail=True))
    except* ValueError as errors:
        print(len(errors.exceptions))

    async with asyncio.TaskGroup() as group:
        group.create_task(spawner(group))
    print("spawner over")
    try:
        coro = child("late", 0)
        group.create_task(coro)
    except RuntimeError:
        print("too late")
        coro.close()

    task = asyncio.create_task(outside())
    await asyncio.sleep(0.2)
    task.cancel()
    await asyncio.wait([task])
    print("failed and cancelled", task.cancelled(), task.cancelled() or type(task.exception()).__name__)

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child("a", 0.1, fail=True))
            group.create_task(child("angry b", 1))
            group.create_task(child("c", 1, clean=0.2))
    except* ValueError as errors:
        print(sorted(str(e) for e in errors.exceptions))
    print("cancelling", asyncio.current_task().cancelling())

    async with asyncio.TaskGroup() as group:
        t = group.create_task(child("gone", 1))
        await asyncio.sleep(0.1)
        t.cancel()
    print("a cancelled child is no failure", t.cancelled())

    async def body_cancelled():
        async with asyncio.TaskGroup() as group:
            group.create_task(child("d", 1))
            await asyncio.sleep(1)
    task = asyncio.create_task(body_cancelled())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
