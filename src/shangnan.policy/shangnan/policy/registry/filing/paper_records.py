"""Paper records in the register: numbers and columns as electronic ones have, a place instead of content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from plone import api
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.gaps import Gap
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.categories import all_categories
from shangnan.policy.registry.filing.item import archival_number
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.options import made_up
from shangnan.policy.registry.filing.options import Options
from shangnan.policy.registry.filing.plans import plan_in_force
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.filing.rules import Facts
from shangnan.policy.registry.filing.rules import filing_gaps
from shangnan.policy.registry.filing.service import number_key
from shangnan.policy.registry.filing.service import REGISTER
from shangnan.policy.registry.journal.noting import note
from shangnan.policy.registry.numbers import next_number
from shangnan.policy.units.directory import unit_by_uid
from uuid import uuid4

MAX_TEXT = 200


@dataclass(frozen=True)
class PaperRecord:
    """What the registrar enters of a record on paper.

    :param title: 题名.
    :param own_title: whether the title was made up by us.
    :param responsible: 责任者.
    :param document_number: 文号; "" for none.
    :param formed: date of formation; None where it was not, or not rightly, entered.
    :param category: key of a row of the schedule.
    :param unit: UID of the responsible unit.
    :param place: where it lies.
    :param pages: 页数.
    :param remarks: 备注.
    """

    title: str
    responsible: str
    formed: date | None
    category: str
    unit: str
    place: str
    pages: int = 0
    document_number: str = ""
    remarks: str = ""
    own_title: bool = False


def paper_gaps(paper: PaperRecord) -> list[Gap]:
    """Return all that stands in the way of entering a paper record."""
    unit = unit_by_uid(paper.unit)
    facts = Facts(paper.title, unit.uid if unit else "", unit.title if unit else "", paper.formed)
    options = Options(paper.category, (), paper.title, paper.pages, paper.remarks)
    found = filing_gaps(facts, plan_in_force(), paper.category, all_categories(), options, now().date())
    return [*found, *_texts(paper)]


def _texts(paper: PaperRecord) -> Iterator[Gap]:
    if not paper.responsible.strip():
        yield Gap("no_responsible", "responsible", _("Enter who answers for the document (责任者)."))
    if not paper.place.strip():
        yield Gap("no_place", "place", _("Enter where the paper lies, for example 库房2架3层."))
    for name in ("responsible", "place", "document_number"):
        if len(getattr(paper, name)) > MAX_TEXT:
            message = _("An entry is longer than ${limit} characters. Shorten it.", mapping={"limit": MAX_TEXT})
            yield Gap("text_too_long", name, message)


def file_paper(paper: PaperRecord) -> FiledItem:
    """Enter a paper record.

    :raises Refused: with all that stands in the way.
    """
    found = paper_gaps(paper)
    if found:
        raise Refused(found)
    plan, formed = plan_in_force(), paper.formed
    assert plan is not None and formed is not None  # the gaps have seen to it
    parts = (plan.fonds, plan.class_code, formed.year, plan.rows[paper.category].period, plan.codes[paper.unit])
    uid = uuid4().hex
    number = next_number(REGISTER, number_key(*parts), formed.year, uid)
    item = FiledItem(
        uid=uid,
        portal_type="",
        path="",
        archival_number=archival_number(*parts, number),
        fonds=plan.fonds,
        class_code=plan.class_code,
        year=formed.year,
        period=parts[3],
        unit_code=parts[4],
        number=number,
        category=paper.category,
        title=made_up(paper.title) if paper.own_title else paper.title.strip(),
        date=formed.isoformat(),
        responsible=paper.responsible.strip(),
        filed_at=stamp(),
        filed_by=api.user.get_current().getId() or "",
        schedule=plan.uid,
        reference=plan.reference,
        digests=(),
        document_number=paper.document_number.strip(),
        pages=paper.pages,
        remarks=paper.remarks.strip(),
        place=paper.place.strip(),
    )
    register().add(item)
    note("archive.file", None, {"number": item.archival_number, "category": item.category, "place": item.place})
    return item
