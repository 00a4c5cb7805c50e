"""The two doors of the import: the publisher's page and the command line."""

from __future__ import annotations

from io import BytesIO
from io import StringIO
from pathlib import Path
from plone.testing.zope import Browser
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.transfer import console
from tests.transfer.files import cells
from tests.transfer.files import csv_bytes
from tests.transfer.files import item
from tests.transfer.site import guides
from tests.transfer.site import IMPORT_TESTING
from urllib.parse import urlencode
from zc.lockfile import LockFile
from zope.component.hooks import getSite
from zope.component.hooks import setSite

import html
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

GOOD = csv_bytes(cells([item(1), item(2, unit="没有<b>这个</b>单位")]))


class Page(unittest.TestCase):
    layer = IMPORT_TESTING

    def setUp(self) -> None:
        self.url = self.layer["portal"].absolute_url() + "/services/@@import-guides"

    def browser(self, user_id: str | None) -> Browser:
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        if user_id:
            browser.addHeader("Authorization", f"Basic {user_id}:{TEST_PASSWORD}")
        return browser

    def handed_in(self, data: bytes, name: str, dry_run: bool = False) -> Browser:
        browser = self.browser("demo-publisher")
        browser.open(self.url)
        form = browser.getForm(id="import-form")
        form.getControl(name="file").add_file(BytesIO(data), "application/octet-stream", name)
        form.getControl(name="dry_run").value = ["1"] if dry_run else []
        form.submit()
        return browser

    def counts(self, browser: Browser) -> dict[str, int]:
        found = re.findall(r'data-outcome="(\w+)".*?<td>(\d+)</td>', browser.contents, re.DOTALL)
        return {outcome: int(count) for outcome, count in found if int(count)}

    def test_rehearsal_is_what_the_form_offers_first(self) -> None:
        browser = self.browser("demo-publisher")
        browser.open(self.url)
        self.assertEqual(browser.getControl(name="dry_run").value, ["1"])
        self.assertEqual(browser.getControl(name="publish").value, [])

    def test_rehearsal_then_import(self) -> None:
        browser = self.handed_in(GOOD, "清单.csv", dry_run=True)
        self.assertEqual(self.counts(browser), {"created": 1, "refused": 1})
        self.assertEqual(guides(), {})
        browser = self.handed_in(GOOD, "清单.csv")
        self.assertEqual(self.counts(browser), {"created": 1, "refused": 1})
        self.assertIn("清单.csv", html.unescape(browser.contents))
        # What people wrote is text, never markup.
        self.assertIn("没有<b>这个</b>单位", html.unescape(browser.contents))
        self.assertNotIn("<b>", browser.contents)
        self.assertEqual(list(guides()), [item(1)["code"]])

    def test_file_that_cannot_be_read(self) -> None:
        for data, name in ((b"", "a.csv"), (b"\x00\x01", "a.csv"), (GOOD, "a.xlsx"), (GOOD, "a.txt")):
            browser = self.handed_in(data, name)
            self.assertTrue(browser.headers["status"].startswith("400"), name)
            self.assertIn('id="import-problem"', browser.contents)
            self.assertNotIn('id="import-report"', browser.contents)

    def test_without_the_token_of_the_form_nothing_is_imported(self) -> None:
        browser = self.browser("demo-publisher")
        boundary = "----b"
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'.encode() + GOOD,
            f"\r\n--{boundary}--\r\n".encode(),
        ]
        browser.post(self.url, b"".join(parts), f"multipart/form-data; boundary={boundary}")
        self.assertTrue(browser.headers["status"].startswith("403"), browser.headers["status"])
        self.assertEqual(guides(), {})

    def test_fields_of_wrong_kinds(self) -> None:
        browser = self.browser("demo-publisher")
        browser.open(self.url)
        token = browser.getForm(id="import-form").getControl(name="_authenticator").value
        for fields in ({"file": "text"}, {"file:list": "text", "dry_run": "x"}, {}):
            browser.post(self.url, urlencode({"_authenticator": token} | fields))
            self.assertTrue(browser.headers["status"].startswith("400"), fields)

    def test_only_publishers_and_only_on_services(self) -> None:
        for user_id in (None, "demo-drafter", "demo-reviewer", "demo-staff", "demo-sysadmin"):
            browser = self.browser(user_id)
            browser.open(self.url)
            self.assertNotIn("import-form", browser.contents, user_id)
        browser = self.browser("demo-publisher")
        browser.open(self.url.replace("/services/", "/units/"))
        self.assertTrue(browser.headers["status"].startswith("404"))


class Console(unittest.TestCase):
    layer = IMPORT_TESTING

    def setUp(self) -> None:
        self.addCleanup(setSite, getSite())
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.folder / "清单.csv"
        self.file.write_bytes(GOOD)

    def run_console(self, *arguments: str) -> tuple[int, str, str]:
        out, err = StringIO(), StringIO()
        status = console.main(self.layer["app"], ["--site", "plone", *arguments], out, err)
        return status, out.getvalue(), err.getvalue()

    def test_report_in_chinese(self) -> None:
        status, out, err = self.run_console(str(self.file), "--json", str(self.folder / "report.json"))
        self.assertEqual(status, 0)
        self.assertIn("导入“清单.csv”。", out)
        self.assertIn("新建 1: 第 2 行", out)
        self.assertIn("第 3 行  ", out)
        self.assertIn("没有<b>这个</b>单位", out)
        self.assertIn("2/2", err)
        self.assertEqual(len(guides()), 1)
        saved = json.loads((self.folder / "report.json").read_text(encoding="utf-8"))
        self.assertEqual([row["label"] for row in saved["rows"]], ["新建", "拒绝"])

    def test_dry_run(self) -> None:
        status, out, _err = self.run_console(str(self.file), "--dry-run")
        self.assertEqual(status, 0)
        self.assertIn("试导入“清单.csv”：没有写入任何内容。", out)
        self.assertEqual(guides(), {})

    def test_refused_file_and_missing_site(self) -> None:
        self.file.write_bytes(b"")
        self.assertEqual(self.run_console(str(self.file)), (1, "", "文件是空的。\n"))
        missing = str(self.folder / "none.csv")
        self.assertEqual(self.run_console(missing)[::2], (1, f"找不到文件 {missing}。\n"))
        self.assertEqual(self.run_console("")[::2], (1, "请指明文件：make import FILE=…\n"))
        status, _out, err = self.run_console(str(self.file), "--site", "nowhere")
        self.assertEqual((status, err), (1, "没有站点 nowhere。请先用 make start 建立站点。\n"))


class Served(unittest.TestCase):
    def test_database_that_is_in_use(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            config = Path(folder) / "zope.conf"
            config.write_text(
                f"%define INSTANCEHOME {folder}\ninstancehome $INSTANCEHOME\nclienthome {folder}\n"
                f"<zodb_db main>\n<filestorage>\npath {folder}/Data.fs\n</filestorage>\nmount-point /\n</zodb_db>\n"
            )
            lock = LockFile(f"{folder}/Data.fs.lock")
            self.addCleanup(lock.close)
            module = "shangnan.policy.transfer.command"
            done = subprocess.run(
                [sys.executable, "-m", module, str(config), "a.csv"],
                env=os.environ | {"PYTHONPATH": ":".join(filter(None, sys.path))},
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertNotIn("Traceback", done.stderr)
        self.assertIn("正在运行，数据库文件", done.stderr)
