"""The end of a disposal list: it is filed itself, for ever, and nobody changes it any more."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.permissions import FILE_RECORDS
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.filing.service import complete
from shangnan.policy.registry.filing.service import prepare
from typing import Any

# Regulations want lists of what was destroyed to be kept for ever, whatever a schedule says.
PERMANENT = "Y"


def end_list(record: Any) -> list[str]:
    """File a list whose destruction is over; return what stands in the way, a sentence each.

    What stands in the way now (no filing plan in force, for example) keeps it among what is due for filing; so does a witness who carried
    the order out and does not file.
    """
    if item_of(record) is not None:
        return []
    if not api.user.has_permission(FILE_RECORDS, obj=record):
        return [chinese(_("Everything is destroyed. The registrar files the list itself now."))]
    try:
        prepared = prepare(record)
    except Refused as refused:
        return [chinese(_("The list itself is not filed yet:")), *refused.lines()]
    if prepared.item.period != PERMANENT:
        return [
            chinese(_("The filing plan has disposal lists kept for a time only. They are permanent: correct the plan."))
        ]
    complete(record, prepared)
    return []
