"""The guest leaves before the order is ready."""
import asyncio


async def restaurant():
    print("you placed another order and ordered waiter to bring after the biryani finished")
    task = asyncio.create_task(order("Nan with paneer butter masala"))
    print("you are eating biryani")
    print("your Biryani is finished")
    return task


async def order(text):
    await asyncio.sleep(5)
    print("Your order", text, "ready to serve")


asyncio.run(restaurant())
