"""A running loop lets no second one run inside of it."""
import asyncio


async def inner():
    await asyncio.sleep(2)


async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        coroutine.close()
        print(error)


asyncio.run(main())
