"""Accounts that records name: known ones only, since a mistyped one names nobody."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted


def account_gaps(user_id: str, field: str) -> list[Gap]:
    """Return a gap where an account is named that does not exist.

    :param user_id: empty for none.
    :param field: key of the plain form that holds it.
    """
    if not user_id or api.user.get(userid=user_id) is not None:
        return []
    message = _(
        "There is no account “${account}”. Correct it, or leave it empty where the person has none.",
        mapping={"account": quoted(user_id)},
    )
    return [Gap("no_such_account", field, message)]
