"""Names that a new password is held against: of the account, and of its owner as the site or the form has them."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from typing import Any
from zope.globalrequest import getRequest

# What forms and REST call the two names.
LOGINS = ("username", "form.widgets.username", "userid")
FULLNAMES = ("fullname", "form.widgets.fullname")


def fullname_of(plugin: Any, user_id: str) -> str:
    """Return the full name of an account; of one that is being added what the request says."""
    owner = plugin._getPAS().getUserById(user_id)
    kept = owner.getProperty("fullname", "") if owner is not None else ""
    return kept or names_in_request()[1]


def names_in_request() -> tuple[str, str]:
    """Return (name of the account, full name) as the request gives them; else those of the present user."""
    request = getRequest()
    given: dict[str, Any] = {}
    if request is not None:
        given.update(request.form)
        if (request.getHeader("Content-Type") or "").startswith("application/json"):
            try:
                given.update(json_body(request))
            except DeserializationError:
                given.update({})
    login, fullname = _first(given, LOGINS), _first(given, FULLNAMES)
    user = getSecurityManager().getUser()
    if not login and user.getId() is not None:
        return user.getUserName(), str(getattr(user, "getProperty", lambda *_: "")("fullname", "") or "")
    return login, fullname


def _first(given: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((given[name] for name in names if isinstance(given.get(name), str)), "")
