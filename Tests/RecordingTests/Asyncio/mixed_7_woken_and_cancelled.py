"""Woken and cancelled in the same turn: what was handed over goes to the next."""
import asyncio


async def locker(name, lock):
    try:
        async with lock:
            print(name, "has it")
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def getter(name, queue):
    try:
        print(name, "got", await queue.get())
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def putter(name, queue):
    try:
        await queue.put(name)
        print(name, "put")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def conditioned(name, condition):
    async with condition:
        try:
            await condition.wait()
            print(name, "woken")
        except asyncio.CancelledError:
            print(name, "cancelled, holds", condition.locked())
            raise


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(locker(n, lock)) for n in "abc"]
    await asyncio.sleep(0)
    lock.release()
    tasks[0].cancel()
    await asyncio.wait(tasks)
    await lock.acquire()
    tasks = [asyncio.create_task(locker(n, lock)) for n in "de"]
    await asyncio.sleep(0)
    tasks[0].cancel()
    lock.release()
    await asyncio.wait(tasks)

    queue = asyncio.Queue(1)
    tasks = [asyncio.create_task(getter(n, queue)) for n in "fgh"]
    await asyncio.sleep(0)
    queue.put_nowait(1)
    tasks[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await queue.put(2)
    await asyncio.wait(tasks)
    queue.put_nowait("full")
    tasks = [asyncio.create_task(putter(n, queue)) for n in "ij"]
    await asyncio.sleep(0)
    print(queue.get_nowait())
    tasks[0].cancel()
    await asyncio.wait(tasks)
    print(queue.get_nowait(), queue.empty())

    condition = asyncio.Condition()
    tasks = [asyncio.create_task(conditioned(n, condition)) for n in "klm"]
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        tasks[0].cancel()
    await asyncio.sleep(0.1)
    print([t.done() for t in tasks])
    tasks[2].cancel()
    async with condition:
        await asyncio.sleep(0.1)
        tasks[2].cancel()
        condition.notify_all()
    await asyncio.wait(tasks)

    event = asyncio.Event()
    task = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    event.set()
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(locker(n, semaphore)) for n in "no"]
    await asyncio.sleep(0)
    semaphore.release()
    tasks[0].cancel()
    await asyncio.wait(tasks)


asyncio.run(main())
