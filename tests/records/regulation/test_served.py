"""The nightly job on a site that is being served: it says so, in Chinese, and does nothing."""

from __future__ import annotations

from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from shangnan.policy.records.regulation.due import start
from tempfile import TemporaryDirectory
from unittest.mock import patch
from zc.lockfile import LockError

import unittest


class TestServed(unittest.TestCase):
    def test_it_says_that_the_site_is_being_served(self) -> None:
        told = StringIO()
        with (
            TemporaryDirectory() as folder,
            patch("Zope2.Startup.run.configure_wsgi", side_effect=LockError("locked")),
            redirect_stderr(told),
        ):
            self.assertEqual(start([str(Path(folder) / "zope.conf")]), 1)
        self.assertIn("网站正在运行", told.getvalue())
        self.assertIn("@@run-due", told.getvalue())
