"""The journal's part of the night's work: everything is sealed, and the daily head leaves the server."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.registry.journal.delivering import by_mail
from shangnan.policy.registry.journal.delivering import to_file
from shangnan.policy.registry.journal.heads import head_from
from shangnan.policy.registry.journal.keeping import connection_of
from shangnan.policy.registry.journal.sealing import seal
from shangnan.policy.registry.journal.settings import heads_file
from shangnan.policy.registry.journal.store import kept_in
from zope.component.hooks import getSite
from zope.interface import implementer

import transaction


@implementer(INightlyJob)
class SealJournal:
    """See INightlyJob."""

    title = _("Seal the journal and give away its daily head")

    def run(self, day: date) -> list[str]:
        """Seal what waits, then write and mail what has not been."""
        connection = connection_of(getSite())
        seal(connection.db())
        # What was sealed just now, on another connection, is seen only by a new transaction.
        transaction.begin()
        kept, path = kept_in(connection.root()), heads_file()
        if kept is None:
            return []
        left = by_mail(kept)
        # A file that cannot be written keeps no mail back.
        transaction.commit()
        left += to_file(kept, path) if path else []
        told = [head_from(line) for line in dict.fromkeys(left)]
        return [
            chinese(
                _(
                    "Daily head of the journal of ${day}: number ${seq}, ${hash}",
                    mapping={"day": head.date, "seq": head.seq, "hash": head.hash},
                )
            )
            for head in told
        ]
