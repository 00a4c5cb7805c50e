"""The register of letters, and what searches find them by."""

from __future__ import annotations

from plone import api
from plone.indexer import indexer
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.integrity.letter.content import IResponsibilityLetter
from shangnan.policy.records.integrity.letter.levels import person_tokens
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IRegisterEntry)
@adapter(IResponsibilityLetter)
def letter_entry(letter: Any) -> RegisterEntry:
    """Return what the register shows of a letter."""
    times = [row["time"][:10] for row in letter.signatures or ()]
    signed = times[1] if len(times) == 2 else ""
    return RegisterEntry(
        year=letter.year,
        date=signed,
        categories=(letter.level,) if letter.level else (),
        values={
            "year": letter.year,
            "level": letter.level or "",
            "superior": letter.superior_name or "",
            "superior_user": letter.superior_user or "",
            "person": letter.subordinate_name or "",
            "person_user": letter.subordinate_user or "",
            "post": letter.subordinate_post or "",
            "campaign": letter.campaign_uid or "",
            "signed": signed,
        },
    )


@indexer(IResponsibilityLetter)
def letter_people(letter: Any) -> list[str]:
    """Both parties, and who has to sign now."""
    state = api.content.get_state(letter, default="awaiting")
    return person_tokens(letter.superior_user or "", letter.subordinate_user or "", state)


@indexer(IResponsibilityLetter)
def letter_campaign(letter: Any) -> str:
    """UID of the campaign; empty for a letter that was written by hand."""
    return letter.campaign_uid or ""
