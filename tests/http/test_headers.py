"""The headers that every answer carries, and those that none does."""

from __future__ import annotations

from shangnan.policy.http.headers import ALWAYS
from shangnan.policy.http.headers import factory
from shangnan.policy.http.headers import FOR_FILES
from shangnan.policy.http.headers import FOR_PDF
from shangnan.policy.http.headers import FOR_STAFF
from shangnan.policy.http.headers import FOR_VISITORS
from tests.http.asking import ask
from tests.http.asking import environment
from tests.http.asking import Seen

import unittest

HTML = ("Content-Type", "text/html;charset=utf-8")
STAFF = {"HTTP_COOKIE": "a=b; __ac=x"}


def asked(*headers: tuple[str, str], status: str = "200 OK", **environ: str) -> Seen:
    with environment():
        return ask(factory, list(headers) or [HTML], status, **environ)


class Headers(unittest.TestCase):
    def test_every_answer_carries_them_once(self) -> None:
        weak = [("X-Content-Type-Options", "x"), ("Referrer-Policy", "unsafe-url"), ("X-Frame-Options", "ALLOWALL"),
                ("content-security-policy", "default-src *"), ("Permissions-Policy", "camera=*")]  # fmt: skip
        for status in ("200 OK", "302 Found", "304 Not Modified", "404 Not Found", "500 Internal Server Error"):
            for headers in ([HTML], [("Content-Type", "application/json")], [HTML, *weak]):
                with self.subTest(status, headers=headers):
                    seen = asked(*headers, status=status)
                    for name, value in ALWAYS:
                        self.assertEqual(seen.header(name), value)
                    self.assertIn("default-src", seen.header("Content-Security-Policy"))
                    self.assertIn(seen.header("X-Frame-Options"), ("DENY", "SAMEORIGIN"))

    def test_no_program_is_named(self) -> None:
        seen = asked(
            HTML, ("Server", "waitress"), ("X-Powered-By", "Zope"), ("Via", "x"), ("Bobo-Exception-Type", "KeyError")
        )
        self.assertEqual(
            {name.lower() for name, _value in seen.headers} & {"server", "x-powered-by", "via", "bobo-exception-type"},
            set(),
        )

    def test_policy_goes_by_what_is_answered_and_to_whom(self) -> None:
        for headers, who, policy, frames in (
            ([HTML], {}, FOR_VISITORS, "DENY"),
            ([HTML], STAFF, FOR_STAFF, "SAMEORIGIN"),
            ([HTML], {"HTTP_AUTHORIZATION": "Basic x"}, FOR_STAFF, "SAMEORIGIN"),
            ([("Content-Type", "application/json")], STAFF, FOR_FILES, "SAMEORIGIN"),
            ([("Content-Type", "image/svg+xml")], {}, FOR_FILES, "SAMEORIGIN"),
            ([("Content-Type", "application/pdf")], {}, FOR_PDF, "SAMEORIGIN"),
            ([HTML, ("Content-Disposition", "attachment; filename=x.html")], STAFF, FOR_FILES, "SAMEORIGIN"),
            ([("Location", "/")], {}, FOR_FILES, "SAMEORIGIN"),
        ):
            with self.subTest(headers=headers, who=who):
                seen = asked(*headers, **who)
                self.assertEqual(
                    (seen.header("Content-Security-Policy"), seen.header("X-Frame-Options")), (policy, frames)
                )

    def test_visitors_policy_lets_no_written_script_or_style_or_other_machine_in(self) -> None:
        self.assertNotIn("unsafe", FOR_VISITORS)
        for policy in (FOR_VISITORS, FOR_STAFF, FOR_FILES, FOR_PDF):
            self.assertNotRegex(policy, r"https?:|\*|//")

    def test_https_is_kept_to_where_it_is_spoken(self) -> None:
        name = "Strict-Transport-Security"
        self.assertEqual(asked().header(name), "")
        self.assertEqual(asked(**{"wsgi.url_scheme": "https"}).header(name), "max-age=31536000; includeSubDomains")
        with environment(SHANGNAN_HSTS="0"):
            self.assertEqual(ask(factory, **{"wsgi.url_scheme": "https"}).header(name), "")


class Keeping(unittest.TestCase):
    KEPT = ("Cache-Control", "public, max-age=86400")

    def test_nothing_that_is_somebodys_is_kept(self) -> None:
        for what, seen in {
            "a page for staff": asked(HTML, self.KEPT, **STAFF),
            "data for staff": asked(("Content-Type", "application/json"), HTTP_AUTHORIZATION="Bearer x"),
            "the log-in": asked(HTML, PATH_INFO="/shangnan/login"),
            "a log-in by view": asked(HTML, PATH_INFO="/shangnan/services/@@require_login"),
            "a reset": asked(HTML, PATH_INFO="/shangnan/passwordreset/0123"),
            "a cookie": asked(HTML, self.KEPT, ("Set-Cookie", "__ac=x")),
            "a refusal": asked(HTML, status="401 Unauthorized"),
            "an answer to POST": asked(HTML, REQUEST_METHOD="POST"),
            "a failure at a script": asked(
                HTML, self.KEPT, status="404 Not Found", PATH_INFO="/++plone++x/y.js", **STAFF
            ),
        }.items():
            with self.subTest(what):
                self.assertEqual(seen.header("Cache-Control"), "no-store")
                self.assertEqual(seen.header("Expires"), "")

    def test_what_is_everybodys_is_kept_as_it_was(self) -> None:
        for path, who in (
            ("/shangnan/++resource++shangnan.portal/portal.css", STAFF),
            ("/shangnan/++plone++static/x.js", STAFF),
            ("/shangnan/services/a", {}),
        ):
            self.assertEqual(asked(HTML, self.KEPT, PATH_INFO=path, **who).header("Cache-Control"), self.KEPT[1])
        self.assertEqual(asked(HTML).header("Cache-Control"), "")
