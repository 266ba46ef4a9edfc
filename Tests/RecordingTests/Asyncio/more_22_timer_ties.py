import asyncio


async def sleeper(name, delay, times):
    for i in range(times):
        await asyncio.sleep(delay)
        print(name, i)


async def main():
    await asyncio.gather(sleeper("a", 0.3, 2), sleeper("b", 0.2, 3), sleeper("c", 0.1, 6), sleeper("d", 0.6, 1))
    await asyncio.sleep(-1)
    print("end")


if __name__ == "__main__":
    asyncio.run(main())
