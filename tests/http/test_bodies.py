"""How large a request may be, by where it goes, what it holds and who sends it."""

from __future__ import annotations

from shangnan.policy.http.bodies import factory
from shangnan.policy.http.limits import body_problem
from shangnan.policy.http.limits import content_of
from shangnan.policy.http.limits import MAX_ADDRESS
from shangnan.policy.http.limits import MAX_PARAMETERS
from shangnan.policy.http.limits import most_bytes
from shangnan.policy.http.limits import rows
from shangnan.policy.http.limits import TABLE
from shangnan.policy.records.checks.upload import MAX_SIZE
from shangnan.policy.transfer.spool import MAX_FILE
from tests.http.asking import ask
from tests.http.asking import Seen

import unittest

JSON, FORM, FILES = "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
KIBI, MEBI = 1024, 1024 * 1024


class Bodies(unittest.TestCase):
    def asked(self, path: str, kind: str, length: int, **environ: str) -> Seen:
        return ask(
            factory, REQUEST_METHOD="POST", PATH_INFO=path, CONTENT_TYPE=kind, CONTENT_LENGTH=str(length), **environ
        )

    def test_forty_megabytes_for_the_log_in(self) -> None:
        for path in ("/shangnan/@login", "/shangnan/++api++/@login", "/@login/", "/shangnan/services/@login"):
            for who in ({}, {"HTTP_AUTHORIZATION": "Bearer x"}, {"HTTP_COOKIE": "a=b; __ac=x"}):
                with self.subTest(path, **who):
                    self.assertEqual(self.asked(path, JSON, 4096, **who).status, "200 OK")
                    seen = self.asked(path, JSON, 40 * MEBI, **who)
                    self.assertEqual((seen.status, seen.environ), ("413 Content Too Large", None))
                    self.assertIn("4 KB", seen.body.decode())

    def test_visitors_send_little_anywhere(self) -> None:
        for path in (
            "/",
            "/shangnan/@search",
            "/shangnan/services/@@import-guides",
            "/shangnan/services/@tus-upload",
            "/x/edit",
        ):
            for kind in (JSON, FORM, FILES, "", "application/offset+octet-stream"):
                with self.subTest(path, kind=kind):
                    self.assertEqual(self.asked(path, kind, 17 * KIBI).status, "413 Content Too Large")

    def test_staff_send_what_their_work_needs_and_no_more(self) -> None:
        for path, kind, most in (
            ("/shangnan/services/a/edit", FILES, 24 * MEBI),
            ("/shangnan/services/@@import-guides", FILES, 66 * MEBI),
            ("/shangnan/services/import-catalogue", FILES, 66 * MEBI),
            ("/shangnan/party/a/@@training-roster", FILES, 66 * MEBI),
            ("/shangnan/services/a", JSON, 8 * MEBI),
            ("/shangnan/services/a/edit", FORM, 4 * MEBI),
            ("/shangnan/services/@tus-upload/0123", "application/offset+octet-stream", 21 * MEBI),
        ):
            with self.subTest(path, kind=kind):
                signed_in = {"HTTP_COOKIE": "__ac=x"}
                self.assertEqual(self.asked(path, kind, most, **signed_in).status, "200 OK")
                self.assertEqual(self.asked(path, kind, most + 1, **signed_in).status, "413 Content Too Large")

    def test_what_we_promise_elsewhere_fits(self) -> None:
        self.assertGreater(most_bytes("/a/++add++Attachment", "multipart", True), MAX_SIZE)
        self.assertGreater(most_bytes("/a/@tus-upload", "chunk", True), MAX_SIZE)
        self.assertGreater(most_bytes("/a/@@import-records", "multipart", True), MAX_FILE)

    def test_other_content_is_not_taken(self) -> None:
        for kind in (
            "text/xml",
            "application/xml",
            "text/plain",
            "application/octet-stream",
            "multipart/mixed; boundary=x",
            "x",
        ):
            with self.subTest(kind):
                self.assertEqual(
                    self.asked("/shangnan", kind, 10, HTTP_COOKIE="__ac=x").status, "415 Unsupported Media Type"
                )
                self.assertEqual(self.asked("/shangnan", kind, 0).status, "200 OK")
        self.assertEqual(self.asked("/shangnan", "multipart/form-data", 10).status, "400 Bad Request")
        self.assertEqual(content_of("Application/JSON; charset=utf-8"), "json")

    def test_a_length_that_is_not_known_is_not_taken(self) -> None:
        self.assertEqual(
            ask(factory, HTTP_TRANSFER_ENCODING="chunked", CONTENT_TYPE=JSON).status, "411 Length Required"
        )
        for length in ("-1", "1e9", "１", "0x10"):
            self.assertEqual(ask(factory, CONTENT_LENGTH=length, CONTENT_TYPE=JSON).status, "411 Length Required")

    def test_programs_are_answered_in_json(self) -> None:
        seen = self.asked("/shangnan/@login", JSON, 5000, HTTP_ACCEPT="application/json")
        self.assertEqual(seen.header("Content-Type"), "application/json")

    def test_every_content_has_a_last_row_for_everywhere_or_is_named(self) -> None:
        everywhere = {row.content for row in rows() if "*" in row.names}
        self.assertEqual(everywhere, {"json", "form", "multipart", "none"})
        self.assertTrue(all(row.why and row.visitor <= row.signed_in for row in rows()), TABLE)

    def test_visitors_are_never_allowed_more_than_a_form(self) -> None:
        self.assertLessEqual(max(row.visitor for row in rows()), 16 * KIBI)
        self.assertIsNone(body_problem("/", "", 0, False))


class Addresses(unittest.TestCase):
    def test_long_addresses(self) -> None:
        self.assertEqual(ask(factory, PATH_INFO="/" + "a" * MAX_ADDRESS).status, "414 URI Too Long")
        self.assertEqual(ask(factory, QUERY_STRING="a" * MAX_ADDRESS).status, "414 URI Too Long")
        self.assertEqual(ask(factory, REQUEST_URI="/" + "%41" * 4000).status, "414 URI Too Long")
        self.assertEqual(ask(factory, PATH_INFO="/a", QUERY_STRING="b" * 4000).status, "200 OK")

    def test_many_parameters(self) -> None:
        self.assertEqual(ask(factory, QUERY_STRING="a&" * MAX_PARAMETERS).status, "400 Bad Request")
        self.assertEqual(ask(factory, QUERY_STRING="a=1&" * (MAX_PARAMETERS - 1)).status, "200 OK")

    def test_many_headers(self) -> None:
        many = {f"HTTP_X_{number}": "x" for number in range(70)}
        self.assertEqual(ask(factory, **many).status, "431 Request Header Fields Too Large")

    def test_one_range_at_a_time(self) -> None:
        for range_, kept in (
            ("bytes=0-99", True), ("bytes=100-", True), ("bytes=-5", True), ("bytes=0-0,1-1", False), ("bytes=" + "0-," * 1000, False),
            ("lines=1-2", False), ("", False),
        ):  # fmt: skip
            seen = ask(factory, HTTP_RANGE=range_)
            assert seen.environ is not None
            self.assertEqual("HTTP_RANGE" in seen.environ, kept, range_)
