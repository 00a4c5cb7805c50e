"""The page of a letter."""

from __future__ import annotations

from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.integrity.letter.kind import KIND
from shangnan.policy.records.integrity.letter.levels import SUBORDINATE
from shangnan.policy.records.integrity.letter.levels import SUPERIOR
from shangnan.policy.records.integrity.letter.parts import TEXT_PARTS
from shangnan.policy.records.views.files import files_of
from shangnan.policy.records.workflow.transitions import offered
from shangnan.policy.records.workflow.transitions import rule_of
from typing import Any
from zope.i18n import translate

FACTS = ("year", "level", "copies")
PARTY_TITLES = {SUPERIOR: _("Superior"), SUBORDINATE: _("Person responsible")}


class LetterView(BrowserView):
    """Everything that templates/letter.pt asks."""

    @property
    @memoize
    def plain(self) -> dict[str, Any]:
        """The letter."""
        return KIND.plain_of(self.context)

    def _titled(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        return [
            {"title": translate(KIND.plain_shape[name].label, context=self.request), "value": self.plain[name]}
            for name in names
            if self.plain[name] not in ("", None)
        ]

    def facts(self) -> list[dict[str, Any]]:
        """Return title and value of the short elements that are filled in."""
        return self._titled(FACTS)

    def texts(self) -> list[dict[str, Any]]:
        """Return title and value of the long elements that are filled in."""
        return self._titled(TEXT_PARTS)

    def parties(self) -> list[dict[str, Any]]:
        """Return both parties, the superior first: title, name, post, and the signature (time and opinion) or None."""
        signed = {row["party"]: row for row in self.plain["signatures"]}
        return [
            {
                "title": translate(title, context=self.request),
                "name": self.plain[f"{party}_name"],
                "post": self.plain[f"{party}_post"],
                "signature": signed.get(party),
            }
            for party, title in PARTY_TITLES.items()
        ]

    def sign_url(self) -> str:
        """Return the address of the form in which this person signs now; empty where it is not this person's turn."""
        steps = [step for step in offered(self.context) if rule_of(self.context, step["id"]).needs_password]
        return steps[0]["url"] if steps else ""

    def files(self) -> list[dict[str, str]]:
        """Return the attached files that this person may see: title and url."""
        return files_of(self.context)
