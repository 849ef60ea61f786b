import sys
import tempfile
import threading
import unittest
from http.server import ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parent.parent
for folder in ("edge-node/sync-service", "edge-node/services/ml-inference", "central/sync-api"):
    sys.path.insert(0, str(ROOT / folder))

from api import handler_of, read_batch  # noqa: E402
from detector import Detector  # noqa: E402
from link import Centre, Link  # noqa: E402
from outbox import Outbox  # noqa: E402
from sites import Sites  # noqa: E402


def event(number, priority=1):
    return {"id": f"event-{number}", "kind": "test", "priority": priority, "data": {}}


class MemoryStore:
    """Stands in for PostgreSQL."""

    def __init__(self):
        self.events = {}

    def keep(self, site, events):
        for one in events:
            self.events.setdefault(one["id"], (site, one))
        return [one["id"] for one in events]

    def changes(self, _site, since):
        return [{"key": "threshold", "version": 7, "value": 5}] if since < 7 else []

    def is_ready(self):
        pass


class Queue(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = f"{folder.name}/outbox.db"

    def test_the_most_urgent_goes_first_and_nothing_twice(self):
        outbox = Outbox(self.path)
        for one in (event(1), event(2, 0), event(3), event(1)):
            outbox.add(one)
        self.assertEqual([one["id"] for one in outbox.next(10)], ["event-2", "event-1", "event-3"])

    def test_a_restart_loses_nothing(self):
        Outbox(self.path).add(event(1))
        self.assertEqual(len(Outbox(self.path)), 1)

    def test_when_it_is_full_the_least_important_goes(self):
        outbox = Outbox(self.path, capacity=2)
        for one in (event(1, 2), event(2, 0), event(3, 1)):
            outbox.add(one)
        self.assertEqual([one["id"] for one in outbox.next(10)], ["event-2", "event-3"])

    def test_an_older_setting_changes_nothing(self):
        outbox = Outbox(self.path)
        outbox.apply([{"key": "a", "version": 2, "value": "new"}])
        outbox.apply([{"key": "a", "version": 1, "value": "old"}])
        self.assertEqual((outbox.settings(), outbox.version()), ({"a": "new"}, 2))


class InStep(unittest.TestCase):
    def setUp(self):
        self.outbox = Outbox(":memory:")
        self.store = MemoryStore()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self.store, Sites("site-1 secret\n")))
        threading.Thread(target=self.server.serve_forever).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def link(self, token="secret", url=None):
        return Link(self.outbox, Centre(url or self.url, "site-1", token), interval=10, longest_pause=60, batch_size=2)

    def test_what_waited_arrives_and_settings_come_back(self):
        for number in range(3):
            self.outbox.add(event(number))
        link = self.link()
        self.assertEqual([link.turn(), link.turn()], [0, 10])
        self.assertEqual((len(self.outbox), len(self.store.events)), (0, 3))
        self.assertEqual(self.outbox.settings(), {"threshold": 5})

    def test_while_the_link_is_down_events_stay_and_pauses_grow(self):
        self.outbox.add(event(1))
        link = self.link(url="http://127.0.0.1:9")
        self.assertEqual([link.turn() for _ in range(4)], [20, 40, 60, 60])
        self.assertEqual(len(self.outbox), 1)

    def test_a_wrong_token_is_refused(self):
        self.outbox.add(event(1))
        self.assertEqual(self.link(token="guessed").turn(), 20)
        self.assertEqual(self.store.events, {})


class Judging(unittest.TestCase):
    def test_only_what_is_unusual_is_an_event(self):
        detector = Detector(threshold=4, memory=0.1, warm_up=20)
        usual = [detector.judge("scale", 10 + (number % 3)) for number in range(50)]
        self.assertEqual(set(usual), {None})
        self.assertGreater(detector.judge("scale", 40), 4)
        self.assertIsNone(detector.judge("scale", 11))

    def test_what_is_no_batch_or_no_site_is_refused(self):
        for body in (b"{", b"[]", b'{"events": [{}], "since": 0}', b'{"events": [], "since": "x"}'):
            self.assertIsNone(read_batch(body))
        sites = Sites("a one\nb two\n")
        self.assertTrue(sites.allows("a", "Bearer one"))
        self.assertFalse(sites.allows("a", "Bearer two") or sites.allows("c", "Bearer ") or sites.allows(None, None))


if __name__ == "__main__":
    unittest.main()
