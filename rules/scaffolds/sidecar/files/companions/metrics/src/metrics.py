"""Reads the counts of one service and shows them as Prometheus reads them: GET /metrics, GET /health."""

import json
import os
import re
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def exposition(service: str, stats: dict[str, object]) -> str:
    """`orders_requests_total 3`, a line for each count."""
    prefix = re.sub(r"[^a-z0-9]", "_", service.lower())
    lines = [f"{prefix}_up 1"]
    lines += [
        f"{prefix}_{re.sub(r'[^a-z0-9]', '_', name.lower())}_total {value}"
        for name, value in sorted(stats.items())
        if isinstance(value, int) and not isinstance(value, bool)
    ]
    return "\n".join(lines) + "\n"


def collect() -> str:
    service = os.environ.get("SERVICE", "service")
    try:
        with urllib.request.urlopen(os.environ["STATS_URL"], timeout=3) as answer:
            return exposition(service, json.load(answer))
    except (OSError, ValueError):
        return f"{re.sub(r'[^a-z0-9]', '_', service.lower())}_up 0\n"


class Handler(BaseHTTPRequestHandler):
    timeout = 10

    def do_GET(self) -> None:
        known = {"/health": lambda: "ok\n", "/metrics": collect}
        make = known.get(self.path)
        body = (make() if make else "not found\n").encode()
        self.send_response(200 if make else 404)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Being asked is nothing to tell."""


if __name__ == "__main__":
    ThreadingHTTPServer(("", 9100), Handler).serve_forever()
