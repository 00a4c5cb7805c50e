"""Addresses that are no UTF-8 never reach Zope."""

from __future__ import annotations

from shangnan.policy.portal.paths import factory
from typing import Any

import unittest


class TestPaths(unittest.TestCase):
    def answer(self, path: str) -> tuple[str, bytes]:
        statuses: list[str] = []

        def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            start_response("200 OK", [])
            return [b"zope"]

        body = factory({})(application)({"PATH_INFO": path}, lambda status, headers: statuses.append(status))
        return statuses[0], b"".join(body)

    def test_readable_addresses_pass(self) -> None:
        for path in ("", "/", "/shangnan/@@search", "/身份证".encode().decode("latin-1")):
            with self.subTest(path):
                self.assertEqual(self.answer(path), ("200 OK", b"zope"))

    def test_others_are_the_clients_mistake(self) -> None:
        for path in ("/\xed\xa0\xbd", "/\xff", "/身"):
            with self.subTest(path):
                status, body = self.answer(path)
                self.assertEqual(status, "400 Bad Request")
                self.assertIn("无法处理", body.decode("utf-8"))
