"""A server and its client in one process."""
import asyncio


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for word in (b"one\n", b"two\n"):
        writer.write(word)
        await writer.drain()
        print(await reader.readline())
        await asyncio.sleep(0.01)
    writer.close()
    await writer.wait_closed()
    server.close()


asyncio.run(main())
