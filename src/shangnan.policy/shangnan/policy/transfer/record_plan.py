"""Deciding what becomes of each row of a list of records, without writing anything: a rehearsal ends here."""

from __future__ import annotations

from AccessControl import getSecurityManager
from Acquisition import aq_base
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from plone import api
from plone.locking.interfaces import ILockable
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.tables.cell_text import CellRefused
from shangnan.policy.records.tables.import_cells import read_cell
from shangnan.policy.records.tables.import_cells import same
from shangnan.policy.transfer.record_lists import RecordList
from shangnan.policy.transfer.record_units import FIELD
from shangnan.policy.transfer.record_units import Units
from shangnan.policy.transfer.report import Outcome
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from types import SimpleNamespace
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import Invalid


@dataclass(frozen=True)
class RecordPlan:
    """What is to become of a row.

    :param result: for the report, if all goes as planned.
    :param values: by field, what is to be written; None where nothing is.
    :param record: the record that is changed, None where one is made.
    """

    result: RowResult
    values: Mapping[str, Any] | None = None
    record: Any = None


@dataclass
class _Read:
    """What a row says: values by field, what is wrong with them, and the key where it can be told."""

    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)
    key: str = ""


class RecordPlanner:
    """Decides over the rows of one batch, as the present user.

    :param known: the kind.
    :param section: where its records lie.
    :param seen: key to number of the row that had it first, of the whole file; added to.
    """

    def __init__(self, known: RecordList, section: Any, seen: dict[str, int]) -> None:
        self.known, self.seen = known, seen
        self.fields = {name: known.fields[name].bind(section) for name in known.columns}
        self.defaults = {name: value.bind(section).default for name, value in known.fields.items()}
        self.shape = {name: Text(known.heading(name)) for name in known.columns}
        self.units = Units(self.fields[FIELD]) if FIELD in self.fields else None
        tool = api.portal.get_tool("portal_workflow")
        self.workflow = tool[tool.getChainForPortalType(known.kind.portal_type)[0]]

    def plans(self, rows: Sequence[Row]) -> list[RecordPlan]:
        """Return what is to become of each row, in order."""
        read = [self._read(row) for row in rows]
        holders = self._holders([entry.key for entry in read if entry.key])
        return [self._plan(entry, holders[entry.key]) for entry in read]

    def _read(self, row: Row) -> _Read:
        entry = _Read(row, problems=list(row.problems))
        for name, text in row.data.items():
            if not text and name in self.known.needed:
                continue  # told by whoever read the file
            try:
                entry.values[name] = self._value(name, self.known.columns[name].tidy(text))
            except CellRefused as refused:
                entry.problems.append(refused.message)
        gaps = text_gaps(row.data, self.shape, now().date())
        # Marks of secrets were told with the columns that no import knows.
        entry.problems += [gap.message for gap in gaps if gap.rule != "secret_mark"]
        if not entry.problems:
            entry.key = self.known.kind.key_of(entry.values)
        return entry

    def _value(self, name: str, text: str) -> Any:
        if name == FIELD and self.units is not None and text:
            return self.units.uid(text)
        return read_cell(self.fields[name], text, self.known.heading(name))

    def _holders(self, keys: Sequence[str]) -> Mapping[str, list[Any]]:
        """Return the records by key; working copies of a revision belong to their original and are left out."""
        found: dict[str, list[Any]] = defaultdict(list)
        if keys:
            catalog = api.portal.get_tool("portal_catalog")
            # Unrestricted: a second record must not be made because the first cannot be seen.
            query = {"portal_type": self.known.kind.portal_type, "import_key": list(keys)}
            for brain in catalog.unrestrictedSearchResults(**query):
                if not brain.revision_of:
                    record = brain._unrestrictedGetObject()
                    held = {name: getattr(aq_base(record), name, None) for name in self.known.kind.key}
                    found[self.known.kind.key_of(held)].append(record)
        return found

    def _plan(self, entry: _Read, holders: list[Any]) -> RecordPlan:
        if entry.problems:
            return self._refused(entry, *entry.problems)
        first = self.seen.setdefault(entry.key, entry.row.number)
        if first != entry.row.number:
            names = {"number": first, "columns": self._key_titles()}
            return self._refused(
                entry,
                _("It is the same record as in row ${number} of this file: ${columns} are the same.", mapping=names),
            )
        if len(holders) > 1:
            names = {"columns": self._key_titles()}
            return self._refused(
                entry,
                _(
                    "More than one record has the same ${columns}. Delete or correct the wrong one first.",
                    mapping=names,
                ),
            )
        if holders:
            return self._existing(entry, holders[0])
        problems = self._invariants(self.defaults | entry.values)
        if problems:
            return self._refused(entry, *problems)
        return RecordPlan(self._result(entry, Outcome.CREATED), entry.values)

    def _existing(self, entry: _Read, record: Any) -> RecordPlan:
        may = getSecurityManager().checkPermission
        if not may("View", record):
            return self._refused(entry, _("This record is here already, and it is not yours to see or change."))
        # A file changes what it speaks of; what was entered besides stays.
        own = aq_base(record)
        changes = {name: value for name, value in entry.values.items() if not same(getattr(own, name, None), value)}
        if not changes:
            return RecordPlan(self._result(entry, Outcome.UNCHANGED))
        problem = self._obstacle(record) or self._no_right(may("Modify portal content", record))
        if problem:
            return self._refused(entry, problem)
        present = {name: getattr(own, name, default) for name, default in self.defaults.items()}
        problems = self._invariants(present | changes)
        if problems:
            return self._refused(entry, *problems)
        return RecordPlan(self._result(entry, Outcome.CHANGED), changes, record)

    def _obstacle(self, record: Any) -> Message | None:
        """Return why nobody can change a record by an import."""
        state = api.content.get_state(record)
        if state != self.workflow.initial_state:
            title = translate(self.workflow.states[state].title, domain="shangnan.policy", target_language="zh_CN")
            return _(
                "It is no draft any more (${state}), and an import changes drafts only. Change it by its own steps.",
                mapping={"state": title},
            )
        lockable = ILockable(record, None)
        if lockable is not None and lockable.locked():
            return _("Somebody is editing it just now. Import the row again later.")
        return None

    def _no_right(self, may_edit: bool) -> Message | None:
        return None if may_edit else _("You may not edit this record. Ask the person whose record it is.")

    def _invariants(self, values: Mapping[str, Any]) -> list[Message]:
        """Return what the schema has against values that belong together."""
        errors: list[Any] = []
        with suppress(Invalid):  # they are in the list
            self.known.schema.validateInvariants(SimpleNamespace(**values), errors)
        return [error.args[0] for error in errors]

    def _key_titles(self) -> str:
        return "、".join(self.known.heading(name) for name in self.known.kind.key)

    def _result(self, entry: _Read, outcome: Outcome, reasons: tuple[Message, ...] = ()) -> RowResult:
        data = entry.row.data
        told = [data[name] for name in self.known.kind.key if name != "title" and data.get(name)]
        return RowResult(entry.row.number, "，".join(told), data.get("title", ""), outcome, reasons)

    def _refused(self, entry: _Read, *reasons: Message) -> RecordPlan:
        return RecordPlan(self._result(entry, Outcome.REFUSED, reasons))
