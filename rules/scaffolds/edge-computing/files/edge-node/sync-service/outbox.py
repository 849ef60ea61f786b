"""Events that wait for the centre, and what the centre has said. On the disk, so that a power cut loses nothing."""

import json
import sqlite3
import threading


class Outbox:
    def __init__(self, path, capacity=100_000):
        self._capacity = capacity
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS events ("
            "number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, priority INTEGER, event TEXT)"
        )
        self._db.execute("CREATE INDEX IF NOT EXISTS first_out ON events (priority, number)")
        self._db.execute("CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, version INTEGER, value TEXT)")

    def add(self, event):
        """Keeps an event, once. Where there are too many, the oldest of the lowest priority goes."""
        with self._lock:
            self._db.execute(
                "INSERT OR IGNORE INTO events (id, priority, event) VALUES (?, ?, ?)",
                (event["id"], event["priority"], json.dumps(event)),
            )
            self._db.execute(
                "DELETE FROM events WHERE number IN (SELECT number FROM events ORDER BY priority DESC, number "
                "LIMIT max(0, (SELECT count(*) FROM events) - ?))",
                (self._capacity,),
            )

    def next(self, limit):
        """What goes next: the most urgent first, of these the oldest."""
        with self._lock:
            rows = self._db.execute("SELECT event FROM events ORDER BY priority, number LIMIT ?", (limit,))
            return [json.loads(event) for (event,) in rows]

    def remove(self, ids):
        with self._lock:
            self._db.executemany("DELETE FROM events WHERE id = ?", [(one,) for one in ids])

    def __len__(self):
        with self._lock:
            return self._db.execute("SELECT count(*) FROM events").fetchone()[0]

    def apply(self, changes):
        """Takes changes of the centre. A conflict is decided by the version: an older one changes nothing."""
        with self._lock:
            self._db.executemany(
                "INSERT INTO settings (key, version, value) VALUES (:key, :version, :value) "
                "ON CONFLICT (key) DO UPDATE SET version = excluded.version, value = excluded.value "
                "WHERE excluded.version > settings.version",
                [{**change, "value": json.dumps(change["value"])} for change in changes],
            )

    def settings(self):
        with self._lock:
            rows = self._db.execute("SELECT key, value FROM settings")
            return {key: json.loads(value) for key, value in rows}

    def version(self):
        """The newest version that is known here: only what came later is asked for."""
        with self._lock:
            return self._db.execute("SELECT coalesce(max(version), 0) FROM settings").fetchone()[0]
