"""Every primitive of asyncio makes somebody wait once."""
import asyncio


async def locked(lock, name):
    async with lock:
        print(name, "has it")
        await asyncio.sleep(1)


async def waits(primitive):
    async with primitive:
        await primitive.wait()


async def get(queue):
    print("got", await queue.get(), await queue.get())
    queue.task_done()
    queue.task_done()


async def put(queue):
    await queue.put(1)
    await queue.put(2)


async def main():
    locks = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(*(locked(lock, name) for lock in locks for name in "ab"))
    await asyncio.gather(*(locked(asyncio.Semaphore(1), name) for name in "cd"))
    semaphore = asyncio.Semaphore(1)
    await asyncio.gather(*(locked(semaphore, name) for name in "ef"))

    event, condition, barrier = asyncio.Event(), asyncio.Condition(), asyncio.Barrier(2)
    waiters = [asyncio.create_task(event.wait(), name="event"), asyncio.create_task(waits(condition)),
               asyncio.create_task(barrier.wait(), name="barrier")]
    await asyncio.sleep(0)
    event.set()
    async with condition:
        condition.notify()
    await barrier.wait()
    await asyncio.wait(waiters)

    queue = asyncio.Queue(1)
    tasks = [asyncio.create_task(get(queue)), asyncio.create_task(put(queue))]
    await asyncio.sleep(0)
    await queue.join()
    for done in asyncio.as_completed(tasks):
        await done

    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, future.set_result, "in time")
    print(await future)


asyncio.run(main())
