"""As much of the protocol of Redis as a queue needs: one connection, commands and their answers."""

import socket
from typing import Self

Answer = str | int | None | list["Answer"]


class RedisError(Exception):
    """The server refused a command."""


class Redis:
    def __init__(self, address: tuple[str, int], password: str | None = None, timeout: float = 5.0) -> None:
        self._socket = socket.create_connection(address, timeout)
        self._stream = self._socket.makefile("rb")
        if password is not None:
            self.command("AUTH", password)

    def command(self, *words: str, timeout: float = 5.0) -> Answer:
        self._socket.settimeout(timeout)
        self._socket.sendall(encode(words))
        return decode(self._stream)

    def close(self) -> None:
        self._stream.close()
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def encode(words: tuple[str, ...]) -> bytes:
    parts = [f"*{len(words)}\r\n".encode()]
    for word in words:
        data = word.encode()
        parts.append(b"$%d\r\n%s\r\n" % (len(data), data))
    return b"".join(parts)


def decode(stream) -> Answer:
    line = stream.readline()
    if not line.endswith(b"\r\n"):
        raise ConnectionError("the connection ended in the middle of an answer")
    kind, rest = line[:1], line[1:-2].decode()
    if kind == b"+":
        return rest
    if kind == b"-":
        raise RedisError(rest)
    if kind == b":":
        return int(rest)
    length = int(rest)
    if length < 0:
        return None
    if kind == b"$":
        return stream.read(length + 2)[:-2].decode()
    return [decode(stream) for _ in range(length)]
