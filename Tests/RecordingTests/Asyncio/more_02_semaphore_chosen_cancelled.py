import asyncio


async def worker(name, sem):
    try:
        await sem.acquire()
        print(name, "has it")
        await asyncio.sleep(0)
        sem.release()
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    sem = asyncio.Semaphore(1)
    await sem.acquire()
    a = asyncio.create_task(worker("a", sem))
    b = asyncio.create_task(worker("b", sem))
    c = asyncio.create_task(worker("c", sem))
    await asyncio.sleep(0)
    sem.release()
    a.cancel()
    print("locked", sem.locked())
    await asyncio.gather(a, b, c, return_exceptions=True)
    print("locked", sem.locked())


if __name__ == "__main__":
    asyncio.run(main())
