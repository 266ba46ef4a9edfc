"""An error that nobody catches ends the program with status 1."""
import asyncio
import sys


async def fails():
    print("here it comes", file=sys.stderr)
    await asyncio.sleep(1)
    raise KeyError("nothing")


async def main():
    print("no newline", end="")
    await asyncio.create_task(fails())


asyncio.run(main())
