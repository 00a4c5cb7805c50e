"""Deciding what becomes of each row, without writing anything: a dry run ends here, an import begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from enum import Enum
from plone import api
from plone.locking.interfaces import ILockable
from shangnan.policy import _
from shangnan.policy.records.lifecycle.versions import digest
from shangnan.policy.records.service_guide.catalogue import entry_for
from shangnan.policy.records.service_guide.guards import publication_gaps
from shangnan.policy.records.service_guide.guards import UnitFacts
from shangnan.policy.records.service_guide.online_hall import online_hall
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.service_guide.printable import print_gaps
from shangnan.policy.records.service_guide.revision import open_revision_gap
from shangnan.policy.records.service_guide.revision import working_copy_of
from shangnan.policy.records.service_guide.vocabularies import ITEM_TYPES
from shangnan.policy.records.workflow.writers import drafters_of
from shangnan.policy.transfer.guide_ids import guide_id
from shangnan.policy.transfer.report import Outcome
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from shangnan.policy.transfer.schema_check import schema_problems
from shangnan.policy.units.directory import UnitEntry
from shangnan.policy.units.directory import units_by_title
from typing import Any
from zope.i18nmessageid import Message

# What a draft may lack is no reason against a line of a list; what it says wrongly is.
WRONG_IN_A_DRAFT = frozenset(
    {
        "bad_value",
        "bad_code_format",
        "wrong_type",
        "unknown_unit",
        "unit_closed",
        "personal_id_in_text",
        "unsafe_html",
        "secret_mark",
    }
)
_TYPE_CODES = {name: code for code, name in ITEM_TYPES.items()}

NOT_A_DRAFT: dict[str, Message] = {
    "published": _("It is published already. Change it by a revision."),
    "suspended": _("It is suspended. Resume it first, then revise it."),
    "cancelled": _("It is cancelled. An item that is cancelled stays as it is."),
    "pending": _("It is waiting for its review. Wait for the end of it, or have it returned first."),
    "reviewed": _("It is waiting for its release. Wait for it, or have it returned first."),
}


class Action(Enum):
    """What has to be done for a row."""

    NOTHING = "nothing"
    CREATE = "create"
    CHANGE = "change"
    REVISE = "revise"


@dataclass(frozen=True)
class Plan:
    """What is to become of a row.

    :param result: for the report, if all goes as planned.
    :param action: what to do to the content.
    :param release: whether to take it as far as a publisher's confirmation afterwards.
    :param data: the whole plain form to write, normalised; empty where nothing is done.
    :param unit_uid: UID of the responsible unit.
    :param guide: the existing guide, None where there is none.
    """

    result: RowResult
    action: Action = Action.NOTHING
    release: bool = False
    data: Mapping[str, Any] | None = None
    unit_uid: str = ""
    guide: Any = None

    def refused(self, *reasons: Message) -> Plan:
        """Return what is left of the plan where it cannot be carried out."""
        return Plan(replace(self.result, outcome=Outcome.REFUSED, reasons=reasons))


class Planner:
    """Decides over the rows of one batch.

    :param container: the section in which guides lie.
    :param rows: of the batch.
    :param complete: whether the rows are complete guides.
    :param publish: whether complete guides are to be brought before a publisher.
    """

    def __init__(self, container: Any, rows: Iterable[Row], complete: bool, publish: bool) -> None:
        self.container = container
        self.complete = complete
        self.publish = complete and publish
        self.units: Mapping[str, UnitEntry] = units_by_title()
        self.holders = _holders(row.data.get("code") for row in rows)

    def plan(self, row: Row) -> Plan:
        """Return what is to become of a row."""
        if row.problems:
            return _refused(row, *row.problems)
        given = _with_type_code(row.data)
        unit = self.units.get(name.strip()) if isinstance(name := given.get("unit"), str) else None
        gaps = self._gaps(given, unit)
        if gaps or unit is None:
            return _refused(row, *gaps)
        holders = self.holders[given["code"]]
        if len(holders) > 1:
            return _refused(row, _("More than one guide has this code. Delete or correct the wrong one first."))
        if holders:
            return self._existing(row, given, unit, holders[0])
        if guide_id(given["code"]) in self.container:
            return _refused(row, _("The address of this item is taken by a record with another code."))
        data = normalised(given)
        problems = self._final_problems(data, unit)
        if problems:
            return _refused(row, *problems)
        return Plan(_result(row, Outcome.CREATED), Action.CREATE, self.publish, data, unit.uid)

    def _existing(self, row: Row, given: dict[str, Any], unit: UnitEntry, brain: Any) -> Plan:
        unchanged = Plan(_result(row, Outcome.UNCHANGED))
        release = self.publish and brain.review_state in ("draft", "pending")
        # Equal to what the catalog remembers: most rows of a file that was imported before, and no guide is woken.
        if not release and brain.plain_digest == digest(normalised(given)):
            return unchanged
        # Unrestricted: who may import may meet every guide.
        guide = brain._unrestrictedGetObject()
        current = normalised(to_plain(guide))
        # A file changes what it speaks of; what was entered besides stays.
        data = normalised(current | given)
        if not release and data == current:
            return unchanged
        if self.publish and brain.review_state == "published":
            waiting = working_copy_of(guide)
            if waiting is not None:
                return self._revised(row, data, unit, waiting) or unchanged
        problems = self._obstacles(guide, brain.review_state) or self._final_problems(data, unit)
        if problems:
            return _refused(row, *problems)
        action = Action.REVISE if brain.review_state == "published" else Action.CHANGE
        if data == current:
            action = Action.NOTHING
        return Plan(_result(row, Outcome.CHANGED), action, self.publish, data, unit.uid, guide)

    def _revised(self, row: Row, data: Mapping[str, Any], unit: UnitEntry, copy: Any) -> Plan | None:
        """Return what becomes of a row whose guide has a working copy; None where that says the same and waits already.

        A copy that an import made, that was refused and that nobody has worked on since is written anew.
        """
        state, current = api.content.get_state(copy), normalised(to_plain(copy))
        if state == "reviewed" and data == current:
            return None
        if state != "draft" or drafters_of(copy):
            return _refused(row, open_revision_gap().message)
        problems = self._obstacles(copy, state) or self._final_problems(data, unit)
        if problems:
            return _refused(row, *problems)
        action = Action.NOTHING if data == current else Action.CHANGE
        return Plan(_result(row, Outcome.CHANGED), action, True, data, unit.uid, copy)

    def _gaps(
        self, data: Mapping[str, Any], unit: UnitEntry | None, entry: Mapping[str, Any] | None = None
    ) -> list[Message]:
        """Return what the gate has against a row: for a line of a list, only what is wrong and not what is missing."""
        facts = UnitFacts(title=unit.title, is_open=unit.is_open) if unit else None
        gaps = publication_gaps(data, facts, entry=entry, online_hall=online_hall())
        if self.complete:
            gaps += print_gaps(data)
        return [gap.message for gap in gaps if self.complete or gap.rule in WRONG_IN_A_DRAFT]

    def _final_problems(self, data: Mapping[str, Any], unit: UnitEntry) -> list[Message]:
        """Return what stands against writing a guide, known only now that file and record are one."""
        gaps = self._gaps(data, unit, entry_for(data["basic_code"])) if self.complete else []
        return gaps or schema_problems(data)

    def _obstacles(self, guide: Any, state: str) -> list[Message]:
        """Return why an existing guide cannot be changed by this import."""
        if state == "published" and self.publish:
            return []
        if state != "draft":
            return [NOT_A_DRAFT[state]]
        lockable = ILockable(guide, None)
        if lockable is not None and lockable.locked():
            return [_("Somebody is editing it just now. Import the row again later.")]
        return []


def _holders(codes: Iterable[object]) -> dict[str, list[Any]]:
    """Return the guides by code; working copies of a revision belong to their original and are left out."""
    found: dict[str, list[Any]] = defaultdict(list)
    wanted = [code for code in codes if isinstance(code, str) and code]
    if wanted:
        catalog = api.portal.get_tool("portal_catalog")
        # Unrestricted: a second guide must not be made because the first cannot be seen.
        for brain in catalog.unrestrictedSearchResults(portal_type="ServiceGuide", item_code=wanted):
            if not brain.revision_of:
                found[brain.item_code].append(brain)
    return found


def _with_type_code(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row in which the type has its code, if only its name was given."""
    kind = data.get("type")
    if data.get("type_code") or not isinstance(kind, str) or not kind.strip():
        return dict(data)
    # An unknown name stays in the place of the code: the gate says so.
    return dict(data) | {"type_code": _TYPE_CODES.get(kind.strip(), kind.strip())}


def _result(row: Row, outcome: Outcome, reasons: tuple[Message, ...] = ()) -> RowResult:
    code, name = row.data.get("code"), row.data.get("name")
    return RowResult(
        row.number,
        code if isinstance(code, str) else "",
        name if isinstance(name, str) else "",
        outcome,
        reasons,
    )


def _refused(row: Row, *reasons: Message) -> Plan:
    return Plan(_result(row, Outcome.REFUSED, reasons))
