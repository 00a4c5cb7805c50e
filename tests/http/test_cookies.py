"""Every cookie is for this site alone, not for scripts, and under https by https only."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from hypothesis import given
from hypothesis import strategies
from io import BytesIO
from Products.SiteAccess.VirtualHostMonster import manage_addVirtualHostMonster
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.http.cookies import Cookies
from shangnan.policy.http.cookies import hardened
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from typing import Any
from urllib.parse import urlencode
from urllib.parse import urlsplit
from ZPublisher.httpexceptions import HTTPExceptionHandler
from ZPublisher.WSGIPublisher import publish_module

import transaction
import unittest

GIVEN = (
    "__ac=abc; Path=/; HttpOnly; SameSite=Lax", "statusmessages=x; Path=/", '__cp="x"; Path=/; Secure', "_ZopeId=1",
    "x=1; SameSite=None; Secure", "x=1; samesite=strict", "x=deleted; Expires=Wed, 31 Dec 1997 23:59:59 GMT; Max-Age=0",
    "I18N_LANGUAGE=zh-cn; Path=/shangnan",
)  # fmt: skip


def attributes(cookie: str) -> list[str]:
    """Return the attributes of a Set-Cookie header, in small letters."""
    return [part.strip().lower() for part in cookie.split(";")[1:]]


class TestHeader(unittest.TestCase):
    @given(strategies.sampled_from(GIVEN), strategies.booleans())
    def test_each_attribute_once(self, cookie: str, https: bool) -> None:
        found = attributes(hardened(cookie, https))
        self.assertEqual(found.count("httponly"), 1)
        self.assertEqual(len([part for part in found if part.startswith("samesite=")]), 1)
        self.assertNotIn("samesite=none", found)
        self.assertEqual("secure" in found, https or "Secure" in cookie)
        self.assertEqual(hardened(hardened(cookie, https), https).count("HttpOnly"), 1)
        self.assertTrue(hardened(cookie, https).startswith(cookie.split(";")[0]))


class TestSite(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def cookies_of(self, method: str, path: str, form: dict[str, str], **environ: Any) -> list[str]:
        """Send a request through the filter and return the cookies that are set."""
        host = urlsplit(self.layer["portal"].absolute_url())
        body = urlencode(form).encode()
        told: list[tuple[str, str]] = []
        given: dict[str, Any] = {
            "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "localhost",
            "SERVER_PORT": str(host.port), "HTTP_HOST": host.netloc, "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": "application/x-www-form-urlencoded", "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(), "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.multithread": False,
            "wsgi.multiprocess": False, "wsgi.run_once": False, **environ,
        }  # fmt: skip

        def start_response(_status: str, headers: list[tuple[str, str]], *_error: Any) -> None:
            told.extend(headers)

        application: Callable[..., Iterable[bytes]] = Cookies(HTTPExceptionHandler(publish_module))
        list(application(given, start_response))
        return [value for name, value in told if name == "Set-Cookie"]

    def test_those_of_a_log_in(self) -> None:
        form = {"__ac_name": "demo-staff", "__ac_password": TEST_PASSWORD, "buttons.login": "Log in"}
        if "virtual_hosting" not in self.layer["app"]:
            manage_addVirtualHostMonster(self.layer["app"], "virtual_hosting")
            transaction.commit()
        behind = "/VirtualHostBase/https/zw.shangnan.example:443/plone/VirtualHostRoot/login"
        for path, environ, https in (
            ("/plone/login", {}, False),
            ("/plone/login", {"wsgi.url_scheme": "https"}, True),
            (behind, {}, True),
        ):
            found = self.cookies_of("POST", path, form, **environ)
            with self.subTest(path, https=https):
                self.assertTrue({"__ac", "statusmessages"} <= {cookie.partition("=")[0] for cookie in found}, found)
                for cookie in found:
                    self.assertIn("httponly", attributes(cookie))
                    self.assertIn("samesite=lax", attributes(cookie))
                    self.assertEqual("secure" in attributes(cookie), https, cookie)

    def test_those_of_a_refused_log_in(self) -> None:
        form = {"__ac_name": "demo-staff", "__ac_password": "wrong", "buttons.login": "Log in"}
        for cookie in self.cookies_of("POST", "/plone/login", form, **{"wsgi.url_scheme": "https"}):
            self.assertIn("secure", attributes(cookie))
            self.assertIn("httponly", attributes(cookie))
