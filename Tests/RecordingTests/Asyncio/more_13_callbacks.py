import asyncio


async def sleeper(name, delay):
    await asyncio.sleep(delay)
    print(name, "slept")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    handle = loop.call_soon(print, "never")
    loop.call_soon(print, "soon 2")
    handle.cancel()
    task = asyncio.create_task(sleeper("zero", 0))
    loop.call_later(0.2, print, "later 0.2")
    timer = loop.call_later(0.1, print, "never later")
    loop.call_at(loop.time() + 0.1, print, "at 0.1")
    timer.cancel()
    print("main")
    await asyncio.sleep(0.1)
    print("main after 0.1")

    def again(n):
        print("again", n)
        if n:
            loop.call_soon(again, n - 1)
    loop.call_soon(again, 3)
    for i in range(3):
        await asyncio.sleep(0)
        print("turn", i)
    await asyncio.sleep(0.2)
    task.add_done_callback(lambda t: print("done callback", t.done()))
    await asyncio.sleep(0)
    print("end")


if __name__ == "__main__":
    asyncio.run(main())
