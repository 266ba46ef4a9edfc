import asyncio


async def holder(name, lock):
    try:
        async with lock:
            print(name, "holds")
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(holder(n, lock)) for n in "abc"]
    await asyncio.sleep(0)
    lock.release()
    tasks[0].cancel()
    print("locked", lock.locked())
    await asyncio.wait(tasks)
    try:
        lock.release()
    except RuntimeError:
        print("not held")


if __name__ == "__main__":
    asyncio.run(main())
