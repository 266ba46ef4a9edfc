"""Calls by the loop, handles, done callbacks and futures, mixed with the steps of tasks."""
import asyncio


async def stepper(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)


async def waiter(name, future):
    try:
        print(name, "got", await future)
    except ValueError as exc:
        print(name, "error", exc)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    task = asyncio.create_task(stepper("s", 3))
    loop.call_soon(print, "soon 2")
    handle = loop.call_soon(print, "never")
    handle.cancel()
    loop.call_soon(lambda: loop.call_soon(print, "soon after"))
    await task
    for delay in (0.3, 0.1, 0.2, 0.1, 0):
        loop.call_later(delay, print, "later", delay)
    off = loop.call_later(0.15, print, "never")
    loop.call_at(loop.time() + 0.15, off.cancel)
    await asyncio.sleep(0.1)
    print("slept")
    await asyncio.sleep(0.5)

    future = loop.create_future()
    future.add_done_callback(lambda f: print("first callback", f.result()))
    waiters = [asyncio.create_task(waiter(n, future)) for n in "ab"]
    await asyncio.sleep(0)
    last = lambda f: print("last callback")
    gone = lambda f: print("never")
    future.add_done_callback(last)
    future.add_done_callback(gone)
    print("removed", future.remove_done_callback(gone))
    loop.call_later(0.1, future.set_result, 5)
    await asyncio.wait(waiters)
    future.add_done_callback(lambda f: print("at once, but later"))
    print("asked")
    await asyncio.sleep(0)
    try:
        future.set_result(6)
    except asyncio.InvalidStateError:
        print("set only once")

    future = loop.create_future()
    waiters = [asyncio.create_task(waiter(n, future)) for n in "cd"]
    await asyncio.sleep(0)
    future.set_exception(ValueError("e"))
    await asyncio.wait(waiters)
    future = loop.create_future()
    task = asyncio.create_task(waiter("f", future))
    await asyncio.sleep(0)
    loop.call_soon(future.cancel)
    await asyncio.wait([task])
    print(task.cancelled(), future.cancelled())

    task = asyncio.create_task(stepper("t", 1))
    task.add_done_callback(lambda t: loop.call_soon(print, "t is over"))
    loop.call_later(0.1, task.cancel)
    await task
    await asyncio.sleep(0.2)
    sleeper = asyncio.create_task(asyncio.sleep(9))
    loop.call_later(0.1, sleeper.cancel)
    try:
        await sleeper
    except asyncio.CancelledError:
        print("cancelled by a timer")


asyncio.run(main())
