"""Where holds are kept, for good, and the questions asked of them.

Whoever is about to destroy or delete something asks `holds_on`: it has the database compare, when that transaction is committed, whether
a hold was set or lifted meanwhile. So of two who set a hold and destroy at the same moment one is done again, and sees the other.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from persistent import Persistent
from plone import api
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.holds.hold import covering
from shangnan.policy.registry.holds.hold import Hold
from shangnan.policy.registry.holds.hold import hold_from
from shangnan.policy.registry.holds.hold import hold_gaps
from shangnan.policy.registry.holds.hold import lifting_gaps
from shangnan.policy.registry.holds.scope import Facts
from shangnan.policy.registry.holds.scope import facts_of
from shangnan.policy.registry.holds.scope import Scope
from shangnan.policy.registry.journal.noting import note
from shangnan.policy.registry.numbers import next_number
from typing import Any
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.holds"
REGISTER = "holds"


class KeptHold(Persistent):
    """One hold: reading those that hold wakes no others."""

    def __init__(self, plain: dict[str, Any]) -> None:
        self.plain = plain


class HoldRegister(Persistent):
    """All holds by number, and the numbers of those that hold now. `changes` is written with each hold that is set or lifted."""

    def __init__(self) -> None:
        self.by_number = OOBTree()
        self.holding = OOTreeSet()
        self.changes = 0


def hold_register() -> HoldRegister:
    """Return the site's holds, made where there are none."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = HoldRegister()
    return annotations[KEY]


def all_holds() -> list[Hold]:
    """Return all holds, the newest first."""
    found = IAnnotations(api.portal.get()).get(KEY)
    return [hold_from(kept.plain) for kept in reversed(found.by_number.values())] if found is not None else []


def holding() -> list[Hold]:
    """Return the holds that hold now, by number."""
    found = IAnnotations(api.portal.get()).get(KEY)
    return [hold_from(found.by_number[number].plain) for number in found.holding] if found is not None else []


def hold_numbered(number: str) -> Hold | None:
    """Return the hold of a number; None for none."""
    found = IAnnotations(api.portal.get()).get(KEY)
    kept = found.by_number.get(number) if found is not None else None
    return None if kept is None else hold_from(kept.plain)


def holds_now(facts: Facts) -> list[Hold]:
    """Return the holds on a record, for whoever shows them."""
    return covering(holding(), facts)


def watched() -> list[Hold]:
    """Return the holds that hold now, for whoever goes on to destroy or delete: a hold that is set meanwhile stops the commit."""
    kept = hold_register()
    if kept._p_jar is not None:
        kept._p_jar.readCurrent(kept)
    return holding()


def holds_on(item: FiledItem) -> list[Hold]:
    """Return the holds on a filed item, for whoever goes on to destroy it: see `watched`."""
    return covering(watched(), facts_of(item))


def set_hold(reason: str, authority: str, scope: Scope) -> Hold:
    """Set a hold as the present user.

    :param reason: why the records are held.
    :param authority: who ordered it, with the number of the paper.
    :param scope: what it is laid on.
    :raises Refused: with everything that is wrong.
    """
    if gaps := hold_gaps(reason, authority, scope):
        raise Refused(gaps)
    year = now().year
    number = f"{year}-{next_number(REGISTER, '', year, uuid4().hex):04d}"
    hold = Hold(number, reason.strip(), authority.strip(), scope, stamp(), api.user.get_current().getId())
    kept = hold_register()
    kept.by_number[number] = KeptHold(hold.plain())
    kept.holding.insert(number)
    kept.changes += 1
    note("archive.hold", None, {"number": number, "done": "set", "reason": hold.reason, "authority": hold.authority})
    return hold


def lift_hold(number: str, reason: str) -> Hold:
    """Lift a hold as the present user; it stays in the list.

    :param number: of the hold.
    :param reason: why it is lifted.
    :raises Refused: with everything that stands in the way.
    """
    hold = hold_numbered(number)
    gaps = lifting_gaps(hold, reason)
    if gaps or hold is None:
        raise Refused(gaps)
    lifted = hold.lifted(stamp(), api.user.get_current().getId(), reason.strip())
    kept = hold_register()
    kept.by_number[number].plain = lifted.plain()
    kept.holding.remove(number)
    kept.changes += 1
    note("archive.hold", None, {"number": number, "done": "lifted", "reason": lifted.end_reason})
    return lifted
