"""The worker: takes orders from the queue. It touches a file after each look, which its healthcheck reads."""

import json
import signal
import time
from pathlib import Path

from acme_shop.api import DONE, QUEUE, queue

ALIVE = Path("/tmp/alive")
running = True


def stop(*_: object) -> None:
    global running
    running = False


def handle(message: str) -> dict[str, str]:
    """Does the work of one order. It may come twice: doing it again must change nothing."""
    return {"shipped": json.loads(message)["item"]}


def work() -> None:
    with queue() as redis:
        while running:
            ALIVE.touch()
            taken = redis.command("BLPOP", QUEUE, "5", timeout=10)
            if isinstance(taken, list):
                print(json.dumps(handle(str(taken[1]))), flush=True)
                redis.command("INCR", DONE)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    while running:
        try:
            work()
        except (OSError, ConnectionError) as error:
            print(json.dumps({"error": str(error)}), flush=True)
            time.sleep(2)
