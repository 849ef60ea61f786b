"""Events and settings in PostgreSQL."""

import json
from pathlib import Path


class Store:
    def __init__(self, connect):
        self._connect = connect
        with connect() as connection:
            connection.execute(Path(__file__).with_name("schema.sql").read_text(encoding="utf-8"))

    def keep(self, site, events):
        """Keeps events, each once, and gives the ids that are kept now."""
        rows = [(event["id"], site, event["kind"], json.dumps(event.get("data", {}))) for event in events]
        with self._connect() as connection, connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO events (id, site, kind, data) VALUES (%s, %s, %s, %s) ON CONFLICT (id) DO NOTHING", rows
            )
        return [row[0] for row in rows]

    def changes(self, site, since):
        """What a site does not know yet; its own settings over those of all sites."""
        with self._connect() as connection:
            rows = connection.execute(
                "SELECT DISTINCT ON (key) key, version, value FROM settings "
                "WHERE site IN ('', %s) AND version > %s ORDER BY key, site DESC",
                (site, since),
            ).fetchall()
        return [{"key": key, "version": version, "value": value} for key, version, value in rows]

    def is_ready(self):
        with self._connect() as connection:
            connection.execute("SELECT 1")
