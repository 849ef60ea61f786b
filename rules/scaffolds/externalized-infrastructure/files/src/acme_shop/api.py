"""The API: GET /health, GET /ready, GET /orders, POST /orders."""

import json
import socket

from acme_shop import settings
from acme_shop.redis import Redis
from acme_shop.server import Answer, serve

QUEUE = "orders:new"
DONE = "orders:done"


def queue() -> Redis:
    return Redis(settings.address("QUEUE_ADDRESS", "queue:6379"), settings.secret("QUEUE_PASSWORD_FILE"))


def health(_: bytes) -> Answer:
    """Whether the process works; it says nothing about others, so that they cannot take it down."""
    return 200, {"status": "ok"}


def ready(_: bytes) -> Answer:
    """Whether all that it needs can be reached."""
    socket.create_connection(settings.address("DATABASE_ADDRESS", "db:5432"), 2).close()
    with queue() as redis:
        redis.command("PING")
    return 200, {"status": "ready"}


def place(body: bytes) -> Answer:
    try:
        item = json.loads(body)["item"]
    except (ValueError, KeyError, TypeError):
        return 400, {"error": 'send {"item": "..."}'}
    if not isinstance(item, str) or not 0 < len(item) <= 200:
        return 400, {"error": "item is a text of at most 200 characters"}
    with queue() as redis:
        waiting = redis.command("RPUSH", QUEUE, json.dumps({"item": item}))
    return 202, {"waiting": waiting}


def orders(_: bytes) -> Answer:
    with queue() as redis:
        return 200, {"waiting": redis.command("LLEN", QUEUE), "done": int(redis.command("GET", DONE) or 0)}


ROUTES = {
    ("GET", "/health"): health,
    ("GET", "/ready"): ready,
    ("GET", "/orders"): orders,
    ("POST", "/orders"): place,
}

if __name__ == "__main__":
    serve(ROUTES, int(settings.text("PORT", "8000")))
