"""Which steps a record must have gone through to be where it is: those on every way through its workflow. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set

Way = tuple[str, str, str]


def needed_steps(ways: Iterable[Way], first: str, present: str) -> tuple[tuple[str, ...], ...]:
    """Return the steps without which a record could not have come from one state to another.

    >>> needed_steps([("draft", "submit", "checking"), ("checking", "check", "done")], "draft", "done")
    (('submit',), ('check',))

    :param ways: (state, action, state after it) of each step of a workflow.
    :param first: the state in which records are made.
    :param present: the state that the record is in.
    :returns: for each a tuple of one action; in the order in which they can be taken.
    """
    graph = list(dict.fromkeys(ways))
    if present not in _reached(graph, first, frozenset()):
        return ()
    actions = dict.fromkeys(action for _state, action, _after in _in_order(graph, first))
    return tuple((one,) for one in actions if present not in _reached(graph, first, frozenset({one})))


def _reached(graph: Iterable[Way], first: str, without: Set[str]) -> set[str]:
    """Return the states that can be reached without some actions."""
    found, new = {first}, {first}
    while new:
        new = {after for state, action, after in graph if state in new and action not in without} - found
        found |= new
    return found


def _in_order(graph: list[Way], first: str) -> list[Way]:
    """Return the steps by how far their states are from the first."""
    far, new, distance = {first: 0}, {first}, 0
    while new:
        distance += 1
        new = {after for state, _action, after in graph if state in new} - set(far)
        far.update(dict.fromkeys(new, distance))
    return sorted((way for way in graph if way[0] in far), key=lambda way: far[way[0]])
