"""POST /sync: a site hands over its events, and hears what changed."""

import json
import os
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sites import Sites

LARGEST_BODY = 8 * 1024 * 1024


def read_batch(body):
    """Events and the version that the site knows; None where it is no batch."""
    try:
        batch = json.loads(body)
        events, since = batch["events"], batch["since"]
        good = all(isinstance(event["id"], str) and isinstance(event["kind"], str) for event in events)
    except (ValueError, KeyError, TypeError):
        return None
    return (events, since) if good and isinstance(since, int) else None


def handler_of(store, sites):
    class Handler(BaseHTTPRequestHandler):
        # For a client that does not send what it has announced.
        timeout = 30

        def do_GET(self):
            if self.path != "/healthz":
                return self.answer(404, {})
            store.is_ready()
            return self.answer(200, {})

        def do_POST(self):
            size = int(self.headers.get("content-length") or 0)
            site = self.headers.get("x-site")
            if self.path != "/sync":
                return self.answer(404, {})
            if not sites.allows(site, self.headers.get("authorization")):
                return self.answer(401, {"error": "No such site, or another token."})
            if size > LARGEST_BODY:
                return self.answer(413, {})
            batch = read_batch(self.rfile.read(size))
            if batch is None:
                return self.answer(422, {"error": "A batch has `events`, and the version `since`."})
            events, since = batch
            return self.answer(200, {"kept": store.keep(site, events), "changes": store.changes(site, since)})

        def answer(self, status, body):
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

    return Handler


def main():
    import psycopg

    from store import Store

    password = Path(os.environ["DATABASE_PASSWORD_FILE"]).read_text(encoding="utf-8").strip()
    sites = Sites(Path(os.environ["SITE_TOKENS_FILE"]).read_text(encoding="utf-8"))

    def connect():
        return psycopg.connect(
            host=os.environ["DATABASE_HOST"], dbname="central", user="central", password=password, connect_timeout=3
        )

    server = ThreadingHTTPServer(("", 8000), handler_of(Store(connect), sites))
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()


if __name__ == "__main__":
    main()
