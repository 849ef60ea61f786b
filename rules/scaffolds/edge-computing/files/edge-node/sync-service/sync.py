"""Takes events of the site (POST /events), and keeps the site in step with the centre."""

import json
import os
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml

from link import Centre, Link
from outbox import Outbox

LARGEST_BODY = 64 * 1024


def read_event(body):
    """The event in a body; None where it is none."""
    try:
        event = json.loads(body)
        is_event = isinstance(event["id"], str) and isinstance(event["kind"], str) and event["priority"] in (0, 1, 2)
    except (ValueError, KeyError, TypeError):
        return None
    return event if is_event else None


def handler_of(outbox):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/healthz":
                # Healthy also while the link is down: that is what it is for.
                return self.answer(200, {"waiting": len(outbox)})
            if self.path == "/settings":
                return self.answer(200, outbox.settings())
            return self.answer(404, {})

        def do_POST(self):
            size = int(self.headers.get("content-length") or 0)
            if self.path != "/events" or size > LARGEST_BODY:
                return self.answer(404 if size <= LARGEST_BODY else 413, {})
            event = read_event(self.rfile.read(size))
            if event is None:
                return self.answer(422, {"error": "An event has an `id`, a `kind` and a `priority` from 0 to 2."})
            outbox.add(event)
            return self.answer(202, {})

        def answer(self, status, body):
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            """Not a line for each event."""

    return Handler


def main():
    settings = yaml.safe_load(Path("/etc/edge/config.yml").read_text(encoding="utf-8"))["sync"]
    outbox = Outbox("/data/outbox.db", settings["capacity"])
    token = Path(os.environ["SITE_TOKEN_FILE"]).read_text(encoding="utf-8").strip()
    centre = Centre(os.environ["CENTRAL_URL"], os.environ["SITE_ID"], token)
    link = Link(outbox, centre, settings["interval"], settings["longest-pause"], settings["batch-size"])
    stopped = threading.Event()

    def keep_in_step():
        while not stopped.wait(link.turn()):
            pass

    server = ThreadingHTTPServer(("", 8000), handler_of(outbox))
    worker = threading.Thread(target=keep_in_step)
    worker.start()

    def stop(*_):
        stopped.set()
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    server.serve_forever()
    worker.join()


if __name__ == "__main__":
    main()
