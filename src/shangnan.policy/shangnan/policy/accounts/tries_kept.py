"""Wrong passwords, kept in the database where every process sees them.

They lie in the root of the database, beside the application: no undo and no export of a site takes them along, and they
are counted for the accounts of Zope's root as well. Each count is a transaction of its own on a connection of its own,
since the request that failed is aborted. Two trees are in turn: what nobody added to for a day or two goes with the older
one, so that a flood of invented names does not grow the database without end.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from shangnan.policy.accounts.throttle_rules import counted
from shangnan.policy.accounts.throttle_rules import FORGET
from shangnan.policy.accounts.throttle_rules import Rule
from shangnan.policy.accounts.throttle_rules import Tries
from typing import Any

import random

KEY = "shangnan.policy.tries"
# Kinds of keys: names of accounts, addresses that requests come from.
ACCOUNT, ADDRESS = "account", "address"
MOST = 20_000


class TriesKept(Persistent):
    """Tries by (kind, name)."""

    def __init__(self, at: float) -> None:
        self.present = OOBTree()
        self.before = OOBTree()
        self.begun = at

    def get(self, kind: str, name: str) -> Tries:
        """Return the wrong passwords of an account or address; none where there are none."""
        found = self.present.get((kind, name))
        if found is None:
            found = self.before.get((kind, name))
        return Tries(*found) if found is not None else Tries()

    def add(self, kind: str, name: str, at: float, rule: Rule) -> Tries:
        """Count a wrong password and return how many there are now."""
        self._turn(at)
        tries = counted(self.get(kind, name), at, rule)
        self.present[(kind, name)] = (tries.count, tries.first, tries.last)
        return tries

    def forget(self, kind: str, name: str) -> None:
        """Forget an account or an address."""
        for tree in (self.present, self.before):
            if (kind, name) in tree:
                del tree[(kind, name)]

    def listed(self, kind: str) -> dict[str, Tries]:
        """Return all accounts or all addresses that something is kept of."""
        ends = ((kind, ""), (kind, chr(0x10FFFF)))
        found = {
            name: Tries(*entry) for tree in (self.before, self.present) for (_kind, name), entry in tree.items(*ends)
        }
        return dict(sorted(found.items()))

    def _turn(self, at: float) -> None:
        # Counting a tree reads all of it: one writer in a hundred does so.
        crowded = random.random() < 0.01 and len(self.present) > MOST
        if crowded or at - self.begun >= FORGET:
            self.before, self.present, self.begun = self.present, OOBTree(), at


def kept_in(root: Any) -> TriesKept | None:
    """Return what is kept in a database, or None where nothing was kept yet.

    :param root: the root mapping of a connection.
    """
    return root.get(KEY)


def made_in(root: Any, at: float) -> TriesKept:
    """Return what is kept in a database, made where there was nothing; parameters as before and the present moment."""
    if KEY not in root:
        root[KEY] = TriesKept(at)
    return root[KEY]
