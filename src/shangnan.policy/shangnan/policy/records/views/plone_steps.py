"""Plone's own ways to a transition, made to do for records what the form does: ask, refuse with reasons, and date nothing.

Stock, both give an object a date of publication before they ask whether the step may be taken.
"""

from __future__ import annotations

from plone.app.content.browser.contents.workflow import WorkflowActionView
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.workflow.transitions import Refused
from typing import Any
from urllib.parse import urlencode

import transaction


class StatusModify(BrowserView):
    """`content_status_modify`: leads to the form, which asks for the opinion; does nothing itself."""

    def __call__(self) -> str:
        wanted = self.request.form.get("workflow_action")
        address = self.context.absolute_url()
        if isinstance(wanted, str) and wanted:
            address = f"{address}/@@transition?{urlencode({'transition': wanted})}"
        self.request.response.redirect(address)
        return ""


class BulkSteps(WorkflowActionView):
    """Transitions of what is selected in a folder's contents; a refused record stays as it was and says why."""

    def action(self, obj: Any, bypass_recurse: bool = False) -> None:
        """Take one selected object through the wanted step."""
        if not IRecord.providedBy(obj):
            super().action(obj, bypass_recurse)
            return
        if self.transition_id not in {transition["id"] for transition in self.pworkflow.getTransitionsFor(obj)}:
            return
        before = transaction.savepoint()
        try:
            self.pworkflow.doActionFor(obj, self.transition_id, comment=str(self.comments))
        except Refused as refused:
            before.rollback()
            names = {"place": self.objectTitle(obj), "problem": " ".join(refused.lines())}
            self.errors.append(_("“${place}”: ${problem}", mapping=names))
        except WorkflowException:
            before.rollback()
            self.errors.append(_("Somebody else took this step just now. Open the record again."))
