"""The person concerned at the doors: an account that only the records name."""

from __future__ import annotations

from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.units.people import add_person
from tests.permissions.people import Person
from typing import Any

import transaction

USER = "concerned-person"


def add_concerned(layer: Any) -> Person:
    """Add the account, commit, and return the person."""
    add_person(USER, TEST_PASSWORD, "当事人")
    transaction.commit()
    return Person(layer, USER, wire=False)
