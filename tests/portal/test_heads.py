"""HEAD is GET without the body."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy.portal.heads import factory
from typing import Any

import unittest


class Body(list):
    """A body that has to be closed, as that of a file."""

    closed = False

    def close(self) -> None:
        self.closed = True


class TestHeads(unittest.TestCase):
    def ask(self, method: str, path: str = "/") -> tuple[list[bytes], dict[str, Any]]:
        """Send a request through the filter; return the body that comes out and what went in."""
        self.body = Body([b"page"])
        seen: dict[str, Any] = {}

        def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            seen.update(environ)
            start_response("200 OK", [("Content-Length", "4")])
            return self.body

        self.told: list[Any] = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path}
        out = list(factory({})(application)(environ, lambda *told: self.told.append(told)))
        self.assertEqual(environ["REQUEST_METHOD"], method)
        return out, seen

    def test_head_is_get_without_the_body(self) -> None:
        body, seen = self.ask("HEAD")
        self.assertEqual((body, seen["REQUEST_METHOD"]), ([], "GET"))
        self.assertEqual(self.told, [("200 OK", [("Content-Length", "4")])])
        self.assertTrue(self.body.closed)

    def test_others_pass(self) -> None:
        for method in ("GET", "POST", "PATCH"):
            body, seen = self.ask(method)
            self.assertEqual((body, seen["REQUEST_METHOD"]), ([b"page"], method))

    def test_uploads_have_a_head_of_their_own(self) -> None:
        self.assertEqual(self.ask("HEAD", "/shangnan/@tus-upload/x")[1]["REQUEST_METHOD"], "HEAD")
