"""as_completed: by end, already done, with a timeout, cancelled while waiting; wait with futures."""
import asyncio


async def job(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(name)
    return name


def make(*specs):
    return [asyncio.create_task(job(*s)) for s in specs]


async def collect(tasks):
    for nxt in asyncio.as_completed(tasks):
        print("got", await nxt)


async def main():
    await collect(make(("slow", 0.3), ("fast", 0.1), ("mid", 0.2), ("now", 0)))
    tasks = make(("a", 0.1), ("bad", 0.2, True), ("c", 0.3))
    for nxt in asyncio.as_completed(tasks):
        try:
            print("got", await nxt)
        except ValueError as exc:
            print("error", exc)
    done = make(("d", 0), ("e", 0))
    await asyncio.wait(done)
    await collect(done)
    late = make(("f", 0.1), ("g", 1))
    try:
        for nxt in asyncio.as_completed(late, timeout=0.5):
            print("got", await nxt)
    except TimeoutError:
        print("timeout", late[1].done())
    collector = asyncio.create_task(collect(late[1:]))
    await asyncio.sleep(0.1)
    collector.cancel()
    await asyncio.wait([collector])
    print("collector cancelled", collector.cancelled(), late[1].done())
    print(await late[1])
    loop = asyncio.get_running_loop()
    future, other = loop.create_future(), loop.create_future()
    loop.call_later(0.2, future.set_result, 7)
    done, pending = await asyncio.wait([other, future], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), future.result())
    waiter = asyncio.create_task(asyncio.wait([other]))
    await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.wait([waiter])
    print("other untouched", not other.done())


asyncio.run(main())
