"""Which open list names which item: each item stands in one at a time.

A list claims what it names when it is saved. What another list has claimed before stays that one's, and the second list is told.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from plone import api
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.disposal.claims"
BY_LIST = "shangnan.policy.disposal.claimed"


def claimed() -> Mapping[str, str]:
    """Return archival number to the UID of the open list that names it."""
    return IAnnotations(api.portal.get()).get(KEY, {})


def claimed_by(archival_number: str) -> str:
    """Return the UID of the open list that names an item; "" for none."""
    return str(claimed().get(archival_number, ""))


def called(list_uid: str) -> str:
    """Return what a list is called in a sentence: its number, else its title."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: registrars and heads alone read such a sentence, and registrars see all lists.
    brains = catalog.unrestrictedSearchResults(UID=list_uid)
    found = brains[0] if brains else None
    return (found.register_values or {}).get("number") or found.Title if found is not None else ""


def claim(list_uid: str, numbers: Iterable[str]) -> None:
    """Let a list claim just these items; what it claimed besides is free again.

    :param list_uid: UID of the list.
    :param numbers: archival numbers; none, for a list that is done or gone.
    """
    annotations = IAnnotations(api.portal.get())
    wanted = frozenset(numbers)
    if KEY not in annotations:
        if not wanted:
            return
        annotations[KEY], annotations[BY_LIST] = OOBTree(), OOBTree()
    claims, by_list = annotations[KEY], annotations[BY_LIST]
    had = frozenset(by_list.get(list_uid, ()))
    free = {number for number in wanted - had if claims.get(number, list_uid) == list_uid}
    for number in had - wanted:
        claims.pop(number, None)
    for number in sorted(free):
        claims[number] = list_uid
    now = sorted((had & wanted) | free)
    if now:
        by_list[list_uid] = tuple(now)
    else:
        by_list.pop(list_uid, None)
