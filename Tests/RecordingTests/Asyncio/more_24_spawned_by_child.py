import asyncio


async def grandchild(name):
    print(name, "runs")
    await asyncio.sleep(0)
    print(name, "ends")
    return name


async def child(name):
    task = asyncio.create_task(grandchild(name + ".1"))
    await asyncio.sleep(0)
    print(name, "in between")
    print(await task)
    return await grandchild(name + ".2")


async def main():
    a = asyncio.create_task(child("a"))
    b = asyncio.create_task(child("b"))
    print(await b)
    print(await a)
    print(await a)
    c = asyncio.create_task(child("c"))
    c.add_done_callback(lambda t: print("callback of c"))
    d = asyncio.create_task(grandchild("d"))
    await asyncio.gather(c, d, c)


if __name__ == "__main__":
    asyncio.run(main())
