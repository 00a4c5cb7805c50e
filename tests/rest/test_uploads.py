"""Files that come in: bounded while they come, and served as what they are."""

from __future__ import annotations

from base64 import b64encode
from plone.namedfile.file import NamedBlobFile
from shangnan.policy.records.checks.upload import ACCEPTED
from shangnan.policy.records.checks.upload import MAX_SIZE
from shangnan.policy.records.checks.upload import proven_type
from shangnan.policy.records.checks.upload import TYPES
from shangnan.policy.records.checks.upload import UNPROVEN
from shangnan.policy.rest.uploads import MOST_UNFINISHED
from tempfile import TemporaryDirectory
from tests.rest.world import RestCase
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import PDF
from typing import Any
from unittest import mock
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import os
import requests
import time
import transaction
import unittest

HTML = b"<html><script>alert(1)</script></html>"


def told(**facts: str) -> str:
    """Facts about a file as the protocol has them."""
    return ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in facts.items())


class Resumable(RestCase):
    def setUp(self) -> None:
        super().setUp()
        self.folder = self.enterContext(TemporaryDirectory())
        self.enterContext(mock.patch.dict(os.environ, {"TUS_TMP_FILE_DIR": self.folder}))
        self.guide = add_guide(self.portal)
        transaction.commit()
        self.address = f"{self.guide.absolute_url()}/@tus-upload"

    def send(self, method: str, url: str, data: bytes = b"", **headers: str) -> requests.Response:
        """Send a request of the protocol as the drafter."""
        return self.drafter.session.request(
            method,
            url,
            data=data,
            headers={
                "Accept": "application/json",
                "Tus-Resumable": "1.0.0",
                **{k.replace("_", "-"): v for k, v in headers.items()},
            },
            timeout=60,
        )

    def begin(self, length: str, **facts: str) -> requests.Response:
        return self.send("POST", self.address, Upload_Length=length, Upload_Metadata=told(**facts))

    def part(self, url: str, data: bytes, offset: str) -> requests.Response:
        return self.send("PATCH", url, data, Upload_Offset=offset, Content_Type="application/offset+octet-stream")

    def test_a_file_in_two_parts(self) -> None:
        facts = {"filename": "a.pdf", "content-type": "text/html", "@type": "Attachment"}
        begun = self.begin(str(len(PDF)), **facts)
        self.assertEqual(begun.status_code, 201, begun.text)
        self.assertEqual(self.part(begun.headers["Location"], PDF[:20], "0").status_code, 204)
        [unfinished] = [name for name in os.listdir(self.folder) if not name.endswith(".json")]
        self.assertTrue(unfinished)
        done = self.part(begun.headers["Location"], PDF[20:], "20")
        self.assertEqual(done.status_code, 204, done.text)
        self.assertEqual(os.listdir(self.folder), [])
        file = self.drafter.session.get(f"{done.headers['Location']}/@@download/file")
        self.assertEqual((file.content, file.headers["Content-Type"]), (PDF, "application/pdf"))

    def test_lengths_beyond_any_file(self) -> None:
        for length in ("1000000000000", str(MAX_SIZE + 1), "0", "-1", "", "1e3", "１"):
            with self.subTest(length):
                refused = self.begin(length.encode().decode("latin-1"))
                self.assertEqual(refused.status_code, 400, refused.text)
        self.assertEqual(os.listdir(self.folder), [])
        self.assertEqual(self.begin(str(MAX_SIZE)).status_code, 201)

    def test_no_more_than_was_said(self) -> None:
        url = self.begin("10", filename="a.pdf").headers["Location"]
        for data, offset in ((b"x" * 11, "0"), (b"x", "10"), (b"x", "5"), (b"x" * 5, "-1"), (b"x", "")):
            with self.subTest(data, offset=offset):
                self.assertEqual(self.part(url, data, offset).status_code, 400)
        self.assertEqual([name for name in os.listdir(self.folder) if not name.endswith(".json")], [])

    def test_what_is_said_about_a_file_can_be_read(self) -> None:
        for metadata in ("filename a", "filename /w==", "filename ====", "filename é"):
            refused = self.send("POST", self.address, Upload_Length="10", Upload_Metadata=metadata)
            self.assertIn(refused.status_code, (201, 400), metadata)

    def test_names_of_uploads_are_ours(self) -> None:
        for name in ("x", "0" * 31, "0" * 33, "0" * 32, "A" * 32, "tus_upload_x"):
            with self.subTest(name):
                self.assertEqual(self.part(f"{self.address}/{name}", b"x", "0").status_code, 404)

    def test_unfinished_ones_are_counted_and_go_by_themselves(self) -> None:
        for number in range(MOST_UNFINISHED):
            with open(f"{self.folder}/tus_upload_{number:032x}.json", "w", encoding="ascii") as file:
                file.write("{}")
        self.assertEqual(self.begin("10").status_code, 400)
        hour_ago = time.time() - 3601
        for name in os.listdir(self.folder):
            os.utime(f"{self.folder}/{name}", (hour_ago, hour_ago))
        self.assertEqual(self.begin("10").status_code, 201)
        self.assertEqual(len(os.listdir(self.folder)), 1)


