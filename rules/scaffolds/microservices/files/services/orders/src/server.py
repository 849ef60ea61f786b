"""A small HTTP server of the standard library: routes are functions, answers are JSON."""

import json
import signal
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, object]
LARGEST_BODY = 64 * 1024


def serve(routes: Mapping[tuple[str, str], Callable[[bytes], Answer]], port: int) -> None:
    """Serves until the container is stopped."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def _answer(self) -> None:
            route = routes.get((self.command, self.path.split("?")[0]))
            length = int(self.headers.get("Content-Length") or 0)
            if route is None:
                status, value = 404, {"error": "not found"}
            elif length > LARGEST_BODY:
                status, value = 413, {"error": "too large"}
            else:
                status, value = route(self.rfile.read(length))
            body = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _answer

    server = ThreadingHTTPServer(("", port), Handler)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()
