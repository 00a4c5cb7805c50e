"""What happened within the present transaction, kept until it is committed, and told to the journal then.

What a savepoint takes back is forgotten with it, as an import does with rows that are refused.
"""

from __future__ import annotations

from shangnan.policy.registry.journal import noting
from shangnan.policy.registry.journal.recording.facts import Fact
from shangnan.policy.registry.journal.recording.facts import told_of
from typing import Any

import transaction

_KEY = object()


class _Back:
    """A savepoint: how much had happened by then."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered, self.length = gathered, len(gathered.facts)

    def rollback(self) -> None:
        """Forget what happened afterwards."""
        del self.gathered.facts[self.length :]


class Gathered:
    """Takes part in a transaction only to hear of savepoints; it has nothing of its own to commit."""

    transaction_manager = None

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.waits = self.joined = False

    def add(self, fact: Fact) -> None:
        """Keep something that happened, and see to it that it is told before the end."""
        if not self.joined:
            # A savepoint from before the first fact lets go of who joined after it.
            self.joined = True
            transaction.get().join(self)
        self.facts.append(fact)
        if not self.waits:
            self.waits = True
            transaction.get().addBeforeCommitHook(self.tell)

    def tell(self) -> None:
        """Tell the journal, with the transaction."""
        self.waits, facts = False, list(self.facts)
        self.facts.clear()
        for told in told_of(facts):
            noting.note(told.action, told.subject, told.details, actor=told.actor)

    def savepoint(self) -> _Back:
        """Return the present length."""
        return _Back(self)

    def sortKey(self) -> str:
        """Return the place among those that take part."""
        return "~shangnan.policy.journal"

    def abort(self, transaction: Any) -> None:
        """Forget everything: the end of the transaction, or a savepoint from before the first fact."""
        self.facts.clear()
        self.joined = False

    def _nothing(self, transaction: Any) -> None:
        """Nothing is to be committed."""

    tpc_begin = commit = tpc_vote = tpc_finish = _nothing
    tpc_abort = abort


def gather(fact: Fact) -> None:
    """Keep something that happened within the present transaction."""
    present = transaction.get()
    try:
        gathered = present.data(_KEY)
    except KeyError:
        gathered = Gathered()
        present.set_data(_KEY, gathered)
    gathered.add(fact)
