"""Payments: takes an amount once for each id, so that asking twice costs once."""

import json
import os
import socket
import uuid

from server import Answer, serve

taken: dict[str, int] = {}


def health(_: bytes) -> Answer:
    return 200, {"status": "ok"}


def ready(_: bytes) -> Answer:
    """Whether its own database can be reached. Nobody else's may be."""
    host, _sep, port = os.environ.get("DATABASE_ADDRESS", "db:5432").rpartition(":")
    try:
        socket.create_connection((host, int(port)), 2).close()
    except OSError:
        return 503, {"status": "no database"}
    return 200, {"status": "ready"}
def take(body: bytes) -> Answer:
    try:
        asked = json.loads(body)
        amount, key = asked["amount"], asked.get("id", str(uuid.uuid4()))
    except (ValueError, KeyError, TypeError, AttributeError):
        return 400, {"error": 'send {"amount": 3}'}
    if not isinstance(amount, int) or isinstance(amount, bool) or amount <= 0 or not isinstance(key, str):
        return 400, {"error": "amount is a positive number of cents"}
    amount = taken.setdefault(key, amount)
    return 201, {"id": key, "amount": amount}


ROUTES = {("GET", "/health"): health, ("GET", "/ready"): ready, ("POST", "/"): take}

if __name__ == "__main__":
    serve(ROUTES, 8000)
