"""Run with `make test`: nothing but Python is needed."""

import io
import json
import sys
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from acme_shop import api, redis, worker


class Queue:
    """Answers as a Redis would that nobody else uses."""

    def __init__(self) -> None:
        self.commands: list[tuple[str, ...]] = []

    def command(self, *words: str, **_: float) -> int:
        self.commands.append(words)
        return 1

    def __enter__(self) -> "Queue":
        return self

    def __exit__(self, *_: object) -> None:
        pass


class ApiTest(unittest.TestCase):
    def test_health_needs_nobody_else(self) -> None:
        self.assertEqual(api.health(b""), (200, {"status": "ok"}))

    def test_an_order_is_queued(self) -> None:
        queue = Queue()
        with mock.patch.object(api, "queue", lambda: queue):
            self.assertEqual(api.place(b'{"item": "tea"}'), (202, {"waiting": 1}))
        self.assertEqual(queue.commands, [("RPUSH", api.QUEUE, '{"item": "tea"}')])

    def test_what_is_no_order_is_refused(self) -> None:
        for body in (b"", b"[]", b'{"item": 1}', b'{"item": ""}', json.dumps({"item": "x" * 201}).encode()):
            self.assertEqual(api.place(body)[0], 400)


class RedisTest(unittest.TestCase):
    def test_commands_are_written_with_their_lengths(self) -> None:
        self.assertEqual(redis.encode(("GET", "\u00e9")), b"*2\r\n$3\r\nGET\r\n$2\r\n\xc3\xa9\r\n")

    def test_answers_are_read(self) -> None:
        for data, answer in ((b"+OK\r\n", "OK"), (b":3\r\n", 3), (b"$-1\r\n", None), (b"*2\r\n$1\r\na\r\n:1\r\n", ["a", 1])):
            self.assertEqual(redis.decode(io.BytesIO(data)), answer)
        with self.assertRaises(redis.RedisError):
            redis.decode(io.BytesIO(b"-ERR no\r\n"))


class WorkerTest(unittest.TestCase):
    def test_the_same_order_twice_is_done_the_same(self) -> None:
        self.assertEqual(worker.handle('{"item": "tea"}'), worker.handle('{"item": "tea"}'))


if __name__ == "__main__":
    unittest.main()
