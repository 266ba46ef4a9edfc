"""Main waits for its task."""
import asyncio


async def main():
    print("I am Main")
    task = asyncio.create_task(foo("I am foo"))
    await task
    print("finished")


async def foo(text):
    print(text)
    await asyncio.sleep(2)


asyncio.run(main())
