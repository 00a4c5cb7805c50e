"""The attacks judge by what was answered, go through what is there, and end."""

from __future__ import annotations

from attacks.outcome import Outcome
from attacks.outcome import run_bounded
from attacks.services import on_what_is_there
from attacks.services import statuses_in
from attacks.whole import errors_in
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import json
import sys
import time
import unittest

LOG = """\
INFO [waitress] Serving
Traceback (most recent call last):
  File "a.py", line 1, in <module>
    fails()
ValueError: planted
INFO Traceback (most recent call last):
  File "a.py", line 1, in <module>
    fails()
ValueError: planted
"""


class TestAttack(unittest.TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_every_status_is_counted_once_a_case(self) -> None:
        report = self.folder / "report.ndjson"
        cases = [200, 404, 500, 500]
        lines = [{"ScenarioFinished": {"interactions": {"x": {"response": {"status_code": code}}}}} for code in cases]
        report.write_text("\n".join(map(json.dumps, [{"Initialize": {"seed": 1}}, *lines])), encoding="utf-8")
        self.assertEqual(statuses_in(report), {200: 1, 404: 1, 500: 2})
        self.assertEqual(statuses_in(self.folder / "absent"), {})

    def test_addresses_are_those_that_are_there(self) -> None:
        known: dict[str, Any] = {"name": "id", "schema": {"type": "string", "examples": ["a", "b"]}}
        free: dict[str, Any] = {"name": "account", "schema": {"type": "string"}}
        told = on_what_is_there({"paths": {"/services/{id}": {"parameters": [known, free]}}})
        first, second = told["paths"]["/services/{id}"]["parameters"]
        self.assertEqual(first["schema"], {"type": "string", "enum": ["a", "b", "no-such-record"]})
        self.assertEqual(second["schema"], {"type": "string"})

    def test_one_that_takes_too_long_is_ended(self) -> None:
        begun = time.monotonic()
        command = [sys.executable, "-c", "import time; print('begun', flush=True); time.sleep(60)"]
        self.assertFalse(run_bounded(command, self.folder / "log", 3))
        self.assertLess(time.monotonic() - begun, 30)
        self.assertTrue(run_bounded([sys.executable, "-c", "print('done')"], self.folder / "log", 60))
        self.assertIn("done", (self.folder / "log").read_text(encoding="utf-8"))

    def test_failures_of_the_server_are_found_in_its_log(self) -> None:
        log = self.folder / "server.log"
        log.write_text(LOG, encoding="utf-8")
        self.assertEqual(errors_in(log), ["ValueError: planted"])

    def test_what_was_found_is_told(self) -> None:
        self.assertEqual(str(Outcome("scanner", 3, ())), "scanner: 3 asked, held")
        self.assertEqual(str(Outcome("scanner", 3, ("500 × 2",), "a.log")), "scanner: 3 asked, 500 × 2 (a.log)")
