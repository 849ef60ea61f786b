"""Takes measurements (POST /measurements), and hands over to the sync service what is unusual."""

import json
import os
import signal
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

import yaml

from detector import Detector

LARGEST_BODY = 64 * 1024


def read_measurement(body):
    """Sensor and value of a measurement; None where it is none."""
    try:
        measurement = json.loads(body)
        sensor, value = measurement["sensor"], measurement["value"]
    except (ValueError, KeyError, TypeError):
        return None
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e12
    return (sensor, float(value)) if isinstance(sensor, str) and 0 < len(sensor) <= 64 and is_number else None


def event_of(sensor, value, distance):
    return {
        "id": str(uuid.uuid4()),
        "kind": "unusual-measurement",
        # 0 goes first.
        "priority": 0 if distance > 8 else 1,
        "data": {"sensor": sensor, "value": value, "distance": distance},
    }


def send(event, url):
    request = Request(f"{url}/events", json.dumps(event).encode(), {"content-type": "application/json"})
    with urlopen(request, timeout=3):
        pass


def handler_of(detector, hand_over):
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.answer(200 if self.path == "/healthz" else 404, {})

        def do_POST(self):
            size = int(self.headers.get("content-length") or 0)
            if self.path != "/measurements" or size > LARGEST_BODY:
                return self.answer(404 if size <= LARGEST_BODY else 413, {})
            measurement = read_measurement(self.rfile.read(size))
            if measurement is None:
                return self.answer(422, {"error": "A measurement has a `sensor` and a `value`."})
            with lock:
                distance = detector.judge(*measurement)
            if distance is not None:
                hand_over(event_of(*measurement, distance))
            return self.answer(200, {"unusual": distance is not None})

        def answer(self, status, body):
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            """Not a line for each measurement."""

    return Handler


def main():
    with open("/etc/edge/config.yml", encoding="utf-8") as file:
        settings = yaml.safe_load(file)["detection"]
    detector = Detector(settings["threshold"], settings["memory"], settings["warm-up"])
    sync = os.environ["SYNC_URL"]
    server = ThreadingHTTPServer(("", 8000), handler_of(detector, lambda event: send(event, sync)))
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()


if __name__ == "__main__":
    main()
