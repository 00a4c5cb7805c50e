"""Passwords and tokens in addresses: refused by the site, and never in the log."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from configparser import ConfigParser
from hypothesis import given
from hypothesis import strategies
from paste.translogger import TransLogger
from pathlib import Path
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.http.address_secrets import address_without_secrets
from shangnan.policy.http.address_secrets import is_secret
from shangnan.policy.http.address_secrets import without_secrets
from shangnan.policy.http.secret_filters import hiding
from shangnan.policy.http.secret_filters import refusing
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.accounts.ways import by_rest
from typing import Any
from urllib.parse import quote

import logging
import requests
import tests
import unittest

ROOT = Path(tests.__file__).parent.parent
SECRET = "s3cret-in-address"
NAMES = (
    "__ac_password", "__ac", "password", "PASSWORD", "passwd", "pwd", "pw", "new_password", "old_password", "access_token",
    "id_token", "jwt", "bearer", "authorization", "form.widgets.current_password", "__ac_password:string", "x.password:record",
    "__ac_password:utf8:ustring", "reset_token", "api_key",
)  # fmt: skip
HARMLESS = (
    "SearchableText",
    "b_start:int",
    "came_from",
    "_authenticator",
    "__ac_name",
    "sort_on",
    "pass",
    "token",
    "key",
    "expand",
)


class TestNames(unittest.TestCase):
    def test_which_are_secrets(self) -> None:
        self.assertEqual([name for name in NAMES if not is_secret(name)], [])
        self.assertEqual([name for name in HARMLESS if is_secret(name)], [])

    @given(strategies.sampled_from(NAMES), strategies.text(max_size=20), strategies.booleans())
    def test_no_way_of_writing_them_keeps_them(self, name: str, text: str, encoded: bool) -> None:
        written = "".join(f"%{byte:02x}" for byte in name.encode()) if encoded else name
        query = f"SearchableText={quote(text)}&{written}={SECRET}&b_start:int=20"
        self.assertNotIn(SECRET, without_secrets(query))
        self.assertNotIn(SECRET, address_without_secrets(f"http://localhost/shangnan/login?{query}"))
        self.assertTrue(without_secrets(query).startswith(f"SearchableText={quote(text)}&"))

    def test_others_stay_as_they_are(self) -> None:
        query = "&".join(f"{name}=1" for name in HARMLESS)
        self.assertEqual(without_secrets(query), query)


class Kept(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(record.getMessage())


class TestLog(unittest.TestCase):
    def test_the_log_has_none(self) -> None:
        def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            start_response("400 Bad Request", [])
            return [b""]

        kept, name = Kept(), "tests.accounts.wsgi"
        logging.getLogger(name).addHandler(kept)
        logged = TransLogger(application, logger_name=name, setup_console_handler=False)
        for pipeline in (hiding({})(logged), logged):
            environ = {
                "REQUEST_METHOD": "GET", "PATH_INFO": "/shangnan/@@my-desk", "SCRIPT_NAME": "", "REMOTE_ADDR": "192.0.2.1",
                "QUERY_STRING": f"__ac_name=a&__ac_password={SECRET}", "SERVER_PROTOCOL": "HTTP/1.1",
                "HTTP_REFERER": f"http://localhost/shangnan/login?__ac_password={SECRET}",
            }  # fmt: skip
            list(pipeline(environ, lambda *_told: None))
        self.assertNotIn(SECRET, kept.lines[0])
        self.assertIn("__ac_name=a&__ac_password=...", kept.lines[0])
        self.assertIn(SECRET, kept.lines[1], "without the filter it is there, so this test sees it")

    def test_the_filter_stands_before_the_log(self) -> None:
        parser = ConfigParser(interpolation=None, strict=False)
        parser.read(ROOT / "instance" / "etc" / "wsgi.ini.in", encoding="utf-8")
        order = parser["pipeline:main"]["pipeline"].split()
        self.assertLess(order.index("secrets"), order.index("translogger"))
        self.assertLess(order.index("translogger"), order.index("secretless"), "what is refused stands in the log")
        self.assertLess(order.index("cookies"), order.index("zope"))

    def test_refused_before_zope(self) -> None:
        def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            start_response("200 OK", [])
            return [b"passed"]

        for query, status in ((f"__ac_password={SECRET}", "400 Bad Request"), ("b_start:int=20", "200 OK")):
            told: list[str] = []
            hiding({})(refusing({})(application))(
                {"QUERY_STRING": query}, lambda line, _headers, told=told: told.append(line)
            )
            self.assertEqual(told, [status])


class TestRefused(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_by_every_name_and_method(self) -> None:
        url, kept = self.layer["portal"].absolute_url(), Kept()
        logging.getLogger().addHandler(kept)
        self.addCleanup(logging.getLogger().removeHandler, kept)
        for name in NAMES:
            for method, path in (("GET", "login"), ("POST", "login"), ("GET", "@search"), ("POST", "@login")):
                address = f"{url}/{path}?__ac_name=demo-staff&{quote(name)}={SECRET}"
                accept = "application/json" if path.startswith("@") else "text/html"
                answer = requests.request(
                    method, address, headers={"Accept": accept}, allow_redirects=False, timeout=60
                )
                with self.subTest(name, method=method, accept=accept):
                    self.assertEqual(answer.status_code, 400)
                    self.assertNotIn(SECRET, answer.text + str(answer.headers))
        self.assertNotIn(SECRET, "\n".join(kept.lines))

    def test_the_right_ones_let_nobody_in(self) -> None:
        url = self.layer["portal"].absolute_url()
        signed_in = by_rest(url, "demo-staff", TEST_PASSWORD)
        ticket = quote(str(signed_in.cookies["__ac"]))
        for query in (
            f"__ac_name=demo-staff&__ac_password={TEST_PASSWORD}",
            f"login=demo-staff&password={TEST_PASSWORD}",
            f"access_token={signed_in.json()['token']}",
            f"__ac={ticket}",
        ):
            for method in ("GET", "POST"):
                answer = requests.request(method, f"{url}/@@my-desk?{query}", allow_redirects=False, timeout=60)
                self.assertNotEqual(answer.status_code, 200, query)
                self.assertNotIn(TEST_PASSWORD, str(answer.headers))
        self.assertEqual(requests.get(f"{url}/login?__ac_name=demo-staff", timeout=60).status_code, 200)
