"""What the journal was told since it was last asked."""

from __future__ import annotations

from tests.registry.journal.support import unsealed
from typing import Any

import transaction


class Heard:
    """The entries that the database holds beyond those it held before.

    :param portal: the site.
    """

    def __init__(self, portal: Any) -> None:
        self.portal = portal
        self.known: set[str] = set()
        self.since()

    def since(self, *actions: str) -> list[dict[str, Any]]:
        """Return the new entries by time.

        :param actions: keys of the actions that are asked for; all where none is named.
        """
        transaction.begin()  # what other connections have kept
        entries = unsealed(self.portal._p_jar)
        new = [entry for entry in entries if entry["time"] not in self.known]
        self.known |= {entry["time"] for entry in entries}
        return [entry for entry in new if not actions or entry["action"] in actions]
