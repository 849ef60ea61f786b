"""Orders: asks the catalogue for the price and the payments to take it, each by its interface and never in its database."""

import json
import os
import socket
import urllib.request

from server import Answer, serve


def ask(url: str, body: dict[str, object] | None = None) -> dict[str, object]:
    """Another service's answer. Throws OSError where there is none in time."""
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data=data), timeout=3) as answer:
        return json.load(answer)


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
def place(body: bytes) -> Answer:
    try:
        item = json.loads(body)["item"]
    except (ValueError, KeyError, TypeError):
        return 400, {"error": 'send {"item": "..."}'}
    if not isinstance(item, str) or not item.isalpha() or len(item) > 40:
        return 400, {"error": "item is a word"}
    try:
        price = ask(f"{os.environ.get('CATALOGUE_URL', 'http://catalogue:8000')}/{item}")["price"]
        payment = ask(os.environ.get("PAYMENTS_URL", "http://payments:8000") + "/", {"amount": price})
    except OSError:
        return 503, {"error": "another service does not answer"}
    return 201, {"item": item, "payment": payment["id"]}


ROUTES = {("GET", "/health"): health, ("GET", "/ready"): ready, ("POST", "/"): place}

if __name__ == "__main__":
    serve(ROUTES, 8000)
