import asyncio


async def getter(name, queue):
    try:
        print(name, "got", await queue.get())
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def putter(name, queue):
    await queue.put(name)
    print(name, "put")


async def main():
    queue = asyncio.Queue(1)
    a = asyncio.create_task(getter("a", queue))
    b = asyncio.create_task(getter("b", queue))
    await asyncio.sleep(0)
    queue.put_nowait("one")
    a.cancel()
    await asyncio.wait([a])
    await asyncio.sleep(0)
    puts = [asyncio.create_task(putter(n, queue)) for n in ("p", "q", "r")]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("full", queue.full())
    print("main got", await queue.get())
    puts[1].cancel()
    print("main got", queue.get_nowait() if not queue.empty() else "nothing")
    await asyncio.sleep(0.1)
    print("left", queue.qsize())
    await b


if __name__ == "__main__":
    asyncio.run(main())
