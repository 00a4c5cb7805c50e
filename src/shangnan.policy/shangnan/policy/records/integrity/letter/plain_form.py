"""What history pages and the panel show of a letter."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.integrity.letter.content import IResponsibilityLetter
from shangnan.policy.records.integrity.letter.plain import to_plain
from shangnan.policy.records.integrity.letter.rules import SHAPE
from shangnan.policy.records.plain.shape import labels_of
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IPlainForm)
@adapter(IResponsibilityLetter)
class LetterPlainForm:
    """The present content of a letter in plain form."""

    keys = {"signatures": ("party",)}
    labels = labels_of(SHAPE)

    def __init__(self, letter: Any) -> None:
        self.data = to_plain(letter)


@implementer(IRecordPanel)
@adapter(IResponsibilityLetter)
class LetterPanel:
    """The letter's part of the panel."""

    additions = ("Attachment",)

    def __init__(self, letter: Any) -> None:
        section = letter.portal_url.getPortalObject().get("integrity")
        address = section.absolute_url() if section is not None else letter.portal_url()
        self.links = [(f"{address}/@@my-letters", _("My letters of responsibility"))]
