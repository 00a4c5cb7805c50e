"""People at the doors: HTTP sessions of every account, and the tokens that their forms would carry."""

from __future__ import annotations

from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.protect.authenticator import createToken
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.people import add_person
from tests.permissions.inside import InProcess
from tests.permissions.table import ACCOUNTS
from tests.support import unit_uid
from typing import Any

import requests
import transaction

# People with two offices, for the rule that nobody decides on what he or she submitted.
BOTH = {
    "both-reviewer": ("drafter", "reviewer"),
    "both-approver": ("drafter", "approver"),
    "both-publisher": ("drafter",),
}


class Person:
    """One account at the doors.

    :param login_name: None for an anonymous visitor.
    :param wire: whether requests go to a server as visitors' do; else straight to the publisher, in this thread: what is not
        committed is lost then.
    """

    def __init__(self, layer: Any, login_name: str | None, wire: bool = True) -> None:
        self.app, self.portal, self.name = layer["app"], layer["portal"], login_name
        self.session = requests.Session()
        if not wire:
            self.session.mount("http://", InProcess())
        # Requests that the server failed on: (method, address, status).
        self.failures: list[tuple[str, str, int]] = []
        if login_name is not None:
            password = SITE_OWNER_PASSWORD if login_name == SITE_OWNER_NAME else TEST_PASSWORD
            self.session.auth = (login_name, password)
        self.token = self._token()

    def _token(self) -> str:
        if self.name is None:
            return ""
        login(self.app if self.name == SITE_OWNER_NAME else self.portal, self.name)
        try:
            return createToken()
        finally:
            logout()

    def page(self, url: str, **form: Any) -> requests.Response:
        """Open a page as a browser does; with a form, send it."""
        return self._send("POST" if form else "GET", url, "text/html", data=form or None)

    def rest(self, method: str, url: str, data: Any = None) -> requests.Response:
        """Call the REST door."""
        return self._send(method, url, "application/json", json=data)

    def _send(self, method: str, url: str, accept: str, **more: Any) -> requests.Response:
        response = self.session.request(
            method, url, headers={"Accept": accept}, allow_redirects=False, timeout=60, **more
        )
        if response.status_code >= 500:
            self.failures.append((method, url, response.status_code))
        return response


def everybody(layer: Any) -> dict[str, Person]:
    """Return the people of all accounts by code, with those of BOTH, who ask in process; commits."""
    for name, functions in BOTH.items():
        add_person(name, TEST_PASSWORD, name)
        with api.env.adopt_roles(["Manager"]):
            for function in functions:
                api.group.add_user(groupname=group_id(unit_uid(), function), username=name)
    with api.env.adopt_roles(["Manager"]):
        api.group.add_user(groupname="office-publisher", username="both-publisher")
    transaction.commit()
    names = {**ACCOUNTS, **{name: name for name in BOTH}}
    return {code: Person(layer, name, wire=False) for code, name in names.items()}
