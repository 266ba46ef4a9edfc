import asyncio


async def party(name, barrier, delay):
    await asyncio.sleep(delay)
    print(name, "arrives")
    index = await barrier.wait()
    print(name, "leaves", index)
    index = await barrier.wait()
    print(name, "leaves again", index)


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(party(n, barrier, d)) for n, d in [("a", 0.2), ("b", 0.1), ("c", 0.1)]]
    await asyncio.gather(*tasks)
    print("waiting", barrier.n_waiting)


if __name__ == "__main__":
    asyncio.run(main())
