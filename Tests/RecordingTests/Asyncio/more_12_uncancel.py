import asyncio


async def stubborn():
    me = asyncio.current_task()
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("requests", me.cancelling())
        print("left", me.uncancel())
    await asyncio.sleep(0.1)
    print("goes on")
    me.cancel()
    print("asked itself", me.cancelling())
    me.uncancel()
    await asyncio.sleep(0)
    print("nothing came")
    me.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("this time it came")
    return "done"


async def returns_with_request():
    asyncio.current_task().cancel()
    return "value"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0.1)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())
    other = asyncio.create_task(returns_with_request())
    await asyncio.wait([other])
    print("other cancelled", other.cancelled())


if __name__ == "__main__":
    asyncio.run(main())
