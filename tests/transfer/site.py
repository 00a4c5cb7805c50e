"""A site with every unit of the example data, and short ways to import into it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from plone import api
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.dexterity.content import DexterityContent
from shangnan.policy.demonstration.units import add_units
from shangnan.policy.testing import SHANGNAN_FIXTURE
from shangnan.policy.transfer.confirming import decide
from shangnan.policy.transfer.confirming import Decided
from shangnan.policy.transfer.confirming import PUBLISH
from shangnan.policy.transfer.engine import import_rows
from shangnan.policy.transfer.import_batches import all_handed_over
from shangnan.policy.transfer.lists import of_type
from shangnan.policy.transfer.progress import Progress
from shangnan.policy.transfer.progress import silent
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.report import Report
from shangnan.policy.transfer.rows import Row
from tests.support import acting_as
from tests.transfer.files import cells
from tests.transfer.files import csv_bytes
from typing import Any

import json
import transaction


class ImportLayer(PloneSandboxLayer):
    """The site of the other tests, with all units."""

    defaultBases = (SHANGNAN_FIXTURE,)

    def setUpPloneSite(self, portal: object) -> None:
        """Add the units."""
        with api.env.adopt_roles(["Manager"]):
            add_units()


# Imports commit: each test gets a database of its own on top.
IMPORT_TESTING = FunctionalTesting(bases=(ImportLayer(),), name="Shangnan:Import")


def list_file(items: list[dict[str, str]]) -> Rows:
    """Items as a list that was read."""
    return read_rows(BytesIO(csv_bytes(cells(items))), "清单.csv")


def guides_file(guides: list[dict[str, Any]]) -> Rows:
    """Complete guides as a file that was read."""
    return read_rows(BytesIO(json.dumps(guides, ensure_ascii=False).encode()), "指南.json")


def run(
    rows: Rows,
    publish: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
    one_transaction: bool = False,
    by: str = "",
) -> Report:
    """Import as a tester."""
    return import_rows(
        api.portal.get(),
        rows,
        of_type("ServiceGuide"),
        publish=publish,
        dry_run=dry_run,
        actor_note="王测试",
        by=by,
        progress=progress,
        one_transaction=one_transaction,
    )


def confirm(user_id: str = "demo-publisher", transition: str = PUBLISH, opinion: str = "已核对") -> list[Decided]:
    """Decide as a publisher on all that imports have handed over."""
    transaction.begin()
    with acting_as(api.portal.get(), user_id):
        return [decide(run, transition, opinion) for run in all_handed_over()]


def totals(report: Report) -> dict[str, int]:
    """The outcomes that happened, with their numbers."""
    return {str(outcome): count for outcome, count in report.totals.items() if count}


def refusals(report: Report) -> list[list[str]]:
    """The ids of the reasons, for each refused row."""
    return [[str(reason) for reason in result.reasons] for result in report.results if result.reasons]


def guides() -> dict[str, DexterityContent]:
    """Every guide by code, read anew from the database.

    :raises AssertionError: where the catalog has a guide twice, or one that is not there.
    """
    transaction.begin()
    catalog = api.portal.get_tool("portal_catalog")
    found = {}
    for brain in catalog.unrestrictedSearchResults(portal_type="ServiceGuide"):
        guide = brain._unrestrictedGetObject()
        assert guide.code == brain.item_code and guide.code not in found, guide.code
        found[guide.code] = guide
    assert len(found) == len(api.portal.get()["services"])
    return found


class Cut(Rows):
    """Rows of which reading ends with the death of the process.

    :param rows: what is read.
    :param after: how many rows come before.
    """

    def __init__(self, rows: Rows, after: int) -> None:
        self.__dict__.update(rows.__dict__)
        self.after = after

    def __iter__(self) -> Iterator[Row]:
        for number, row in enumerate(super().__iter__()):
            if number == self.after:
                raise KeyboardInterrupt
            yield row
