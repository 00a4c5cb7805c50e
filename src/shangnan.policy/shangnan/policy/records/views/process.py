"""What was done to a record, step by step, in Chinese words: for papers and packages, whatever language a screen has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from DateTime import DateTime
from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.lifecycle.edit_log import edits
from shangnan.policy.records.views.history import OTHER_STEPS
from typing import Any
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Done:
    """A step of the workflow, or a change of the content.

    :param time: when.
    :param user_id: by whom; "" for the system.
    :param action: id of the step; "" for the beginning and for changes.
    :param title: of the step, in Chinese.
    :param state: title of the state after it, in Chinese; "" for none.
    :param opinion: what was said.
    """

    time: DateTime
    user_id: str
    action: str
    title: str
    state: str
    opinion: str


def done_to(record: Any) -> Iterator[Done]:
    """Yield the steps of a record's workflows in their order, then the changes of its content."""
    tool = api.portal.get_tool("portal_workflow")
    for workflow_id in tool.getChainFor(record):
        workflow = tool[workflow_id]
        for entry in record.workflow_history.get(workflow_id, ()):
            state = workflow.states.get(entry.get("review_state"))
            action = entry.get("action") or ""
            title = _words(state.title) if state is not None else ""
            said = entry.get("comments") or ""
            yield Done(entry["time"], entry.get("actor") or "", action, _step(workflow, action), title, said)
    for line in edits(record):
        state = tool.getTitleForStateOnType(line["state"], record.portal_type) if line["state"] else ""
        time = DateTime(line["time"])
        yield Done(time, line["actor"] or "", "", chinese(_("Changed")), _words(state), line["note"] or "")


def _step(workflow: Any, action: str) -> str:
    if not action:
        return chinese(_("Created"))
    if action in OTHER_STEPS:
        return chinese(OTHER_STEPS[action])
    transition = workflow.transitions.get(action)
    return _words(transition.title) if transition is not None else action


def _words(title: str) -> str:
    return chinese(Message(title, domain="shangnan.policy")) if title else ""
