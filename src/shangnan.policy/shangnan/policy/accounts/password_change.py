"""Who may set whose password: one's own with the old one, another's as security administrator, or by a link sent by mail.

Asked where passwords are stored, so that no page, service or address of Zope goes around it. Scripts on the server are
trusted: who runs them has the database.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from shangnan.policy import _
from shangnan.policy.accounts.refusals import change_refused
from shangnan.policy.accounts.request_state import is_published
from shangnan.policy.accounts.request_state import state_of
from shangnan.policy.permissions import SECURITY_ADMINISTRATOR
from typing import Any
from typing import Literal
from zope.globalrequest import getRequest

Change = Literal["system", "own", "others", "link"]
MANAGER = "Manager"
# What the field with the old password is called: in REST, in the form of the preferences, in Zope's form.
OLD = ("old_password", "form.widgets.current_password", "current_password")


def _body(request: Any) -> dict[str, Any]:
    if (request.getHeader("Content-Type") or "").split(";")[0].strip() != "application/json":
        return {}
    try:
        return json_body(request)
    except DeserializationError:
        return {}


def old_passwords(request: Any) -> list[str]:
    """Return what a request gives as the old password."""
    given = [request.form.get(name) for name in OLD] + [_body(request).get(OLD[0])]
    return [text for text in given if isinstance(text, str) and text]


def came_by_link(request: Any, pas: Any, user_id: str) -> bool:
    """Return whether a request has the secret of a link that was mailed to the owner of an account and is still good."""
    tool = getattr(pas.aq_parent, "portal_password_reset", None)
    if tool is None:
        return False
    given = [
        request.form.get("key"),
        (request.get("PATH_INFO") or "").rpartition("/")[2],
        _body(request).get("reset_token"),
    ]
    for secret in given:
        owner, expiry = tool._requests.get(secret, ("", None)) if isinstance(secret, str) else ("", None)
        member = tool.getValidUser(owner) if owner and not tool.expired(expiry) else None
        if member is not None and member.getId() == user_id:
            return True
    return False


def refuse_change(plugin: Any, user_id: str) -> Change:
    """Return how a password comes to be set, where that may be.

    :param plugin: the plugin that keeps the password.
    :param user_id: whose password it is.
    :raises Refused: where the present user may not set it, or not without the old one.
    """
    request = getRequest()
    if not is_published(request):
        return "system"
    state, actor = state_of(request), getSecurityManager().getUser()
    if came_by_link(request, plugin._getPAS(), user_id):
        return "link"
    if actor.getId() == user_id:
        login = plugin.getLoginForUserId(user_id)
        if user_id in state.proved or any(plugin._proves(login, given) for given in old_passwords(request)):
            return "own"
        raise change_refused(
            _("Give your present password as well (in a program: old_password): nobody changes a password without it.")
        )
    roles = set(actor.getRoles())
    if not roles & {SECURITY_ADMINISTRATOR, MANAGER}:
        raise change_refused(_("Only the security administrator sets the password of somebody else. Ask there."))
    owner = plugin._getPAS().getUserById(user_id)
    if MANAGER not in roles and owner is not None and MANAGER in owner.getRoles():
        raise change_refused(_("The password of a superuser is set by a superuser only."))
    return "others"
