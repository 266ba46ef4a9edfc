import asyncio


async def leaf(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        print(name, "fails")
        raise ValueError(name)
    print(name, "ends")
    return name


async def main():
    try:
        await asyncio.gather(leaf("a", 0.1, True), leaf("b", 0.2), leaf("c", 0.1, True))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.2)
    results = await asyncio.gather(leaf("d", 0.1, True), leaf("e", 0), return_exceptions=True)
    print([type(r).__name__ for r in results])
    victim = asyncio.create_task(leaf("f", 1))
    group = asyncio.gather(victim, leaf("g", 0.1))
    await asyncio.sleep(0)
    victim.cancel()
    try:
        await group
    except asyncio.CancelledError:
        print("a cancelled child")


if __name__ == "__main__":
    asyncio.run(main())
