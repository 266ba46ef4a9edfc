import asyncio


async def main():
    for queue in (asyncio.LifoQueue(), asyncio.PriorityQueue(), asyncio.Queue()):
        async def worker(name):
            while True:
                item = await queue.get()
                print(name, item)
                await asyncio.sleep(0.1)
                queue.task_done()
        tasks = [asyncio.create_task(worker(n)) for n in ("x", "y")]
        for item in (3, 1, 2, 5, 4):
            queue.put_nowait(item)
        await queue.join()
        print("joined", queue.qsize())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    try:
        queue.task_done()
    except ValueError:
        print("too often")


if __name__ == "__main__":
    asyncio.run(main())
