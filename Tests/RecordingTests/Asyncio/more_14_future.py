import asyncio


async def waiter(name, future):
    try:
        print(name, "got", await future)
    except ValueError as error:
        print(name, "error", error)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    a = asyncio.create_task(waiter("a", future))
    b = asyncio.create_task(waiter("b", future))
    future.add_done_callback(lambda f: print("callback"))
    await asyncio.sleep(0)
    loop.call_later(0.1, future.set_result, 42)
    await asyncio.gather(a, b)
    failing = loop.create_future()
    c = asyncio.create_task(waiter("c", failing))
    await asyncio.sleep(0)
    failing.set_exception(ValueError("bad"))
    await c
    shared = loop.create_future()
    d = asyncio.create_task(waiter("d", shared))
    e = asyncio.create_task(waiter("e", shared))
    await asyncio.sleep(0)
    d.cancel()
    await asyncio.wait([d, e])
    print(shared.cancelled(), d.cancelled(), e.cancelled())
    print(await future)


if __name__ == "__main__":
    asyncio.run(main())
