"""An awaited coroutine is part of the task that awaits it."""
import asyncio


async def main():
    print("I am Main")
    await foo("I am foo")
    print("finished")


async def foo(text):
    print(text)
    await asyncio.sleep(2)


asyncio.run(main())
