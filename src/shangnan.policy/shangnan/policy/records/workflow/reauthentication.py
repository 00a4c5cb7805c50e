"""The password asked again for a step that counts as a signature: one rule for the form, REST and everything else.

The password itself is held against the account and forgotten: no history, log or refusal has it. Wrong ones count like
those at the log-in, for all processes. Nothing is signed shortly after the password was set, so that whoever came by
another's password in that way does not sign before the owner has noticed.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone import api
from shangnan.policy import _
from shangnan.policy.accounts.clock import now
from shangnan.policy.accounts.locks import site_records
from shangnan.policy.accounts.request_state import state_of
from shangnan.policy.accounts.settings import HOUR
from shangnan.policy.accounts.settings import limits
from shangnan.policy.accounts.settings import MINUTE
from shangnan.policy.records.workflow.gaps import Gap
from typing import Any


def is_password_of(user: Any, password: str) -> bool:
    """Tell whether a password is an account's, whichever plugin keeps it."""
    users = api.portal.get_tool("acl_users")
    found = users.authenticate(user.getUserName(), password, None)
    return found is not None and found.getId() == user.getId()


def seconds_to_sign(user_id: str) -> int:
    """Return for how many seconds an account signs nothing yet, since its password was set a short while ago."""
    record, bounds = site_records().get(user_id), limits()
    if record is None:
        return 0
    return record.wait_to_sign(now(), bounds.own_change_minutes * MINUTE, bounds.others_change_hours * HOUR)


def minutes(seconds: int) -> int:
    """Return seconds as full minutes, at least one."""
    return max(1, -(-seconds // MINUTE))


def password_gap(password: object) -> Gap | None:
    """Return why the present user's signature is not accepted, or None for the right password.

    :param password: what was typed; anything but a text counts as nothing typed.
    """
    user = getSecurityManager().getUser()
    fresh = seconds_to_sign(user.getId() or "")
    if fresh:
        message = _(
            "The password was set a short while ago, so nothing can be signed with it for ${minutes} minutes yet. If it was "
            "not you who had it set, tell the security administrator at once.",
            mapping={"minutes": minutes(fresh)},
        )
        return Gap("fresh_password", "password", message)
    if not isinstance(password, str) or not password:
        return Gap("password_missing", "password", _("Type your password: it stands for your signature."))
    if is_password_of(user, password):
        return None
    wait = state_of().seconds_to_wait
    if wait:
        message = _(
            "A wrong password was typed too often. Wait ${minutes} minutes and try again; if you have forgotten it, ask the "
            "security administrator for a new one.",
            mapping={"minutes": minutes(wait)},
        )
        return Gap("too_many_passwords", "password", message)
    message = _("The password is not right, so nothing was signed. Type the password that you sign in with once more.")
    return Gap("wrong_password", "password", message)
