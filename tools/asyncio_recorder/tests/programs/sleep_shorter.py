"""Main sleeps for less than its task does."""
import asyncio


async def main():
    print("I am Main")
    task = asyncio.create_task(foo("I am foo"))
    await asyncio.sleep(0.5)
    print("finished")
    return task


async def foo(text):
    print(text)
    await asyncio.sleep(10)


asyncio.run(main())
