import asyncio


async def waiter(name, event):
    print(name, "waits")
    await event.wait()
    print(name, "sees", event.is_set())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in "abc"]
    await asyncio.sleep(0)
    event.set()
    event.clear()
    late = asyncio.create_task(waiter("late", event))
    await asyncio.sleep(0)
    print("after one turn")
    await asyncio.sleep(0.1)
    tasks.append(late)
    late.cancel()
    event.set()
    await asyncio.wait(tasks)
    print(late.cancelled())
    await event.wait()
    print("no suspension")


if __name__ == "__main__":
    asyncio.run(main())
