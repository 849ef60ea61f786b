"""Orders: GET /health, GET /stats, POST /. Whatever it asks of others goes through its own proxy."""

import json
import logging
import logging.handlers
import os
import signal
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LARGEST_BODY = 64 * 1024
counts = {"requests": 0, "orders": 0}
log = logging.getLogger("orders")


def price_of(item: str) -> int:
    """Asks the catalogue, through the proxy: where it is, and how often to ask again, is known there."""
    base = os.environ.get("OUTBOUND_URL", "http://orders-proxy:15001")
    with urllib.request.urlopen(f"{base}/catalogue/{item}", timeout=5) as answer:
        return int(json.load(answer)["price"])


def place(body: bytes) -> tuple[int, object]:
    try:
        item = json.loads(body)["item"]
    except (ValueError, KeyError, TypeError):
        return 400, {"error": 'send {"item": "..."}'}
    if not isinstance(item, str) or not item.isalpha() or len(item) > 40:
        return 400, {"error": "item is a word"}
    try:
        price = price_of(item)
    except OSError:
        return 503, {"error": "the catalogue does not answer"}
    counts["orders"] += 1
    return 201, {"item": item, "price": price}


class Handler(BaseHTTPRequestHandler):
    timeout = 10

    def _send(self, status: int, value: object) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        answers = {"/health": {"status": "ok"}, "/stats": counts, "/": {"orders": counts["orders"]}}
        self._send(200 if self.path in answers else 404, answers.get(self.path, {"error": "not found"}))

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self._send(*(place(self.rfile.read(length)) if length <= LARGEST_BODY else (413, {"error": "too large"})))

    def log_message(self, format: str, *args: object) -> None:
        counts["requests"] += 1
        log.info(json.dumps({"request": self.requestline}))


def main() -> None:
    # Into a file that the logger follows; it cannot grow without end.
    path = os.environ.get("LOG_FILE")
    log.addHandler(
        logging.handlers.RotatingFileHandler(path, maxBytes=1_000_000, backupCount=2) if path else logging.StreamHandler()
    )
    log.setLevel(logging.INFO)
    server = ThreadingHTTPServer(("", 8000), Handler)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()


if __name__ == "__main__":
    main()
