"""The boxes of the archive, by lowest class and number; what lies in them is told its box."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from plone import api
from shangnan.policy.calendar.clock import now
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.box_rules import Box
from shangnan.policy.registry.filing.box_rules import box_gaps
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.filing.service import REGISTER
from shangnan.policy.registry.numbers import following
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.filing_boxes"


def boxes_of(key: str) -> list[Box]:
    """Return the boxes of a lowest class, by number."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    return [Box(**plain) for plain in kept.values((key,), (key, chr(0x10FFFF)))] if kept is not None else []


def box_of(key: str, number: int) -> Box | None:
    """Return a box; None for none."""
    return next((box for box in boxes_of(key) if box.number == number), None)


def last_number(key: str, year: int) -> int:
    """Return the last number given in a lowest class; 0 for none."""
    return following(REGISTER, key, year) - 1


def items_in(box: Box) -> list[FiledItem]:
    """Return what lies in a box, by number."""
    found = (register().numbered(f"{box.key}-{number:04d}") for number in range(box.first, box.last + 1))
    return [item for item in found if item is not None]


def put_into_box(box: Box, year: int) -> Box:
    """Put a run of 件 into a new box.

    :param year: of the class.
    :raises Refused: with all that is wrong.
    """
    return _keep(box, year, boxes_of(box.key))


def change_box(box: Box, year: int) -> Box:
    """Let a box hold another run, or say something else on its note sheet.

    :raises Refused: with all that is wrong.
    :raises LookupError: where there is no such box.
    """
    before = box_of(box.key, box.number)
    if before is None:
        raise LookupError(box.number)
    kept = _keep(box, year, [other for other in boxes_of(box.key) if other.number != box.number])
    for item in items_in(before):
        if not box.first <= item.number <= box.last:
            register().replace(item.changed(box=""))
    return kept


def _keep(box: Box, year: int, others: list[Box]) -> Box:
    found = box_gaps(box, others, last_number(box.key, year), now().date())
    if found:
        raise Refused(found)
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    annotations[KEY][(box.key, f"{box.number:04d}")] = box.plain()
    for item in items_in(box):
        if item.box != str(box.number):
            register().replace(item.changed(box=str(box.number)))
    return box
