"""`@@paper-copy`: whether the copy that somebody holds is the present version, and what has changed since."""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Mapping
from plone import api
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from shangnan.policy.records.currency.copies import Judged
from shangnan.policy.records.currency.copies import judged
from shangnan.policy.records.diff.rows import record_diff
from shangnan.policy.records.views.difference import ReadableDifference
from shangnan.policy.records.views.history import IPlainForm
from typing import Any
from zope.component import getUtility
from zope.component import queryAdapter
from zope.security.interfaces import IPermission


class PaperCopyView(ReadableDifference):
    """Everything that templates/copy.pt asks."""

    changes: list[Any] = []

    def __call__(self) -> str:
        token = self.request.form.get("c")
        self.copy: Judged = judged(token if isinstance(token, str) else "")
        self.request.response.setHeader("Cache-Control", "no-store")
        # What somebody scanned is found by nobody who searches.
        self.request.response.setHeader("X-Robots-Tag", "noindex")
        if self.copy.verdict == "superseded":
            self.plain = queryAdapter(self.copy.record, IPlainForm)
            if self.plain is not None:
                hidden = self._hidden()
                old, new = (
                    {name: value for name, value in version["data"].items() if name not in hidden}
                    for version in (self.copy.copied, self.copy.present)
                )
                self.changes = record_diff(old, new, self.plain.keys)
        return self.index()

    def _hidden(self) -> set[str]:
        """Return the elements that the visitor may not read: some are the office's business."""
        hidden = set()
        for schema in iterSchemata(self.copy.record):
            for name, permission in mergedTaggedValueDict(schema, READ_PERMISSIONS_KEY).items():
                title = getUtility(IPermission, name=permission).title
                if not getSecurityManager().checkPermission(title, self.copy.record):
                    hidden.add(name)
        return hidden

    def day(self, version: Mapping[str, Any]) -> str:
        """Return the day of a version, yyyy-MM-dd."""
        return str(version["published"])[:10]

    @property
    def state(self) -> str:
        """Return the title of the record's state, in the reader's language; "" where it is simply published."""
        tool = api.portal.get_tool("portal_workflow")
        state = api.content.get_state(self.copy.record)
        return "" if state == "published" else tool.getTitleForStateOnType(state, self.copy.record.portal_type)
