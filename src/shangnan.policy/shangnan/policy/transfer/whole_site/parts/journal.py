"""The journal: what came in with the site that this one comes from, then the own chain. It comes in as sealed history.

A site that came in goes on with a chain of its own, whose first words say what was brought in and with which hash it ended. So the
journal of two sites that are otherwise equal is the same up to there; the manifest says how far.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from shangnan.policy import _
from shangnan.policy.registry.journal.chain import canonical
from shangnan.policy.registry.journal.finding import Wanted
from shangnan.policy.registry.journal.noting import note
from shangnan.policy.registry.journal.reading import exported_lines
from shangnan.policy.registry.journal.store import kept_in
from shangnan.policy.registry.site_part import Blobs
from shangnan.policy.registry.site_part import ISitePart
from shangnan.policy.registry.site_part import Line
from shangnan.policy.transfer.whole_site.journal_history import count_lines
from shangnan.policy.transfer.whole_site.journal_history import keep_lines
from shangnan.policy.transfer.whole_site.journal_history import kept_lines
from shangnan.policy.transfer.whole_site.journal_history import verified
from zope.interface import implementer

import json


@implementer(ISitePart)
class Journal:
    """The journal, older chains first."""

    order = 70
    title = _("Journal")

    def inherited(self) -> int:
        """Return how many lines came in from another site."""
        return count_lines()

    def out(self, blobs: Blobs) -> Iterator[Line]:
        """Yield header and entries of each chain."""
        for line in kept_lines():
            yield json.loads(line)
        for line in exported_lines(kept_in(api.portal.get()._p_jar.root()), Wanted()):
            yield json.loads(line)

    def in_(self, lines: Iterable[Line], blobs: Blobs) -> None:
        """Keep them as they are."""
        keep_lines([canonical(line) for line in lines])

    def finish(self) -> None:
        """Say in the own chain what came in, and whether it is whole."""
        found = verified(kept_lines())
        told = {"entries": str(found.entries), "head": found.head, "chain": found.broken or "whole"}
        note("site.import", api.portal.get(), told)

    def holds(self) -> bool:
        """Every site has a journal from its beginning on."""
        return False
