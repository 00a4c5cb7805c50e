"""What keeps the entries of the journal."""

from __future__ import annotations

from shangnan.policy.registry.journal.entry import Entry
from zope.interface import Interface


class IJournal(Interface):
    """Keeps entries; a utility."""

    def keep(entry: Entry) -> None:
        """Keep an entry with the present transaction."""

    def keep_apart(entry: Entry) -> None:
        """Keep an entry whatever becomes of the present transaction."""
