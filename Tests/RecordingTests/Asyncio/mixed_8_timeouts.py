"""Timeouts and requests from outside; timeouts around gathers, queues, locks; moved, disarmed, swallowed."""
import asyncio


async def nap(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "slept")
        return name
    except asyncio.CancelledError:
        print(name, "interrupted")
        raise


async def inside():
    try:
        async with asyncio.timeout(0.2):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("requests", asyncio.current_task().cancelling())
                await asyncio.sleep(0.2)
                raise
    except TimeoutError:
        print("a timeout")
    except asyncio.CancelledError:
        print("a cancellation", asyncio.current_task().cancelling())
        raise


async def swallows():
    async with asyncio.timeout(0.1) as limit:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("swallowed")
        await asyncio.sleep(0.1)
    print("expired", limit.expired(), asyncio.current_task().cancelling())


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(inside())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.sleep(0.05)
    await asyncio.wait([task])
    print(task.cancelled())
    task = asyncio.create_task(inside())
    await asyncio.sleep(0.3)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())
    await swallows()
    async with asyncio.timeout(0.1) as limit:
        limit.reschedule(None)
        await nap("disarmed", 0.2)
    try:
        async with asyncio.timeout(None) as limit:
            await nap("free", 0.1)
            limit.reschedule(loop.time() - 1)
            await nap("moved into the past", 0.1)
    except TimeoutError:
        print("late", limit.expired())
    try:
        async with asyncio.timeout_at(loop.time() + 0.1):
            await asyncio.gather(nap("g1", 0.05), nap("g2", 1), nap("g3", 1))
    except TimeoutError:
        print("gather timed out")
    lock, queue = asyncio.Lock(), asyncio.Queue()
    await lock.acquire()
    for wait in (lock.acquire(), queue.get()):
        try:
            await asyncio.wait_for(wait, 0.1)
        except TimeoutError:
            print("in vain")
    lock.release()
    print("free", not lock.locked())
    work = asyncio.create_task(nap("w", 0.3))
    try:
        await asyncio.wait_for(asyncio.shield(work), 0.1)
    except TimeoutError:
        print("shielded")
    try:
        print(await asyncio.wait_for(work, 0.1))
    except TimeoutError:
        print("not shielded", work.cancelled())
    print(await asyncio.wait_for(nap("in time", 0.1), 0.2))
    try:
        async with asyncio.timeout(0.1):
            async with asyncio.timeout(0.1):
                await nap("both", 1)
    except TimeoutError:
        print("which")
    try:
        async with asyncio.timeout(0.1):
            raise KeyError("own")
    except KeyError:
        print("own error")


asyncio.run(main())
