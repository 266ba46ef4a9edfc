"""Where a cancellation goes: through tasks, gathers and shields, to the next wait, taken back, to oneself."""
import asyncio


async def leaf(name, delay=1.0, clean=0.0):
    try:
        await asyncio.sleep(delay)
        print(name, "slept")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        if clean:
            await asyncio.sleep(clean)
            print(name, "clean")
        raise


async def through(target):
    try:
        return await target
    except asyncio.CancelledError:
        print("passed on")
        raise


async def nested():
    try:
        await asyncio.gather(leaf("g1"), asyncio.gather(leaf("g2", clean=0.1), leaf("g3")))
    finally:
        print("gather over")


async def itself():
    asyncio.current_task().cancel()
    print("asked")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("got it", asyncio.current_task().cancelling(), asyncio.current_task().uncancel())
    await asyncio.sleep(0.1)
    asyncio.current_task().cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("in a yield")
    asyncio.current_task().uncancel()
    asyncio.current_task().cancel()
    asyncio.current_task().uncancel()
    await asyncio.sleep(0.1)
    print("taken back")
    asyncio.current_task().cancel()
    return "returned"


async def returns_late():
    task = asyncio.create_task(itself())
    try:
        print(await task)
    except asyncio.CancelledError:
        print("ended cancelled", task.cancelled())


async def stubborn():
    for _ in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("no")
    return "in the end"


async def main():
    inner = asyncio.create_task(leaf("inner"))
    middle = asyncio.create_task(through(inner))
    outer = asyncio.create_task(through(middle))
    await asyncio.sleep(0.1)
    print(outer.cancel(), inner.cancelling(), middle.cancelling(), outer.cancelling())
    await asyncio.wait([outer])
    print(inner.cancelled(), middle.cancelled(), outer.cancelled())

    task = asyncio.create_task(nested())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task])

    inner = asyncio.create_task(leaf("kept", 0.3))
    outer = asyncio.create_task(through(asyncio.shield(inner)))
    await asyncio.sleep(0.1)
    outer.cancel()
    await asyncio.wait([outer])
    print(await inner)

    shared = asyncio.create_task(leaf("shared"))
    both = [asyncio.create_task(through(shared)) for _ in range(2)]
    await asyncio.sleep(0.1)
    both[0].cancel()
    await asyncio.wait(both)
    print([t.cancelled() for t in both])

    await returns_late()

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0.1)
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0.1)
    print(await task, task.cancelled(), task.cancelling())

    future = asyncio.get_running_loop().create_future()
    waiters = [asyncio.create_task(through(future)) for _ in range(2)]
    await asyncio.sleep(0)
    waiters[1].cancel()
    print("future cancelled", future.cancelled())
    await asyncio.wait(waiters)

    done = asyncio.create_task(leaf("just done", 0.1))
    waiter = asyncio.create_task(through(done))
    await done
    waiter.cancel()
    await asyncio.wait([waiter])
    print("after the end", waiter.cancelled())
    failing = asyncio.gather(leaf("ok", 0.2), leaf("other", 0.1), return_exceptions=True)
    await asyncio.sleep(0)
    failing.cancel()
    try:
        await failing
    except asyncio.CancelledError:
        print("gather cancelled")


asyncio.run(main())
