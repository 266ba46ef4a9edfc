import asyncio


async def job(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(name)
    return name


async def main():
    tasks = [asyncio.create_task(job(n, d), name=n) for n, d in [("slow", 0.3), ("quick", 0.1), ("middle", 0.2)]]
    for next_one in asyncio.as_completed(tasks):
        print(await next_one)
    tasks = [asyncio.create_task(job("a", 0.1)), asyncio.create_task(job("b", 0.5)), asyncio.create_task(job("c", 0.1, True))]
    for next_one in asyncio.as_completed(tasks, timeout=0.3):
        try:
            print(await next_one)
        except ValueError:
            print("error")
        except asyncio.TimeoutError:
            print("timeout")
    print(await tasks[1])


if __name__ == "__main__":
    asyncio.run(main())
