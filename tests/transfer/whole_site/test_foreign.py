"""Another Plone's export comes in as drafts, item by item, with a reason for what does not."""

from __future__ import annotations

from base64 import b64encode
from io import StringIO
from pathlib import Path
from plone import api
from shangnan.policy.refusals import Refused
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.transfer.whole_site import console
from shangnan.policy.transfer.whole_site.foreign.taking_over import take_over
from shangnan.policy.transfer.whole_site.foreign.text_of_page import text_of_page
from tempfile import TemporaryDirectory
from tests.support import PDF
from typing import Any

import csv
import json
import unittest

UNIT = "县行政审批服务局"
SITE = "http://old.example/Plone"


def item(portal_type: str, name: str, **more: Any) -> dict[str, Any]:
    """Return an item as collective.exportimport writes it."""
    return {
        "@id": f"{SITE}/{name}", "@type": portal_type, "UID": name, "id": name.split("/")[-1], "title": f"标题 {name}",
        "created": "2020-05-06T08:00:00+08:00", "review_state": "published", "parent": {"@id": SITE, "@type": "Plone Site"},
    } | more  # fmt: skip


def file_of(data: bytes, name: str) -> dict[str, str]:
    """Return a file as collective.exportimport writes it."""
    return {"data": b64encode(data).decode(), "encoding": "base64", "filename": name, "content-type": "application/pdf"}


ITEMS = [
    item("Document", "page", text={"data": "<p>第一段 &amp; 二</p><script>alert(1)</script><p onclick='x'>第二段</p>"}),
    item("News Item", "news", text={"data": "<p>新闻</p>"}),
    item("File", "page/form", file=file_of(PDF, "表.pdf"), parent={"@id": f"{SITE}/page", "@type": "Document"}),
    item("File", "alone", file=file_of(PDF + b"%", "单独.pdf")),
    item("File", "bad", file=file_of(b"MZ\x90\x00", "virus.exe")),
    item("File", "empty", file={"blob_path": "0x00/1.blob", "filename": "a.pdf"}),
    item("Document", "secret", text={"data": "<p>身份证 11010519491231002X</p>"}),
    item("Folder", "folder"),
    item("Link", "link", remoteUrl="http://x"),
    item("Poll", "poll"),
]


class TestText(unittest.TestCase):
    def test_what_a_reader_sees(self) -> None:
        self.assertEqual(text_of_page("<p>一&nbsp;二<br>三</p><style>p{}</style><ul><li>四</li></ul>"), "一 二\n三\n四")
        self.assertEqual(text_of_page("无标记\r\n第二行"), "无标记\n第二行")
        self.assertEqual(text_of_page(""), "")
        self.assertEqual(text_of_page("<!-- nur ein Kommentar -->"), "")

    def test_deep_and_broken_markup(self) -> None:
        self.assertIn("x", text_of_page("<div>" * 200 + "x"))
        self.assertNotIn("<", text_of_page("<b><i>x</b></i><scr<script>ipt>alert(1)</script>").replace("<scr", ""))


class TestTakingOver(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "old"
        self.folder.mkdir()
        (self.folder / "Plone.json").write_text(json.dumps(ITEMS, ensure_ascii=False), encoding="utf-8")

    def outcomes(self) -> dict[str, str]:
        return {one.address.removeprefix(f"{SITE}/"): one.outcome for one in take_over(self.folder, UNIT, "test")}

    def test_item_by_item(self) -> None:
        expected = {
            "page": "taken", "news": "taken", "page/form": "taken", "alone": "taken", "bad": "left", "empty": "left",
            "secret": "left", "folder": "left", "link": "left", "poll": "left",
        }  # fmt: skip
        self.assertEqual(self.outcomes(), expected)
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="OutgoingDispatch")
        drafts = {brain.Title: brain._unrestrictedGetObject() for brain in brains}
        self.assertEqual(set(drafts), {"标题 page", "标题 news", "标题 alone"})
        page = drafts["标题 page"]
        self.assertEqual(page.body, "第一段 & 二\n第二段")
        self.assertEqual(str(page.written_on), "2020-05-06")
        self.assertEqual([child.file.filename for child in page.objectValues()], ["表.pdf"])
        self.assertEqual({api.content.get_state(draft) for draft in drafts.values()}, {"draft"})
        # Once more: nothing is doubled, and what somebody has changed since stays.
        page.body = "改过"
        again = self.outcomes()
        self.assertEqual(
            {name for name, outcome in again.items() if outcome == "there"}, {"page", "news", "page/form", "alone"}
        )
        self.assertEqual(page.body, "改过")
        self.assertEqual(len(page.objectIds()), 1)

    def test_report(self) -> None:
        out, err = StringIO(), StringIO()
        status = console.main(self.layer["app"], ["in", str(self.folder), "--unit", UNIT, "--site", "plone"], out, err)
        self.assertEqual((status, err.getvalue()), (0, ""))
        with (self.folder.parent / "old-report.csv").open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
        self.assertEqual(len(rows), len(ITEMS) + 1)
        # Whatever was left out says why; whatever was not says where it is.
        self.assertEqual([row[0] for row in rows[1:] if not (row[4] or row[5])], [])

    def test_without_a_unit(self) -> None:
        for unit in ("", "没有的单位"):
            with self.assertRaises(Refused):
                take_over(self.folder, unit, "test")
