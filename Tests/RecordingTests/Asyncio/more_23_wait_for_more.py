import asyncio


async def job(name, delay):
    try:
        await asyncio.sleep(delay)
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    task = asyncio.create_task(job("t", 0.3))
    waits = [asyncio.create_task(asyncio.wait_for(task, 0.1)), asyncio.create_task(asyncio.wait_for(asyncio.shield(task), 0.2))]
    for result in await asyncio.gather(*waits, return_exceptions=True):
        print(type(result).__name__)
    lock = asyncio.Lock()
    await lock.acquire()
    try:
        await asyncio.wait_for(lock.acquire(), 0.1)
    except asyncio.TimeoutError:
        print("no lock in time")
    queue = asyncio.Queue()
    try:
        await asyncio.wait_for(queue.get(), 0.1)
    except asyncio.TimeoutError:
        print("no item in time")
    queue.put_nowait(1)
    inner = asyncio.create_task(asyncio.wait_for(job("u", 1), 1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    inner.cancel()
    await asyncio.wait([inner])
    print(inner.cancelled())


if __name__ == "__main__":
    asyncio.run(main())
