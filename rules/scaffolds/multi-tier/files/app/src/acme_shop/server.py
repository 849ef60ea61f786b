"""A small HTTP server of the standard library: routes are functions, answers are JSON."""

import json
import signal
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, object]
Route = Callable[[bytes], Answer]

LARGEST_BODY = 64 * 1024


def handler(routes: Mapping[tuple[str, str], Route]) -> type[BaseHTTPRequestHandler]:
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
                try:
                    status, value = route(self.rfile.read(length))
                except (OSError, ConnectionError) as error:
                    status, value = 503, {"error": type(error).__name__}
            body = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _answer

        def log_message(self, format: str, *args: object) -> None:
            print(json.dumps({"request": self.requestline, "status": args[1] if len(args) > 1 else None}), flush=True)

    return Handler


def serve(routes: Mapping[tuple[str, str], Route], port: int) -> None:
    """Serves until the container is stopped."""
    server = ThreadingHTTPServer(("", port), handler(routes))
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()
    server.server_close()
