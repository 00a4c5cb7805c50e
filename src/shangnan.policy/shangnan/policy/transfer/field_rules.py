"""What becomes of a row of a list whose columns are fields of the kind's schema, as the present user."""

from __future__ import annotations

from AccessControl import getSecurityManager
from Acquisition import aq_base
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import suppress
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.locking.interfaces import ILockable
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.lifecycle.defaults import give_defaults
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.tables.cell_text import CellRefused
from shangnan.policy.records.tables.import_cells import read_cell
from shangnan.policy.records.tables.import_cells import same
from shangnan.policy.records.tables.import_rules import Decision
from shangnan.policy.records.tables.import_rules import ImportRules
from shangnan.policy.records.tables.import_rules import ReadRow
from shangnan.policy.records.tables.import_rules import refused
from shangnan.policy.records.tables.import_rules import UNCHANGED
from shangnan.policy.transfer.lists import ImportList
from shangnan.policy.transfer.unit_cells import FIELD
from shangnan.policy.transfer.unit_cells import Units
from types import SimpleNamespace
from typing import Any
from zope.event import notify
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import Invalid
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


class FieldRules(ImportRules):
    """Decides over rows by the schema: what the form would not take the import does not take.

    :param known: the kind.
    :param section: where its records lie.
    """

    def __init__(self, known: ImportList, section: Any) -> None:
        self.known, self.section = known, section
        self.fields = {name: known.fields[name].bind(section) for name in known.columns}
        self.defaults = {name: value.bind(section).default for name, value in known.fields.items()}
        self.shape = {name: Text(known.heading(name)) for name in known.columns}
        self.units = Units(self.fields[FIELD]) if FIELD in self.fields else None
        tool = api.portal.get_tool("portal_workflow")
        self.workflow = tool[tool.getChainForPortalType(known.kind.portal_type)[0]]
        self.key_titles = "、".join(known.heading(name) for name in known.kind.key)

    def read(self, data: Mapping[str, Any], problems: Iterable[Message]) -> ReadRow:
        """Return the values of the fields that have a cell."""
        entry = ReadRow(problems=list(problems))
        for name, text in data.items():
            if not text and name in self.known.needed:
                continue  # told by whoever read the file
            try:
                entry.values[name] = self._value(name, self.known.columns[name].tidy(text))
            except CellRefused as refusal:
                entry.problems.append(refusal.message)
        gaps = text_gaps(data, self.shape, now().date())
        # Marks of secrets were told with the columns that no import knows.
        entry.problems += [gap.message for gap in gaps if gap.rule != "secret_mark"]
        if not entry.problems:
            entry.key = self.known.kind.key_of(entry.values)
        return entry

    def _value(self, name: str, text: str) -> Any:
        if name == FIELD and self.units is not None and text:
            return self.units.uid(text)
        return read_cell(self.fields[name], text, self.known.heading(name))

    def told(self, data: Mapping[str, Any]) -> tuple[str, str]:
        """Return what of the key is no title, and the title."""
        parts = [data[name] for name in self.known.kind.key if name != "title" and data.get(name)]
        return "，".join(parts), data.get("title", "")

    def holders(self, keys: Sequence[str]) -> Mapping[str, list[Any]]:
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

    def new(self, values: Mapping[str, Any]) -> Decision:
        """Return the draft that a row becomes."""
        problems = self._invariants({**self.defaults, **values})
        return refused(*problems) if problems else Decision(values)

    def existing(self, values: Mapping[str, Any], holder: Any) -> Decision:
        """Return what a row changes of a record; what a file does not speak of stays."""
        may = getSecurityManager().checkPermission
        if not may("View", holder):
            return refused(_("This record is here already, and it is not yours to see or change."))
        own = aq_base(holder)
        changes = {name: value for name, value in values.items() if not same(getattr(own, name, None), value)}
        if not changes:
            return UNCHANGED
        problem = self._obstacle(holder) or self._no_right(may("Modify portal content", holder))
        if problem:
            return refused(problem)
        present = {name: getattr(own, name, default) for name, default in self.defaults.items()}
        problems = self._invariants(present | changes)
        return refused(*problems) if problems else Decision(changes, holder)

    def make(self, values: Mapping[str, Any]) -> Any:
        """Make a draft where the form would."""
        record = createContent(self.known.kind.portal_type, **values)
        give_defaults(record)
        container = self.known.kind.container(self.section, values)
        # Whether the person may add here was asked for the whole file.
        return addContentToContainer(container, record, checkConstraints=False)

    def change(self, record: Any, values: Mapping[str, Any]) -> None:
        """Write fields, as the form does."""
        for name, value in values.items():
            setattr(record, name, value)
        notify(ObjectModifiedEvent(record, Attributes(self.known.schema, *values)))

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
