"""`make transfer`: a batch of what waits, in the folder that was asked for, and what is said where there is none."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.handover import console
from shangnan.policy.registry.handover import making
from shangnan.policy.registry.handover.batches import all_batches
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tempfile import TemporaryDirectory
from tests.registry.handover.samples import checker
from tests.registry.handover.site import entered
from tests.registry.handover.site import own_packages
from tests.support import add_guide
from tests.support import publish
from unittest.mock import patch
from zope.component.hooks import getSite
from zope.component.hooks import setSite

import transaction
import unittest


class TestConsole(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.addCleanup(setSite, getSite())
        self.portal = self.layer["portal"]
        self.enterContext(own_packages())
        self.target = Path(self.enterContext(TemporaryDirectory()))
        for number in (1, 2):
            guide = add_guide(self.portal, number)
            publish(self.portal, guide)
            entered(guide, number, period="Y" if number == 1 else "D30")
        transaction.commit()

    def run_console(self, *arguments: str) -> tuple[int, str, str]:
        """Run the command; return its status and what it wrote."""
        out, err = StringIO(), StringIO()
        status = console.main(self.layer["app"], ["--site", "plone", *arguments], out, err)
        return status, out.getvalue(), err.getvalue()

    def test_a_batch_in_each_layout(self) -> None:
        for profile, period in (("DAT93", "Y"), ("EEP", "D30")):
            with self.subTest(profile):
                status, out, err = self.run_console(
                    "--profile",
                    profile,
                    "--years",
                    "2019",
                    "--period",
                    period,
                    "--dir",
                    str(self.target / "new" / profile),
                )
                self.assertEqual((status, err), (0, "1/1\n"))
                (folder,) = [path for path in (self.target / "new" / profile).iterdir() if path.name in out]
                self.assertEqual(checker().Check(folder, profile).run().errors, [])
        self.assertEqual(self.run_console()[::2], (1, "没有符合条件、等待移交的档案。\n"))

    def test_what_was_begun_is_gone_on_with(self) -> None:
        with patch.object(making, "_finish", side_effect=KeyboardInterrupt), self.assertRaises(KeyboardInterrupt):
            self.run_console("--dir", str(self.target))
        transaction.abort()
        status, _out, _err = self.run_console("--dir", str(self.target))
        self.assertEqual((status, len(all_batches()), all_batches()[0].count), (0, 1, 2))

    def test_what_stands_in_the_way_is_said(self) -> None:
        self.assertEqual(self.run_console("--years", "20")[::2], (1, "请填年度，或起止年度，如 2011 或 2011-2013。\n"))
        in_the_way = self.target / "file"
        in_the_way.write_bytes(b"")
        status, _out, err = self.run_console("--dir", str(in_the_way / "folder"))
        self.assertEqual((status, list(all_batches())), (1, []))
        self.assertIn("无法建立", err)
        self.assertEqual(self.run_console("--site", "none")[0], 1)
        item = next(register().items())
        self.portal.restrictedTraverse(item.path).name = "改过的名称"
        transaction.commit()
        status, out, err = self.run_console()
        self.assertEqual((status, out), (1, ""))
        self.assertIn(item.archival_number, err)
