"""A task that nobody awaits starts once main lets go, and is cancelled at the end."""
import asyncio


async def main():
    print("I am Main")
    task = asyncio.create_task(foo("I am foo"))
    print("finished")
    return task


async def foo(text):
    print(text)
    await asyncio.sleep(2)


asyncio.run(main())
