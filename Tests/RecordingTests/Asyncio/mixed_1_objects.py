"""Semaphores, events, barriers, queues of other orders, join: who waits, who is woken, in which order."""
import asyncio


async def user(name, semaphore, turns):
    for turn in range(turns):
        async with semaphore:
            print(name, "has", turn)
            await asyncio.sleep(0)
        print(name, "released")


async def semaphores():
    semaphore = asyncio.Semaphore(2)
    tasks = [asyncio.create_task(user(n, semaphore, 2)) for n in "abcd"]
    await asyncio.sleep(0)
    tasks[2].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True) is not None, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    waiter = asyncio.create_task(user("w", bounded, 1))
    await asyncio.sleep(0)
    bounded.release()
    waiter.cancel()
    await asyncio.wait([waiter])
    print("free again", not bounded.locked())
    try:
        bounded.release()
    except ValueError:
        print("released too often")


async def wait_event(name, event):
    await event.wait()
    print(name, "sees it", event.is_set())


async def events():
    event = asyncio.Event()
    tasks = [asyncio.create_task(wait_event(n, event)) for n in "xyz"]
    await asyncio.sleep(0.1)
    event.set()
    event.clear()
    tasks[1].cancel()
    await asyncio.wait(tasks)
    late = asyncio.create_task(wait_event("late", event))
    await asyncio.sleep(0)
    print("late waits", not late.done())
    event.set()
    await late
    await event.wait()


async def party(name, barrier, delay):
    await asyncio.sleep(delay)
    print(name, "comes", barrier.n_waiting)
    index = await barrier.wait()
    print(name, "goes", index)


async def barriers():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*[party(f"p{i}", barrier, 0.1 * (i % 2)) for i in range(6)])
    one = asyncio.create_task(party("one", barrier, 0))
    two = asyncio.create_task(party("two", barrier, 0))
    await asyncio.sleep(0.1)
    one.cancel()
    await asyncio.wait([one])
    print("still", barrier.n_waiting)
    await asyncio.gather(party("three", barrier, 0), party("four", barrier, 0))
    await two
    broken = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    await barrier.abort()
    try:
        await broken
    except asyncio.BrokenBarrierError:
        print("broken")


async def queues():
    for queue in (asyncio.LifoQueue(3), asyncio.PriorityQueue(3)):
        for item in (2, 3, 1):
            await queue.put(item)
        putter = asyncio.create_task(queue.put(0))
        await asyncio.sleep(0)
        print([await queue.get() for _ in range(3)])
        await putter
        print(await queue.get())
    queue = asyncio.Queue()

    async def worker(name):
        while True:
            item = await queue.get()
            await asyncio.sleep(0.01 * item)
            print(name, "did", item)
            queue.task_done()
    workers = [asyncio.create_task(worker(n)) for n in ("u", "v")]
    for item in (3, 1, 2, 2):
        queue.put_nowait(item)
    await queue.join()
    print("joined")
    for w in workers:
        w.cancel()
    await asyncio.gather(*workers, return_exceptions=True)


async def main():
    await semaphores()
    await events()
    await barriers()
    await queues()


asyncio.run(main())
