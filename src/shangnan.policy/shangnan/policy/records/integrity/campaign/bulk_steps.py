"""Assessing and filing the letters of a campaign, all or those that are chosen, each through its own workflow."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Sequence
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.records.integrity.campaign.making import letters_of_campaign
from typing import Any


def letters_in(campaign: Any, states: Collection[str]) -> list[Any]:
    """Return the catalog entries of a campaign's letters in some states. See `letters_of_campaign` for who may be told what."""
    return [brain for brain in letters_of_campaign(IUUID(campaign)) if brain.review_state in states]


def take_step(brains: Sequence[Any], transition: str, opinion: str) -> int:
    """Take letters through a step as the present user, and return how many; the workflow says who may.

    :param brains: catalog entries.
    :param transition: `assess` or `file`.
    :param opinion: the same for all of them.
    :raises Refused: for what the guard of a letter refuses; the caller keeps nothing then.
    """
    tool = api.portal.get_tool("portal_workflow")
    for brain in brains:
        # Unrestricted: the registrar files letters that the office may read only from then on; the step has its own guard.
        tool.doActionFor(brain._unrestrictedGetObject(), transition, comment=opinion)
    return len(brains)
