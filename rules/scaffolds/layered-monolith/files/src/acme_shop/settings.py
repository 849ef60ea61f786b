"""What the environment says. Passwords come from files, so that no list of processes or variables shows them."""

import os
from pathlib import Path


def text(name: str, default: str) -> str:
    return os.environ.get(name, default)


def address(name: str, default: str) -> tuple[str, int]:
    """Host and port of `host:port`."""
    host, _, port = text(name, default).rpartition(":")
    return host, int(port)


def secret(name: str) -> str | None:
    """The content of the file that the variable names; None where it names none."""
    path = os.environ.get(name)
    return Path(path).read_text(encoding="utf-8").strip() if path else None
