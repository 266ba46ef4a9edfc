"""The guest eats while the order is prepared, and then waits for it."""
import asyncio


async def restaurant():
    print("you placed another order immediately and waiting")
    task = asyncio.create_task(order("Nan with paneer butter masala"))
    print("you started eating biryani")
    await task
    print("your Biryani is finished")


async def order(text):
    await asyncio.sleep(5)
    print("Your order", text)


asyncio.run(restaurant())
