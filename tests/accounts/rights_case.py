"""What tests of rights share: the offices at the doors, and what a refusal says."""

from __future__ import annotations

from html import unescape
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.functions import group_id
from tests.accounts.asking import Asker
from tests.support import unit_uid
from typing import Any

import json
import transaction
import unittest

OFFICES = ("office-sysadmin", "office-secadmin", "office-auditor")


class RightsTestCase(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        transaction.commit()
        self.secadmin = Asker(self.portal, "demo-secadmin")
        self.superuser = Asker(self.portal, "admin")

    def refused(self, answer: Any, *words: str, status: tuple[int, ...] = (400,)) -> None:
        self.assertIn(answer.status, status, unescape(answer.content.decode())[:300])
        text = unescape(answer.content.decode())
        said = json.loads(text)["message"] if text.startswith("{") else text
        for word in words:
            self.assertIn(word, said)

    def group(self, unit: str, function: str) -> str:
        return group_id(unit_uid(unit), function)
