"""Two tasks wait for each other, and main for both."""
import asyncio


async def take(first, second, name):
    async with first:
        await asyncio.sleep(0)
        async with second:
            print(name, "has both")


async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(take(left, right, "one"), name="one")
        group.create_task(take(right, left, "two"), name="two")


asyncio.run(main())
