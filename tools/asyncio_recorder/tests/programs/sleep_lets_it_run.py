"""While main sleeps, its task runs."""
import asyncio


async def main():
    print("I am Main")
    task = asyncio.create_task(foo("I am foo"))
    await asyncio.sleep(2)
    print("finished")
    return task


async def foo(text):
    print(text)
    await asyncio.sleep(2)


asyncio.run(main())
