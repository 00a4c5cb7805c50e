"""Lists of records for tests: a kind, its example row as a file, and an import of it as the person who would."""

from __future__ import annotations

from io import BytesIO
from plone import api
from shangnan.policy.transfer.engine import import_rows
from shangnan.policy.transfer.lists import ImportList
from shangnan.policy.transfer.lists import of_type
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.report import Report
from tests.support import acting_as
from tests.transfer.files import csv_bytes
from tests.transfer.files import xlsx_bytes
from tests.transfer.site import IMPORT_TESTING
from typing import Any

import transaction
import unittest

HOME, OTHER = "县行政审批服务局", "县民政局"
DRAFTERS, HEADS = ("demo-drafter", "demo-drafter2"), ("demo-approver",)
CLERK, INSPECTOR = ("demo-party",), ("demo-discipline",)
# Who may add each kind, the one first as whom it is tried here; a kind that is missing is told by a test below.
ADDERS: dict[str, tuple[str, ...]] = {
    "IncomingDispatch": ("demo-registrar",),
    "IntegrityCampaign": INSPECTOR,
    "IntegrityListItem": (*DRAFTERS, *INSPECTOR),
    "IntegrityLogEntry": (*HEADS, *INSPECTOR),
    "IntegrityRisk": (*DRAFTERS, *INSPECTOR),
    "OutgoingDispatch": DRAFTERS,
    "PartyRecord": CLERK,
    "Regulation": DRAFTERS,
    "ResponsibilityLetter": INSPECTOR,
    "TrainingRecord": DRAFTERS,
}
PEOPLE = {portal_type: accounts[0] for portal_type, accounts in ADDERS.items()}
KINDS = sorted(PEOPLE)
# A column that holds nothing but text, to be changed.
NOTE = {
    "IncomingDispatch": "summary",
    "IntegrityCampaign": "scope",
    "IntegrityListItem": "measures",
    "IntegrityLogEntry": "content",
    "IntegrityRisk": "measures",
    "OutgoingDispatch": "body",
    "PartyRecord": "agenda",
    "Regulation": "basis",
    "ResponsibilityLetter": "scope",
    "TrainingRecord": "content",
}


def kind_of(portal_type: str) -> ImportList:
    return of_type(portal_type)


def example(known: ImportList, **changes: str) -> dict[str, str]:
    """Return the example row of a kind's template by heading, with other texts by field."""
    cells = {column.field: column.example for column in known.kind.columns} | changes
    return {known.heading(name): text for name, text in cells.items()}


def initial_state(known: ImportList) -> str:
    tool = api.portal.get_tool("portal_workflow")
    return tool[tool.getChainForPortalType(known.kind.portal_type)[0]].initial_state


def file_of(known: ImportList, rows: list[dict[str, str]], name: str = "清单.csv") -> Rows:
    headings = list(rows[0])
    table = [headings, *([row[heading] for heading in headings] for row in rows)]
    data = csv_bytes(table) if name.endswith(".csv") else xlsx_bytes(table)
    return read_rows(BytesIO(data), name, known.list_kind)


def reasons(report: Report) -> list[str]:
    """Return the reasons against the rows, in English with their values."""
    return [str(FileRefused(reason)) for result in report.results for reason in result.reasons]


class RecordsCase(unittest.TestCase):
    layer = IMPORT_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def run_as(self, known: ImportList, rows: Rows, user: str = "", dry_run: bool = False) -> Report:
        with acting_as(self.portal, user or PEOPLE[known.kind.portal_type]):
            return import_rows(self.portal, rows, known, dry_run=dry_run, actor_note="王测试")

    def records(self, known: ImportList) -> list[Any]:
        transaction.begin()
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog.unrestrictedSearchResults(portal_type=known.kind.portal_type, sort_on="created")
        return [brain._unrestrictedGetObject() for brain in brains]


class PartyCase(RecordsCase):
    """What holds for every kind, tried with one."""

    def setUp(self) -> None:
        super().setUp()
        self.known = kind_of("PartyRecord")

    def rows(self, count: int, **changes: str) -> list[dict[str, str]]:
        return [example(self.known, title=f"活动{number}", **changes) for number in range(count)]

    def run_rows(self, rows: list[dict[str, str]]) -> Report:
        return self.run_as(self.known, file_of(self.known, rows))
