"""An entry in words: who, what, which thing, what else is told, as screen and lists show it."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.registry.filing.categories import all_categories
from shangnan.policy.registry.journal.actions import ACTIONS
from shangnan.policy.registry.journal.entry import Entry
from shangnan.policy.registry.journal.entry import REFUSED
from shangnan.policy.registry.journal.page.doors import door_said
from shangnan.policy.registry.journal.subject import ACCOUNT
from shangnan.policy.registry.journal.subject import GROUP
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.schema import getFields

#: What the names of details say. A name that is not here is shown as it is.
DETAILS: dict[str, Message] = {
    "fields": _("Fields"),
    "files": _("Files"),
    "left_out": _("Not named besides"),
    "transition": _("Step"),
    "from": _("From"),
    "to": _("To"),
    "done": _("Done"),
    "import": _("Import"),
    "door": _("By"),
    "file": _("File"),
    "reason": _("Reason"),
    "rules": _("Rules"),
    "more": _("Further ones within the minute are not told"),
    "words": _("Words"),
    "names": _("Names"),
    "given": _("Given"),
    "taken": _("Taken"),
    "known": _("Account exists"),
    "count": _("Number"),
    "kind": _("Kind"),
    "filters": _("Filters"),
    "year": _("Year"),
    "sha256": _("SHA-256 digest"),
    "note": _("Note"),
    "number": _("Number of the item"),
    "numbers": _("Numbers of the items"),
    "category": _("Category of the archive"),
    "members": _("Records in the item"),
    "step": _("Step"),
    "items": _("Number of items"),
    "results": _("Results"),
    "list": _("List that was used"),
    "approver": _("Approved by"),
    "witnesses": _("Witnesses"),
    "digests": _("Digests"),
    "batch": _("Batch"),
    "profile": _("Layout"),
    "receipt": _("Receipt"),
    "previous": _("Batch before"),
    "asked_by": _("Asked by"),
    "purpose": _("Purpose"),
    "approved_by": _("Approved by"),
    "ground": _("Ground"),
    "withdrawn": _("Withdrawn because"),
    "problems": _("Problems"),
    "checked": _("Checked"),
    "faulty": _("Faulty"),
    "authority": _("Authority"),
    "uid": _("Unique mark"),
    "date": _("Day"),
    "seq": _("Last entry"),
    "version": _("Version"),
    "parts": _("Parts of the export"),
    "hash": _("SHA-256 digest"),
    "sm3": _("SM3 digest"),
}
#: Short words in details.
WORDS: dict[str, Message] = {
    "add": _("Added"),
    "edit": _("Edited"),
    "delete": _("Deleted"),
    "yes": _("Yes"),
    "no": _("No"),
    "made": _("Made"),
    "gone": _("Removed"),
    "locked": _("Locked"),
    "opened": _("Opened"),
    "wait lifted": _("Wait lifted"),
    "properties": _("Properties changed"),
    "joined": _("Member added"),
    "left": _("Member removed"),
    "password": _("Password"),
    "fullname": _("Full name"),
    "passed": _("Passed"),
    "failed": _("Not passed"),
    "email": _("E-mail"),
}
#: What was done to a file of a record; details say it as "added: name".
FILES: dict[str, Message] = {
    "added": _("“${name}” added"),
    "changed": _("“${name}” changed"),
    "removed": _("“${name}” removed"),
    "renamed": _("“${name}” renamed"),
}
TYPES: dict[str, Message] = {ACCOUNT: _("Account"), GROUP: _("Group"), "setting": _("Setting")}
COLUMNS: dict[str, Message] = {
    "seq": _("Entry"),
    "time": _("Time"),
    "who": _("Done by"),
    "what": _("Act"),
    "outcome": _("Outcome"),
    "type": _("Type"),
    "thing": _("Thing"),
    "details": _("Details"),
    "address": _("Network address"),
}


class Words:
    """Says entries in the reader's language; remembers names, of which a list has few.

    :param request: of the reader.
    """

    def __init__(self, request: Any) -> None:
        self.request = request
        self._names: dict[str, str] = {}
        self._types = api.portal.get_tool("portal_types")
        self._workflows = api.portal.get_tool("portal_workflow")

    def _text(self, message: Any) -> str:
        return translate(message, domain="shangnan.policy", context=self.request)

    def heading(self, column: str) -> str:
        """Return the heading of a column."""
        return self._text(COLUMNS[column])

    def action(self, entry: Entry) -> str:
        """Return what was done."""
        return self._text(ACTIONS.get(entry.action, entry.action))

    def outcome(self, entry: Entry) -> str:
        """Return whether it was done."""
        return self._text(_("Refused") if entry.outcome == REFUSED else _("Done"))

    def person(self, user_id: str) -> str:
        """Return name and id of an account; for nobody that it was a visitor or the system."""
        if user_id not in self._names:
            name = name_of(user_id) if user_id else self._text(_("Visitor or system"))
            self._names[user_id] = name if name == user_id or not user_id else f"{name} ({user_id})"
        return self._names[user_id]

    def who(self, entry: Entry) -> str:
        """Return who did it, and for whom."""
        if not entry.on_behalf_of:
            return self.person(entry.actor)
        names = {"name": self.person(entry.actor), "other": self.person(entry.on_behalf_of)}
        return self._text(_("${name} for ${other}", mapping=names))

    def type(self, entry: Entry) -> str:
        """Return the kind of the thing."""
        if entry.portal_type in TYPES or not entry.portal_type:
            return self._text(TYPES.get(entry.portal_type, ""))
        known = self._types.get(entry.portal_type)
        return self._text(known.Title()) if known is not None else entry.portal_type

    def thing(self, entry: Entry) -> str:
        """Return the thing by name: of accounts who it is, of content the title at that time; empty where that is not told."""
        if entry.portal_type == ACCOUNT:
            return self.person(entry.uid) if entry.uid else ""
        return entry.title or (entry.uid if entry.portal_type in TYPES else "")

    def details(self, entry: Entry) -> list[tuple[str, str]]:
        """Return (name, what is told) of all details, in the order of DETAILS."""
        order = {name: number for number, name in enumerate(DETAILS)}
        names = sorted(entry.details, key=lambda name: (order.get(name, len(order)), name))
        told = [(self._text(DETAILS.get(name, name)), self._detail(entry, name)) for name in names]
        return [pair for pair in told if pair[1]]

    def _detail(self, entry: Entry, name: str) -> str:
        told = entry.details[name]
        values = [str(value) for value in (told if isinstance(told, list | tuple) else [told])]
        return "、".join(self._word(entry, name, value) for value in values if value)

    def _word(self, entry: Entry, name: str, value: str) -> str:
        if name == "door":
            return self._text(door_said(value))
        if name == "category":
            return all_categories().get(value, value)
        if name == "fields":
            return self._field(entry.portal_type, value)
        if name == "files":
            return self._file(value)
        if name == "transition":
            return self._text(self._workflows.getTitleForTransitionOnType(value, entry.portal_type))
        if name in ("from", "to") and entry.action == "record.step":
            return self._text(self._workflows.getTitleForStateOnType(value, entry.portal_type))
        if name == "names" and entry.portal_type == GROUP:
            return self.person(value)
        return self._text(WORDS.get(value, value)) if name in ("done", "known", "more", "results") else value

    def _field(self, portal_type: str, name: str) -> str:
        kind = record_kind(portal_type)
        field = getFields(kind.schema).get(name) if kind is not None else None
        return self._text(field.title) if field is not None else self._text(WORDS.get(name, name))

    def _file(self, told: str) -> str:
        """Return what was done to a file in words; what is told in another way stands as it is."""
        done, colon, name = told.partition(": ")
        message = FILES.get(done) if colon else None
        return self._text(Message(message, mapping={"name": name})) if message is not None else told
