"""Children of a group: the failure of one cancels the others."""
import asyncio


async def page(name, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise
    if name == "weather":
        raise ValueError("no weather today")
    print(name, "is here")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for name, seconds in (("news", 3), ("weather", 2), ("sports", 1)):
                group.create_task(page(name, seconds), name=name)
    except* ValueError as errors:
        print(errors.exceptions)


asyncio.run(main())
