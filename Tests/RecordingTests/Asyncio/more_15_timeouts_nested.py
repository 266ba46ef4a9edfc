import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.3):
            try:
                async with asyncio.timeout(0.1):
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner", round(loop.time(), 1))
            await asyncio.sleep(1)
    except TimeoutError:
        print("outer", round(loop.time(), 1))
    try:
        async with asyncio.timeout(0.1):
            async with asyncio.timeout(0.2):
                await asyncio.sleep(1)
    except TimeoutError:
        print("the outer one fired", round(loop.time(), 1))
    async with asyncio.timeout(0.1) as limit:
        limit.reschedule(loop.time() + 0.5)
        await asyncio.sleep(0.3)
        print("rescheduled", limit.expired())
    async with asyncio.timeout(None):
        await asyncio.sleep(0.1)
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(0)
            print("not here")
    except TimeoutError:
        print("at once")
    print(asyncio.current_task().cancelling())


if __name__ == "__main__":
    asyncio.run(main())
