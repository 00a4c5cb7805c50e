"""What the papers of the archive are drawn from: the register, the boxes and the plan by which the items were filed."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from plone import api
from shangnan.policy.paper.model.document import Document
from shangnan.policy.registry.filing.box_rules import Box
from shangnan.policy.registry.filing.box_rules import box_label
from shangnan.policy.registry.filing.box_rules import catalogue_rows
from shangnan.policy.registry.filing.box_rules import note_sheet
from shangnan.policy.registry.filing.boxes import items_in
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.papers import labels
from shangnan.policy.registry.filing.papers.box_label import label_paper
from shangnan.policy.registry.filing.papers.catalogue import catalogue
from shangnan.policy.registry.filing.papers.catalogue import ClassSheet
from shangnan.policy.registry.filing.papers.note_sheet import note_sheet_paper
from shangnan.policy.registry.filing.plans import plan_of
from shangnan.policy.registry.filing.titles import shown_titles
from shangnan.policy.units.directory import all_units


def office_name() -> str:
    """Return whose archive it is."""
    return api.portal.get_registry_record("shangnan.portal.site_name", default="") or api.portal.get().title


def fonds_name(item: FiledItem) -> str:
    """Return 全宗名称 as the plan has it by which an item was filed."""
    plan = plan_of(item.schedule)
    return plan.fonds_name if plan is not None and plan.fonds_name else office_name()


def unit_name(item: FiledItem) -> str:
    """Return the name of the unit whose code stands in an item's number; the code itself where there is no such unit any more."""
    return _unit_names(item.schedule).get(item.unit_code, item.unit_code)


def _unit_names(schedule: str) -> Mapping[str, str]:
    plan = plan_of(schedule)
    titles = {unit.uid: unit.title for unit in all_units()}
    return {code: titles[uid] for uid, code in plan.codes.items() if uid in titles} if plan is not None else {}


def catalogue_of(items: Iterable[FiledItem], box: str = "") -> Document:
    """Return the catalogue of some items; titles as the reader may see them.

    :param items: by number, at least one, not the whole register.
    :param box: 盒号 where they are what lies in one box.
    """
    found, names = list(items), cache(_unit_names)
    titles = shown_titles(found)
    sheets = []
    for _key, group in groupby(found, key=lambda item: item.archival_number.rsplit("-", 1)[0]):
        part = list(group)
        first = part[0]
        unit = names(first.schedule).get(first.unit_code, first.unit_code)
        rows = tuple(catalogue_rows(part, titles))
        sheets.append(ClassSheet(first.fonds, str(first.year), first.period, unit, rows, box))
    return catalogue(sheets, office_name())


def note_sheet_of(box: Box) -> Document:
    """Return the note sheet of a box."""
    under = f"{box.key}　{labels.BOX_NUMBER.format(box=box.number)}"
    return note_sheet_paper(note_sheet(box), under, office_name())


def label_of(box: Box) -> Document:
    """Return cover and spine of a box in which something lies."""
    items = items_in(box)
    label = box_label(box, items)
    told = {labels.PERIOD: labels.PERIODS.get(items[0].period, items[0].period), labels.UNIT: unit_name(items[0])}
    return label_paper(label | told, fonds_name(items[0]))