class Types(unittest.TestCase):
    def test_every_accepted_name_has_a_type_that_is_no_page(self) -> None:
        self.assertEqual(set(TYPES), set(ACCEPTED))
        for kind in TYPES.values():
            self.assertNotRegex(kind, "html|svg|xml$|javascript|text/")

    def test_content_and_name_agree_or_nothing_is_proven(self) -> None:
        zipped, ole, jpeg = (
            b"PK\x03\x04" + b"\0" * 40,
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\1",
        )
        for name, head, kind in (
            ("a.pdf", PDF, "application/pdf"), ("A.PDF", PDF, "application/pdf"), ("a.jpg", jpeg, "image/jpeg"),
            ("a.docx", zipped, TYPES["docx"]), ("a.doc", ole, "application/msword"), ("a.pdf", HTML, UNPROVEN), ("a.html", HTML, UNPROVEN),
            ("a.svg", b"<svg/>", UNPROVEN), ("pdf", PDF, UNPROVEN), ("a.png", jpeg, UNPROVEN), ("", b"", UNPROVEN), ("a.txt", b"x", UNPROVEN),
        ):  # fmt: skip
            with self.subTest(name, head=head[:8]):
                self.assertEqual(proven_type(name, head), kind)


class Served(RestCase):
    def test_the_type_that_a_client_gives_is_not_kept(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        data = {"data": b64encode(PDF).decode(), "encoding": "base64", "filename": "a.pdf", "content-type": "text/html"}
        added = self.drafter.rest("POST", guide.absolute_url(), {"@type": "Attachment", "title": "甲", "file": data})
        self.assertEqual(added.status_code, 201, added.text)
        self.assertEqual(self.served(added.json()["@id"]), ["application/pdf"] * 2)
        changed = self.drafter.rest("PATCH", added.json()["@id"], {"file": {**data, "content-type": "image/svg+xml"}})
        self.assertEqual(changed.status_code, 204, changed.text)
        self.assertEqual(self.served(added.json()["@id"]), ["application/pdf"] * 2)

    def served(self, url: str) -> list[Any]:
        return [
            self.drafter.session.get(f"{url}/{view}/file").headers["Content-Type"]
            for view in ("@@download", "@@display-file")
        ]

    def test_a_field_that_is_no_file_is_not_found(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        for view in ("@@download", "@@display-file"):
            for name in ("title", "absolute_url", "parent", "nothing"):
                answer = self.drafter.session.get(f"{guide.absolute_url()}/{view}/{name}")
                self.assertEqual(answer.status_code, 404, (view, name))

    def test_whatever_writes_a_file_its_type_is_proven(self) -> None:
        guide = add_guide(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            for number, (name, content, kind) in enumerate(
                (("a.pdf", PDF, "application/pdf"), ("a.pdf", HTML, UNPROVEN), ("a.html", HTML, UNPROVEN))
            ):
                file = add_attachment(guide, f"{number}-{name}", content)
                self.assertEqual(file.file.contentType, kind)
                file.file = NamedBlobFile(data=content, filename=name, contentType="text/html")
                notify(ObjectModifiedEvent(file))
                self.assertEqual(file.file.contentType, kind)
