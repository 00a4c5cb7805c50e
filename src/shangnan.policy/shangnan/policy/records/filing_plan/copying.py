"""A plan that is in force is revised by a new one, which begins as its copy."""

from __future__ import annotations

from copy import deepcopy
from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.filing_plan.content import IFilingPlan
from typing import Any
from zope.schema import getFieldNames

# What the county archives agree to anew.
APPROVAL = ("reference", "approved_on")


def revised(plan: Any) -> Any:
    """Make a draft of what a plan says, without its approval, beside it; the present user must be allowed to add plans.

    :returns: the new plan.
    """
    names = [name for name in getFieldNames(IFilingPlan) if name not in (*APPROVAL, "title")]
    values = {name: deepcopy(getattr(plan.aq_base, name, None)) for name in names}
    title = chinese(_("Filing plan, revised on ${day}", mapping={"day": now().date().isoformat()}))
    return createContentInContainer(api.portal.get()["archive"], "FilingPlan", title=title, **values)
