import asyncio


async def job(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(name)
    return name


async def main():
    tasks = [asyncio.create_task(job("a", 0.1)), asyncio.create_task(job("b", 0.2, True)), asyncio.create_task(job("c", 0.3))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks, timeout=0.05)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    waiting = asyncio.create_task(asyncio.wait([asyncio.create_task(job("d", 1))]))
    await asyncio.sleep(0.1)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("wait cancelled, its task goes on")
    await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(main())
