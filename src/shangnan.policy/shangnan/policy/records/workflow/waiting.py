"""Whose turn it is: what a person's desk shows as waiting for him or her.

The description of a kind (`records.kind`) says so by its `turns`. What no state tells (letters to sign,
papers to read) a room gives as an `IDeskBox`, a named adapter of the request.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.units.functions import FUNCTIONS
from typing import Any
from zope.interface import Attribute
from zope.interface import Interface


@dataclass(frozen=True)
class Waiting:
    """Whose turn it is with records of a kind.

    :param portal_type: name of the type.
    :param turns: state to the roles that are expected to act; only states in which the work cannot rest: what is published or
        filed waits for nobody.
    :param all_of_them: address below the site of the list of one state, with ${state}; empty for none.
    """

    portal_type: str
    turns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    all_of_them: str = ""


class IDeskBox(Interface):
    """A list of a person's own on the desk; a named adapter of the request."""

    title = Attribute("What it holds, a Message")
    url = Attribute("Address of the whole list, or empty")
    total = Attribute("How many there are")

    def rows() -> list[dict[str, str]]:  # type: ignore[misc, empty-body]
        """Return the first few: title, url, note (a text, or empty)."""


@dataclass(frozen=True)
class Group:
    """Records of one kind and state that wait for somebody.

    :param query: for the catalog, which leaves what the person may view.
    """

    waiting: Waiting
    state: str
    query: Mapping[str, Any]


def groups_for(kinds: Iterable[Waiting], roles: Iterable[str], units: Mapping[str, Iterable[str]]) -> list[Group]:
    """Return the groups of records for which it may be somebody's turn.

    :param kinds: in the order in which they are shown.
    :param roles: roles that the person has everywhere.
    :param units: function (a key of FUNCTIONS) to the UIDs of the units in which the person has it.
    """
    everywhere = set(roles)
    role_units: dict[str, set[str]] = {FUNCTIONS[function][0]: set(uids) for function, uids in units.items()}
    found = []
    for kind in kinds:
        for state, turn in kind.turns.items():
            query: dict[str, Any] = {"portal_type": kind.portal_type, "review_state": state}
            if not everywhere & set(turn):
                uids = set().union(*(role_units.get(role, set()) for role in turn))
                if not uids:
                    continue
                query["unit"] = sorted(uids)
            found.append(Group(kind, state, query))
    return found
