"""The guest waits for the order."""
import asyncio


async def restaurant():
    print("Waiter came...")
    await order("Biryani")
    print("Biryani came to the table")


async def order(text):
    print("You ordered", text)
    await asyncio.sleep(5)


asyncio.run(restaurant())
