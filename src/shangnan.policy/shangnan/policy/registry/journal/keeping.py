"""Keeping entries in the database: with a transaction, or whatever becomes of it.

What stands apart waits until the present transaction has ended, whatever its end, and is committed on a connection of its own: also
for pages that only read, and for refused requests. An attempt that the publisher does again leaves nothing, since the next one tells
the same.
"""

from __future__ import annotations

from Acquisition import aq_base
from Acquisition import aq_chain
from shangnan.policy.accounts.apart import committed_apart
from shangnan.policy.registry.journal.entry import Entry
from shangnan.policy.registry.journal.interfaces import IJournal
from shangnan.policy.registry.journal.segments import own_segment
from shangnan.policy.registry.journal.store import made_in
from typing import Any
from zope.component import adapter
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.interface import implementer
from ZPublisher.interfaces import IPubBeforeAbort

import logging
import transaction

log = logging.getLogger(__name__)
#: Two kinds of writers: a thread's transactions apart begin while another one of its connections still sees the state before.
ORDINARY, APART = "ordinary", "apart"


def connection_of(site: Any) -> Any:
    """Return the connection by which a site is seen, None where there is none; a new site has none of its own yet."""
    request = getRequest()
    places = [*aq_chain(site), *(getattr(request, "other", {}).get("PARENTS") or ())[-1:]]
    return next((jar for place in places if (jar := getattr(aq_base(place), "_p_jar", None)) is not None), None)


class Waiting:
    """Entries of a transaction that are kept when it has ended."""

    def __init__(self, database: Any) -> None:
        """
        :param database: in which they are kept.
        """
        self.database = database
        self.entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Let an entry wait; what a request tells twice in the same words is told once."""
        if all(_told(entry) != _told(other) for other in self.entries):
            self.entries.append(entry)

    def after_commit(self, done: bool) -> None:
        """Keep them after a commit; after one that failed they wait for the end, which is an abort."""
        if done:
            self.keep()

    def keep(self) -> None:
        """Keep what waits. Nothing is raised: the answer of the request has been made, and what it tells is in the log at least."""
        lines, self.entries = [entry.line() for entry in self.entries], []
        if not lines:
            return

        def work(other: Any) -> bool:
            segment = own_segment(made_in(other.root()).segments, APART)
            for line in lines:
                segment.add(line)
            return True

        try:
            kept = committed_apart(self.database, work)
        except Exception:
            log.exception("The journal could not be written.")
            kept = None
        if not kept:
            for line in lines:
                log.critical("This is missing in the journal: %s", line)


def _told(entry: Entry) -> Any:
    return {**vars(entry), "time": ""}


def waiting(database: Any = None) -> Waiting | None:
    """Return what waits for the end of the present transaction.

    :param database: where something is to wait: where it is kept.
    :returns: None where nothing waits and no database was given.
    """
    present = transaction.get()
    try:
        return present.data(Waiting)
    except KeyError:
        if database is None:
            return None
    made = Waiting(database)
    present.set_data(Waiting, made)
    present.addAfterCommitHook(made.after_commit)
    present.addAfterAbortHook(made.keep)
    return made


@adapter(IPubBeforeAbort)
def forget_attempt(event: Any) -> None:
    """Forget what an attempt has told that the publisher does again."""
    waits = waiting() if event.retry else None
    if waits is not None:
        waits.entries.clear()


@implementer(IJournal)
class DatabaseJournal:
    """See IJournal; the database is that of the present site."""

    def keep(self, entry: Entry) -> None:
        """Keep an entry with the present transaction: its connection sees to savepoints, aborts and repetitions."""
        connection = connection_of(getSite())
        if connection is None:
            log.critical("This is missing in the journal, since there is no database: %s", entry.line())
        else:
            own_segment(made_in(connection.root()).segments, ORDINARY).add(entry.line())

    def keep_apart(self, entry: Entry) -> None:
        """Keep an entry whatever becomes of the present transaction."""
        connection = connection_of(getSite())
        if connection is None:
            log.critical("This is missing in the journal, since there is no database: %s", entry.line())
        else:
            made = waiting(connection.db())
            assert made is not None
            made.add(entry)
