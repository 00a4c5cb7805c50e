"""The register of the three lists, and what searches find tasks by."""

from __future__ import annotations

from plone.indexer import indexer
from shangnan.policy import _
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.integrity.lists.content import IIntegrityListItem
from shangnan.policy.records.integrity.lists.plain import to_plain
from shangnan.policy.records.integrity.settings import ListNames
from typing import Any
from zope.component import adapter
from zope.interface import implementer

# The key of the list is no word of it, and its name may change.
SEARCHED = ("title", "content", "measures", "person_in_charge", "person_account")
REGISTER = RegisterKind(
    portal_type="IntegrityListItem",
    section="integrity",
    title=_("The three lists"),
    columns=(
        RegisterColumn("title", _("Task (工作内容)")),
        RegisterColumn("list", _("List"), words=ListNames()),
        RegisterColumn("person", _("Person in charge")),
        RegisterColumn("date", _("To be done by (完成时限)"), sort="record_date"),
        RegisterColumn("done", _("Done on")),
        RegisterColumn("unit", _("Unit that answers for it")),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("List"),
    categories=ListNames(),
    links=(("integrity-due", _("Due and overdue")),),
)


@implementer(IRegisterEntry)
@adapter(IIntegrityListItem)
def task_entry(record: Any) -> RegisterEntry:
    """Return what the register shows of a task."""
    day = record.deadline.isoformat() if record.deadline else ""
    return RegisterEntry(
        year=record.deadline.year if record.deadline else None,
        date=day,
        categories=(record.list_key,) if record.list_key else (),
        values={
            "date": day,
            "list": record.list_key or "",
            "person": record.person_in_charge or "",
            "done": record.done_on,
        },
    )


@indexer(IIntegrityListItem)
def SearchableText(record: Any) -> str:
    """The words by which a task is found."""
    plain = to_plain(record)
    return "\n".join(filter(None, (plain[name] for name in SEARCHED)))
