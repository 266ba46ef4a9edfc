import asyncio


async def child(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise ValueError(name)
        print(name, "ends")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def work():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(child("o1", 0.4))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(child("i1", 0.1))
            inner.create_task(child("i2", 0.2))
        print("inner over")
        outer.create_task(child("o2", 0.1))
    print("outer over")


async def main():
    await work()
    task = asyncio.create_task(work())
    await asyncio.sleep(0.15)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled from outside", task.cancelled())
    try:
        async with asyncio.TaskGroup() as group:
            async def adds():
                await asyncio.sleep(0.1)
                group.create_task(child("late", 0.1, True))
                print("added")
            group.create_task(adds())
            group.create_task(child("stays", 0.5))
    except* ValueError as errors:
        print("caught", len(errors.exceptions))


if __name__ == "__main__":
    asyncio.run(main())
