"""What tests of the pages of incoming dispatches share."""

from __future__ import annotations

from re import sub
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from tests.records.dispatch.incoming.examples import add_handler
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.incoming.examples import FIELDS
from typing import Any

import requests
import transaction
import unittest

TITLE = FIELDS["title"]


class Pages(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        add_handler()
        transaction.commit()

    def new(self, state: str = "received", **changes: Any) -> Any:
        dispatch = add_incoming(self.portal, state, **changes)
        transaction.commit()
        return dispatch

    def page(self, address: str, user_id: str | None) -> tuple[int, str]:
        browser = visitor(self.layer, user_id)
        browser.open(address if address.startswith("http") else self.portal.absolute_url() + address)
        # Pages for staff come with every Chinese sign as an entity.
        return status_of(browser), sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), browser.contents)

    def call(self, method: str, url: str, user_id: str, data: Any = None) -> requests.Response:
        headers = {"Accept": "application/json"}
        return requests.request(method, url, json=data, auth=(user_id, TEST_PASSWORD), headers=headers, timeout=60)
