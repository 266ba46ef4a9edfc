"""A coroutine object is no task: nobody starts this one."""
import asyncio


async def main():
    print("Hello,")
    await asyncio.sleep(2)
    print("World!!!!!!!")


main()
