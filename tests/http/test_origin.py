"""Which requests may change something: by where they come from, what they bring, and as what."""

from __future__ import annotations

from itertools import product
from shangnan.policy.http.origin import is_disguised
from shangnan.policy.http.origin import is_forged
from shangnan.policy.http.origin import is_json
from shangnan.policy.http.origin import Sent
from shangnan.policy.http.origin import Source
from shangnan.policy.http.origin import source_of

import unittest

SITE = "https://records.example.gov.cn"


def sent(**changes: object) -> Sent:
    """Return a request of a program with a cookie, without a token and with JSON."""
    usual = {
        "method": "POST",
        "rest": True,
        "by_cookie": True,
        "source": Source.UNTOLD,
        "token": False,
        "has_body": True,
        "content_type": "application/json",
    }
    return Sent(**usual | changes)  # type: ignore[arg-type]


class TestOrigin(unittest.TestCase):
    def test_where_a_request_comes_from(self) -> None:
        for origin, fetch_site, expected in (
            ("", "", Source.UNTOLD),
            (SITE, "", Source.OURS),
            (f"{SITE}:443", "", Source.OURS),
            (SITE.upper().replace("HTTPS", "https"), "", Source.OURS),
            ("https://evil.example", "", Source.FOREIGN),
            ("https://records.example.gov.cn.evil.example", "", Source.FOREIGN),
            ("https://records.example.gov.cn:8443", "", Source.FOREIGN),
            ("http://records.example.gov.cn", "", Source.FOREIGN),
            ("null", "", Source.FOREIGN),
            ("https://[", "", Source.FOREIGN),
            ("https://x:99999", "", Source.FOREIGN),
            ("x", "", Source.FOREIGN),
            ("null", "same-origin", Source.OURS),
            ("https://evil.example", "cross-site", Source.FOREIGN),
            (SITE, "cross-site", Source.FOREIGN),
            ("https://other.example.gov.cn", "same-site", Source.FOREIGN),
            ("", "none", Source.UNTOLD),
            ("", "junk", Source.FOREIGN),
        ):
            with self.subTest(origin, fetch_site=fetch_site):
                self.assertIs(source_of(SITE, origin, fetch_site), expected)

    def test_every_combination(self) -> None:
        forged = set()
        for method, rest, by_cookie, source, token in product(
            ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"),
            (True, False),
            (True, False),
            Source,
            (True, False),
        ):
            if is_forged(sent(method=method, rest=rest, by_cookie=by_cookie, source=source, token=token)):
                forged.add((method, rest, by_cookie, source, token))
        unsafe = ("POST", "PUT", "PATCH", "DELETE")
        foreign = {(m, r, c, Source.FOREIGN, t) for m, r, c, t in product(unsafe, *[(True, False)] * 3)}
        untold = {(method, True, True, Source.UNTOLD, False) for method in unsafe}
        self.assertEqual(forged, foreign | untold)

    def test_what_a_body_is_said_to_be(self) -> None:
        for kind in (
            "application/json",
            "application/json; charset=utf-8",
            "Application/JSON",
            "application/schema+json",
        ):
            with self.subTest(kind):
                self.assertTrue(is_json(kind))
        for kind in (
            "", "text/plain", "text/plain; application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/json",
            "application/jsonx", "text/plain+json",
        ):  # fmt: skip
            with self.subTest(kind):
                self.assertFalse(is_json(kind))
                for method in ("POST", "PUT", "PATCH", "DELETE"):
                    self.assertTrue(is_disguised(sent(method=method, content_type=kind)))
                self.assertFalse(is_disguised(sent(content_type=kind, has_body=False)))
                self.assertFalse(is_disguised(sent(content_type=kind, rest=False)))
                self.assertFalse(is_disguised(sent(content_type=kind, method="GET")))
