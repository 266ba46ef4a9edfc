"""Functions in threads, which print, and a loop in a thread of its own."""
import asyncio
import threading


def blocking(gate, name):
    gate.wait()
    print("from the thread", name)
    return name


async def other():
    await asyncio.sleep(0.01)


async def main():
    gate = threading.Event()
    functions = [asyncio.to_thread(blocking, gate, number) for number in range(3)]
    tasks = [asyncio.create_task(function) for function in functions]
    await asyncio.sleep(0)
    gate.set()
    print(await asyncio.gather(*tasks))
    await asyncio.to_thread(asyncio.run, other())


asyncio.run(main())
