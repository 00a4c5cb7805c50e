"""Every way into the site, as a person or a program takes it: signing in, and trying whether that still lets in."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from plone import api
from shangnan.policy.accounts.request_state import KEY
from shangnan.policy.records.workflow.reauthentication import password_gap
from typing import Any
from unittest import mock
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest

import requests
import time
import transaction

PASSWORD = "three-quiet-herons"
OTHER_PASSWORD = "four-loud-sparrows"
JSON = {"Accept": "application/json"}
# A way that is taken again by whoever was let in: returns whether it still lets in.
Holder = Callable[[], bool]


@contextmanager
def moved_clock(seconds: float) -> Iterator[None]:
    """Judge sessions and locks as if so many seconds had passed."""
    with mock.patch("shangnan.policy.accounts.clock.system_time", lambda: time.time() + seconds):
        yield


def desk_answers(url: str, **more: Any) -> bool:
    """Return whether the desk, which is for signed-in people only, is shown."""
    answer = requests.get(f"{url}/@@my-desk", allow_redirects=False, timeout=60, **more)
    return answer.status_code == 200


def by_form(url: str, name: str, password: str) -> requests.Session:
    """Sign in by the form, and return the browser."""
    browser = requests.Session()
    form = {"__ac_name": name, "__ac_password": password, "buttons.login": "Log in"}
    browser.post(f"{url}/login", data=form, allow_redirects=False, timeout=60)
    return browser


def by_rest(url: str, name: str, password: str) -> requests.Response:
    """Ask for a token."""
    return requests.post(f"{url}/@login", json={"login": name, "password": password}, headers=JSON, timeout=60)


def bearer(token: str) -> dict[str, str]:
    """Return the headers of a program that has a token."""
    return {**JSON, "Authorization": f"Bearer {token}"}


def form(url: str, name: str, password: str) -> Holder:
    """The log-in form and its cookie."""
    cookies = by_form(url, name, password).cookies
    return lambda: desk_answers(url, cookies=cookies)


def basic(url: str, name: str, password: str) -> Holder:
    """Name and password with every request."""
    return lambda: desk_answers(url, auth=(name, password))


def token(url: str, name: str, password: str) -> Holder:
    """A token from @login."""
    headers = bearer(by_rest(url, name, password).json().get("token", ""))
    return lambda: desk_answers(url, headers=headers)


def renewed_token(url: str, name: str, password: str) -> Holder:
    """A token from @login-renew."""
    headers = bearer(by_rest(url, name, password).json().get("token", ""))
    renewed = requests.post(f"{url}/@login-renew", headers=headers, timeout=60).json().get("token", "")
    return lambda: desk_answers(url, headers=bearer(renewed))


def cookie_of_rest(url: str, name: str, password: str) -> Holder:
    """The cookie that @login sets beside the token."""
    cookies = by_rest(url, name, password).cookies
    return lambda: desk_answers(url, cookies=cookies)


def signing(url: str, name: str, password: str) -> Holder:
    """The password typed again for a step that is a signature."""
    user = api.portal.get_tool("acl_users").getUser(name)

    def signs() -> bool:
        transaction.begin()
        # Each step is a request of its own; here they share the layer's.
        IAnnotations(getRequest()).pop(KEY, None)
        newSecurityManager(None, user)
        try:
            return password_gap(password) is None
        finally:
            noSecurityManager()

    return signs


# Ways that go on after the password was typed, and those that type it each time.
SESSIONS = {"form": form, "token": token, "renewed token": renewed_token, "cookie of @login": cookie_of_rest}
PASSWORDS = {"basic": basic, "signing": signing}
WAYS = {**SESSIONS, **PASSWORDS}
