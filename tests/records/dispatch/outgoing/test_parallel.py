"""Registrars at the same moment: through the publisher, each request in a thread and a connection of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from plone import api
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.dispatch.outgoing.transitions import REGISTER
from shangnan.policy.registry.numbers import entries
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk

import requests
import transaction
import unittest

MANY = 12
# The publisher itself repeats what met a conflict three times; a registrar would press the button again.
PATIENCE = 30


class TestParallelRegistration(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_every_number_once(self) -> None:
        portal = self.layer["portal"]
        made = [walk(portal, add_dispatch(portal, title=f"第{number}份通知"), "sign") for number in range(MANY)]
        transaction.commit()
        addresses = [f"{dispatch.absolute_url()}/@workflow/register" for dispatch in made]

        def register(address: str) -> list[int]:
            found: list[int] = []
            while len(found) < PATIENCE and 200 not in found:
                answer = requests.post(
                    address,
                    json={"comment": "已复核"},
                    auth=("demo-registrar", TEST_PASSWORD),
                    headers={"Accept": "application/json"},
                    timeout=120,
                )
                found.append(answer.status_code)
            return found

        with ThreadPoolExecutor(4) as registrars:
            answers = list(registrars.map(register, addresses))
        self.assertEqual([found[-1] for found in answers], [200] * MANY, answers)
        transaction.begin()
        self.assertEqual([entry.number for entry in entries(REGISTER, "商南审批发", 2024)], list(range(1, MANY + 1)))
        self.assertEqual(
            sorted(dispatch.document_number for dispatch in made),
            sorted(f"商南审批发〔2024〕{number}号" for number in range(1, MANY + 1)),
        )
        self.assertEqual({api.content.get_state(dispatch) for dispatch in made}, {"registered"})
