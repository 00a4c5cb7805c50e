"""Signing in by the form and by REST, told in plain words where one has to wait."""

from __future__ import annotations

from plone import api
from plone.restapi.deserializer import json_body
from plone.restapi.services.auth.login import Login
from Products.CMFPlone.browser.login.login import FailsafeLoginForm
from Products.CMFPlone.browser.login.login import LoginForm
from shangnan.policy import _
from shangnan.policy.accounts.request_state import state_of
from shangnan.policy.locales.chinese import chinese
from typing import Any
from zExceptions import BadRequest
from zope.i18nmessageid import Message

MINUTE = 60


def wait_message(seconds: int) -> Message:
    """Return what is told to somebody whose password is not looked at for some time; the same for any name."""
    return _(
        "A wrong password was typed too often. Wait ${minutes} minutes and try again, or ask the security administrator.",
        mapping={"minutes": max(1, -(-seconds // MINUTE))},
    )


class _Told:
    """What both forms tell beside that the log-in failed."""

    request: Any

    def update(self) -> None:
        """Do what the form asks for, and tell of a wait."""
        super().update()  # type: ignore[misc]
        wait = state_of(self.request).seconds_to_wait
        if wait:
            api.portal.show_message(wait_message(wait), self.request, "warning")


class AccountLogin(_Told, LoginForm):
    """`@@login`."""


class AccountFailsafeLogin(_Told, FailsafeLoginForm):
    """`@@failsafe_login`."""


class RestLogin(Login):
    """`POST @login`."""

    def reply(self) -> dict[str, Any]:
        """Return a token, or why there is none: 401, and 429 where no password is looked at for some time.

        :raises BadRequest: where name or password is no text, or empty.
        """
        data = json_body(self.request)
        if not all(isinstance(data.get(name), str) and data[name] for name in ("login", "password")):
            raise BadRequest(chinese(_("Give the name of the account and the password, both as text.")))
        answer = super().reply()
        if "token" in answer:
            return answer
        response, wait = self.request.response, state_of(self.request).seconds_to_wait
        if wait:
            response.setStatus(429)
            response.setHeader("Retry-After", str(wait))
            return {"error": {"type": "Too many wrong passwords", "message": chinese(wait_message(wait))}}
        if response.getStatus() == 401:
            answer["error"]["message"] = chinese(_("The name of the account or the password is not right."))
        return answer
