"""The link to the centre: sends what waits, and brings what changed. Nothing else of the site waits for it."""

import json
from urllib.request import Request, urlopen


class Centre:
    """The centre, over HTTPS."""

    def __init__(self, url, site, token):
        self._url = url
        self._headers = {"authorization": f"Bearer {token}", "x-site": site, "content-type": "application/json"}

    def exchange(self, events, since):
        """Hands over events; gives the ids that are kept there, and changes since a version."""
        body = json.dumps({"events": events, "since": since}).encode()
        with urlopen(Request(f"{self._url}/sync", body, self._headers), timeout=20) as response:
            answer = json.load(response)
        return answer["kept"], answer["changes"]


class Link:
    def __init__(self, outbox, centre, interval=10, longest_pause=300, batch_size=100):
        self._outbox = outbox
        self._centre = centre
        self._interval = interval
        self._longest_pause = longest_pause
        self._batch_size = batch_size
        self._failures = 0

    def turn(self):
        """One exchange. Gives the seconds to wait before the next one."""
        batch = self._outbox.next(self._batch_size)
        try:
            kept, changes = self._centre.exchange(batch, self._outbox.version())
        except (OSError, ValueError, KeyError) as error:
            self._failures += 1
            pause = min(self._longest_pause, self._interval * 2 ** min(self._failures, 10))
            print(json.dumps({"level": "warning", "message": f"the centre does not answer: {error}", "pause": pause}))
            return pause
        self._failures = 0
        # Only what the centre has for sure goes from the disk. It takes an event twice for one.
        self._outbox.remove(kept)
        self._outbox.apply(changes)
        # A full batch means that more waits.
        return 0 if kept and len(batch) == self._batch_size else self._interval
