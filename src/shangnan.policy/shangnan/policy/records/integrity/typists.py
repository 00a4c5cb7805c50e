"""Who typed a record that nobody submits: none of them may adopt it (nobody approves what is his or her own)."""

from __future__ import annotations

from plone import api
from shangnan.policy.permissions import _
from shangnan.policy.records.gaps import Gap
from shangnan.policy.records.transitions import IMPORT_ACCOUNT
from typing import Any


def note_typist(record: Any) -> None:
    """Remember that the present user typed something of a record, while it is a draft.

    :param record: has `typed_by`, a tuple of user ids.
    """
    user_id = api.user.get_current().getId()
    if user_id and user_id not in record.typed_by and api.content.get_state(record, default="draft") == "draft":
        record.typed_by = (*record.typed_by, user_id)


def own_typing_gaps(record: Any, role: str) -> list[Gap]:
    """Return a gap where the present user typed the record; told to those only who could decide on it.

    :param record: has `typed_by`.
    :param role: role of those who decide.
    """
    user = api.user.get_current()
    if user.getId() not in record.typed_by or user.getId() == IMPORT_ACCOUNT:
        return []
    if role not in user.getRolesInContext(record):
        return []
    message = _(
        "You typed this record or a part of it, so another person has to decide on it. Ask a colleague with this office."
    )
    return [Gap("own_submission", "actor", message)]
