"""Which sites there are, and how each proves who it is."""

import hmac


class Sites:
    def __init__(self, lines):
        self._tokens = dict(line.split(maxsplit=1) for line in lines.splitlines() if line.strip())

    def allows(self, site, authorization):
        """Whether the header is the token of the site. Takes as long for a wrong one as for the right one."""
        expected = self._tokens.get(site or "")
        given = (authorization or "").removeprefix("Bearer ")
        return hmac.compare_digest((expected or "").strip().encode(), given.encode()) and bool(expected)
