"""A record's history: who did and changed what with which opinion, its versions, and a difference that can be read."""

from __future__ import annotations

from collections.abc import Mapping
from DateTime import DateTime
from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.diff.rows import record_diff
from shangnan.policy.records.lifecycle.edit_log import edits
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.secrecy.fields import fields_of
from shangnan.policy.records.views.difference import ReadableDifference
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.records.workflow.writers import ADDED
from shangnan.policy.records.workflow.writers import CHANGED
from shangnan.policy.records.workflow.writers import REMOVED
from shangnan.policy.records.workflow.writers import RENAMED
from typing import Any
from zExceptions import NotFound
from zope.component import queryAdapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import Attribute
from zope.interface import Interface

# Steps that are no transition of a workflow.
OTHER_STEPS: dict[str, Message] = {
    "reassign": _("Responsibility moved"),
    "flag": _("A cited document has ended"),
    "move_person": _("A person moved to another unit"),
    "people": _("Handlers and readers named"),
    "link_reply": _("Our answer linked"),
    "take_over": _("Changes of others taken over"),
}

# What was done to a file in the record.
FILES: dict[str, Message] = {
    ADDED: _("File “${title}” added"),
    CHANGED: _("File “${title}” changed"),
    REMOVED: _("File “${title}” removed"),
    RENAMED: _("File “${title}” renamed"),
}


class IPlainForm(Interface):
    """The plain form of a record and the names of its elements; an adapter of the record."""

    data = Attribute("Mapping: the present content")
    labels = Attribute("Mapping of element to its title (Message); columns of rows as 'element.column'")
    keys = Attribute("Mapping of each table to the columns that name a row")


class HistoryView(BrowserView):
    """Opinions and versions, newest first."""

    def steps(self) -> list[dict[str, Any]]:
        """Return the steps of the record's workflow and its changes: title, person, time, opinion, state after, what was changed."""
        workflow_tool = api.portal.get_tool("portal_workflow")
        found = self._changes()
        for workflow_id in workflow_tool.getChainFor(self.context):
            workflow = workflow_tool[workflow_id]
            for entry in self.context.workflow_history.get(workflow_id, ()):
                state = workflow.states.get(entry.get("review_state"))
                found.append(
                    {
                        "title": self._step(workflow, entry.get("action")),
                        "person": name_of(entry.get("actor"), entry["time"].timeTime()),
                        "time": entry["time"],
                        "opinion": entry.get("comments") or "",
                        "state": self._translated(state.title) if state else "",
                        "changed": [],
                    }
                )
        # Sorting is stable: a change and a step of the same second stay in the order in which they were written.
        return sorted(found, key=lambda step: step["time"].timeTime())[::-1]

    def _changes(self) -> list[dict[str, Any]]:
        """Return a step for each time that somebody changed the record, with the titles of what was changed."""
        tool = api.portal.get_tool("portal_workflow")
        fields = fields_of(self.context)
        found = []
        for line in edits(self.context):
            time = DateTime(line["time"])
            state = tool.getTitleForStateOnType(line["state"], self.context.portal_type) if line["state"] else ""
            found.append(
                {
                    "title": translate(_("Changed"), context=self.request),
                    "person": name_of(line["actor"], time.timeTime()),
                    "time": time,
                    "opinion": line["note"],
                    "state": self._translated(state),
                    "changed": self._changed(line, fields),
                }
            )
        return found

    def _changed(self, line: Mapping[str, Any], fields: Mapping[str, Any]) -> list[str]:
        titles = [translate(fields[name].title, context=self.request) for name in line["fields"] if name in fields]
        for done, title in line["files"]:
            titles.append(translate(_(FILES[done], mapping={"title": title}), context=self.request))
        if line["left_out"]:
            titles.append(translate(_("and ${count} more", mapping={"count": line["left_out"]}), context=self.request))
        return list(dict.fromkeys(titles)) or [translate(_("Content"), context=self.request)]

    def versions(self) -> list[Mapping[str, Any]]:
        """Return the published versions, newest first."""
        return [version for _number, version in sorted(versions(self.context).items(), reverse=True)]

    def has_plain_form(self) -> bool:
        """Return whether differences can be shown for this kind."""
        return queryAdapter(self.context, IPlainForm) is not None

    def _translated(self, title: str) -> str:
        return translate(title, domain="shangnan.policy", context=self.request)

    def _step(self, workflow: Any, action: str | None) -> str:
        if not action:
            return translate(_("Created"), context=self.request)
        if action in OTHER_STEPS:
            return translate(OTHER_STEPS[action], context=self.request)
        transition = workflow.transitions.get(action)
        return self._translated(transition.title) if transition else action


class DifferenceView(ReadableDifference):
    """What changed between two versions, or between a version and the present content."""

    def __call__(self) -> str:
        plain = queryAdapter(self.context, IPlainForm)
        if plain is None:
            raise NotFound(self.context, "record-difference", self.request)
        self.plain = plain
        self.old_title, old = self._side("old")
        self.new_title, new = self._side("new")
        self.changes = record_diff(old, new, plain.keys)
        return self.index()

    def _side(self, name: str) -> tuple[str, Mapping[str, Any]]:
        wanted = str(self.request.form.get(name, "")) or ("present" if name == "new" else "")
        if wanted == "present":
            return translate(_("Present content"), context=self.request), self.plain.data
        found = (
            versions(self.context).get(int(wanted))
            if wanted.isascii() and wanted.isdigit() and len(wanted) < 6
            else None
        )
        if found is None:
            raise NotFound(self.context, "record-difference", self.request)
        title = translate(_("Version ${number}", mapping={"number": wanted}), context=self.request)
        return title, found["data"]
