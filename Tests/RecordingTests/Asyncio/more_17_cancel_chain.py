import asyncio


async def c():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("c cancelled")
        await asyncio.sleep(0.1)
        print("c cleaned up")
        raise


async def b(task):
    try:
        await task
    except asyncio.CancelledError:
        print("b cancelled")
        raise


async def a(task):
    try:
        await task
    except asyncio.CancelledError:
        print("a cancelled")
        return "a's result"


async def main():
    tc = asyncio.create_task(c(), name="c")
    tb = asyncio.create_task(b(tc), name="b")
    ta = asyncio.create_task(a(tb), name="a")
    await asyncio.sleep(0.1)
    ta.cancel()
    print(await ta, ta.cancelling(), tb.cancelled(), tc.cancelled())


if __name__ == "__main__":
    asyncio.run(main())
