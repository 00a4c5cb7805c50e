"""The one way a record comes into the register of the archive, by whichever door: form, REST, whole years, import.

A record whose workflow has a step that files goes through that step; the step asks `gaps` and ends in `complete`. One that is final
already, or was filed before there was a register, is entered without a step.
"""

from __future__ import annotations

from dataclasses import dataclass
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.gaps import Gap
from shangnan.policy.records.kind.filing_rule import row_key
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.categories import categories_of
from shangnan.policy.registry.filing.due_index import reindex_due
from shangnan.policy.registry.filing.facts import eligible_members
from shangnan.policy.registry.filing.facts import facts_of
from shangnan.policy.registry.filing.facts import filing_step
from shangnan.policy.registry.filing.facts import rule_of
from shangnan.policy.registry.filing.item import archival_number
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.options import AS_PROPOSED
from shangnan.policy.registry.filing.options import made_up
from shangnan.policy.registry.filing.options import Options
from shangnan.policy.registry.filing.plans import plan_in_force
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.filing.rules import filing_gaps
from shangnan.policy.registry.fixity.sealing import filed_files
from shangnan.policy.registry.fixity.sealing import record_digests
from shangnan.policy.registry.freezing.frozen import freeze
from shangnan.policy.registry.journal.noting import note
from shangnan.policy.registry.numbers import following
from shangnan.policy.registry.numbers import next_number
from shangnan.policy.registry.qualities.at_filing import check_at_filing
from shangnan.policy.registry.qualities.at_filing import keep_report
from shangnan.policy.registry.qualities.report import Report
from typing import Any

REGISTER = "filing"


@dataclass(frozen=True)
class Prepared:
    """What would be entered for a record.

    :param item: with the number that comes next.
    :param members: the records that are one 件 with it.
    :param report: of the tests of the four qualities.
    """

    item: FiledItem
    members: tuple[Any, ...]
    report: Report


def number_key(fonds: str, class_code: str, year: int, period: str, unit_code: str) -> str:
    """Return by what the numbers of the lowest class are counted.

    >>> number_key("Z109", "WS", 2011, "Y", "BGS")
    'Z109-WS·2011-Y-BGS'
    """
    return f"{fonds}-{class_code}·{year}-{period}-{unit_code}"


def category_of(record: Any, options: Options) -> str:
    """Return the key of the row by which a record would be filed: the registrar's word, or what the kind proposes."""
    rule = rule_of(record)
    if options.category or rule is None:
        return options.category
    return row_key(record.portal_type, rule.proposed(record))


def gaps(record: Any, options: Options = AS_PROPOSED) -> list[Gap]:
    """Return all that stands in the way of filing a record, but what the tests of the four qualities would find.

    :param record: of a kind that is filed.
    :raises TypeError: for another one.
    """
    rule = rule_of(record)
    if rule is None:
        raise TypeError(f"{record.portal_type} is not filed")
    category, known = category_of(record, options), categories_of(record.portal_type)
    return filing_gaps(facts_of(record, rule), plan_in_force(), category, known, options, now().date())


def prepare(record: Any, options: Options = AS_PROPOSED) -> Prepared:
    """Return what would be entered for a record.

    :raises Refused: with all that stands in the way, what the tests of the four qualities found among it.
    """
    found = gaps(record, options)
    if found:
        raise Refused(found)
    members = tuple(each for each in eligible_members(record) if IUUID(each) in options.members)
    item = _item(record, members, options)
    report = check_at_filing(record, item)
    blocking = [Gap(f"quality_{each.code}", "", each.message) for each in report.blocking]
    if blocking:
        raise Refused(blocking)
    return Prepared(item, members, report)


def _item(record: Any, members: tuple[Any, ...], options: Options) -> FiledItem:
    rule, plan = rule_of(record), plan_in_force()
    assert rule is not None and plan is not None  # the gaps have seen to it
    facts, category = facts_of(record, rule), category_of(record, options)
    assert facts.formed is not None
    year, period, unit_code = facts.formed.year, plan.rows[category].period, plan.codes[facts.unit]
    parts = (plan.fonds, plan.class_code, year, period, unit_code)
    number = following(REGISTER, number_key(*parts), year)
    files = filed_files(record) + tuple(
        file for member in members for file in filed_files(member, f"{member.getId()}/")
    )
    site = api.portal.get().getPhysicalPath()
    return FiledItem(
        uid=IUUID(record),
        portal_type=record.portal_type,
        path="/".join(record.getPhysicalPath()[len(site) :]),
        archival_number=archival_number(*parts, number),
        fonds=plan.fonds,
        class_code=plan.class_code,
        year=year,
        period=period,
        unit_code=unit_code,
        number=number,
        category=category,
        title=made_up(options.title) if options.title.strip() else facts.title,
        date=facts.formed.isoformat(),
        responsible=rule.responsible_for(record) or facts.unit_title,
        filed_at=stamp(),
        filed_by=api.user.get_current().getId() or "",
        schedule=plan.uid,
        reference=plan.reference,
        digests=record_digests(record, members),
        files=files,
        members=tuple(IUUID(each) for each in members),
        document_number=rule.document_number(record),
        pages=options.pages,
        remarks=options.remarks,
    )


def complete(record: Any, prepared: Prepared) -> FiledItem:
    """Give the number and enter a record, in the state in which it is kept.

    :raises RuntimeError: where the number is not the one that was foreseen, which one transaction cannot bring about.
    """
    item = prepared.item
    key = number_key(item.fonds, item.class_code, item.year, item.period, item.unit_code)
    if next_number(REGISTER, key, item.year, item.uid) != item.number:
        raise RuntimeError(f"another number than {item.archival_number}")
    register().add(item)
    for each in (record, *prepared.members):
        _take_step(each)
    # What is kept is the records as they are now, after the steps that filed them.
    item = item.changed(digests=record_digests(record, prepared.members))
    register().replace(item)
    keep_report(item, prepared.report)
    for each in (record, *prepared.members):
        freeze(each)
        reindex_due(each)
    note(
        "archive.file",
        record,
        {"number": item.archival_number, "category": item.category, "members": list(item.members)},
    )
    return item


def _take_step(member: Any) -> None:
    """Take a member of a 件 to its end; the record itself is there already."""
    step = filing_step(member)
    if step:
        api.portal.get_tool("portal_workflow").doActionFor(member, step, comment="")


def file(record: Any, options: Options = AS_PROPOSED, opinion: str = "") -> FiledItem:
    """File a record; whoever calls this has seen to it that the present user may.

    :param opinion: of the step that files, where there is one.
    :raises Refused: with all that stands in the way.
    """
    step = filing_step(record)
    if step:
        api.portal.get_tool("portal_workflow").doActionFor(record, step, comment=opinion, **options.keywords())
        found = register().of(IUUID(record))
        assert found is not None  # the step has ended in `complete`
        return found
    return complete(record, prepare(record, options))
