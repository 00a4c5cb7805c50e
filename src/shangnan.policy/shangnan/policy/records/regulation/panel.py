"""A regulation's part of the panel above it."""

from __future__ import annotations

from AccessControl import getSecurityManager
from shangnan.policy import _
from shangnan.policy.permissions import SEE_ACKNOWLEDGEMENTS
from shangnan.policy.records.lifecycle.revision import original_of
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.regulation.content import IRegulation
from shangnan.policy.records.regulation.opinions import comments
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IRecordPanel)
@adapter(IRegulation)
class RegulationPanel:
    """The ways to the working copy, the comments and the confirmations."""

    additions = ("Attachment",)

    def __init__(self, regulation: Any) -> None:
        copy, original = working_copy_of(regulation), original_of(regulation)
        url = regulation.absolute_url()
        self.links = []
        if copy is not None:
            self.links.append((copy.absolute_url(), _("A revision is being worked on")))
        if original is not None:
            self.links.append((original.absolute_url(), _("This is a revision; see the regulation in force")))
        if comments(regulation):
            self.links.append((f"{url}/@@consultation", _("Comments of the staff")))
        if getSecurityManager().checkPermission(SEE_ACKNOWLEDGEMENTS, regulation):
            self.links.append((f"{url}/@@acknowledgements", _("Who has read it")))
