"""Which unit is responsible for a record: it changes with a reason, and the record's history says so."""

from __future__ import annotations

from DateTime import DateTime
from plone import api
from typing import Any

# What of a record depends on the unit: who may see it, what lists show, and the words by which it is found.
UNIT_INDEXES = ["unit", "unit_title", "allowedRolesAndUsers", "SearchableText"]


def reassign(record: Any, unit_uid: str, reason: str, actor: str = "") -> None:
    """Make another unit responsible for a record and write it into the record's history.

    :param record: the record.
    :param unit_uid: UID of the new unit.
    :param reason: plain text, not empty.
    :param actor: whose decision it was; empty for whoever does it.
    """
    record.responsible_unit = unit_uid
    note_in_history(record, "reassign", reason, actor)
    record.reindexObject(idxs=UNIT_INDEXES)
    record.reindexObjectSecurity()


def note_in_history(record: Any, action: str, comment: str, actor: str = "") -> None:
    """Add a line to a record's workflow history without changing its state.

    :param record: an object with a workflow.
    :param action: what was done, a word that history pages know.
    :param comment: plain text.
    :param actor: whose decision it was; empty for whoever does it.
    """
    tool = api.portal.get_tool("portal_workflow")
    actor = actor or api.user.get_current().getId()
    for workflow_id in tool.getChainFor(record):
        status = dict(tool.getStatusOf(workflow_id, record) or {})
        status.update(action=action, actor=actor, comments=comment, time=DateTime())
        tool.setStatusOf(workflow_id, record, status)
