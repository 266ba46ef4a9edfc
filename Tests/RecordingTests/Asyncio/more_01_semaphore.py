import asyncio


async def worker(name, sem, hold):
    print(name, "asks")
    async with sem:
        print(name, "in")
        await asyncio.sleep(hold)
        print(name, "out")
    await sem.acquire()
    print(name, "again")
    sem.release()


async def main():
    sem = asyncio.Semaphore(2)
    tasks = [asyncio.create_task(worker(n, sem, h), name=n) for n, h in [("a", 0.1), ("b", 0.1), ("c", 0.2), ("d", 0)]]
    await asyncio.sleep(0.05)
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError:
        print("released too often")


if __name__ == "__main__":
    asyncio.run(main())
