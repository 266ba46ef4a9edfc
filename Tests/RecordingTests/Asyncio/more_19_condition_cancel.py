import asyncio


async def waiter(name, condition):
    async with condition:
        try:
            await condition.wait()
            print(name, "notified")
        except asyncio.CancelledError:
            print(name, "cancelled, holds the lock:", condition.locked())
            raise


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(n, condition)) for n in "abcd"]
    await asyncio.sleep(0)
    async with condition:
        condition.notify(1)
        tasks[0].cancel()
    await asyncio.sleep(0.1)
    async with condition:
        condition.notify(1)
        tasks[3].cancel()
        await asyncio.sleep(0.1)
    async with condition:
        condition.notify_all()
    await asyncio.wait(tasks)
    value = 0

    async def bump():
        nonlocal value
        for _ in range(3):
            await asyncio.sleep(0.1)
            async with condition:
                value += 1
                condition.notify_all()
    task = asyncio.create_task(bump())
    async with condition:
        await condition.wait_for(lambda: value >= 2)
        print("value", value)
    await task


if __name__ == "__main__":
    asyncio.run(main())
