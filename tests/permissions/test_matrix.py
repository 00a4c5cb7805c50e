"""Every cell of the permission tables, through every door; and that a wrong cell would be seen."""

from __future__ import annotations

from collections.abc import Sequence
from plone import api
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.doors import add_doors
from tests.permissions.doors import delete_doors
from tests.permissions.doors import Door
from tests.permissions.doors import edit_doors
from tests.permissions.doors import FILE
from tests.permissions.doors import file_doors
from tests.permissions.doors import inside
from tests.permissions.doors import plone_transition_doors
from tests.permissions.doors import reading
from tests.permissions.doors import REASON
from tests.permissions.doors import reassign_doors
from tests.permissions.doors import through_api
from tests.permissions.doors import title
from tests.permissions.doors import transition_doors
from tests.permissions.matrix import Matrix
from tests.permissions.people import Person
from tests.permissions.table import Cell
from tests.permissions.table import problems
from tests.permissions.table import read_table
from tests.permissions.world import World
from tests.support import unit_uid
from typing import Any

import unittest

FORM = "form.pdf"


def views() -> list[Door]:
    """Return the doors of looking at a record."""
    return [reading("page", "", title), reading("rest", "", title, True), through_api("++api++")]


class MatrixCase(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None
    workflow = ""

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.world = World(self.portal)

    def states(self) -> list[str]:
        return list(api.portal.get_tool("portal_workflow")[self.workflow].states.objectIds())

    def transitions(self) -> list[str]:
        return list(api.portal.get_tool("portal_workflow")[self.workflow].transitions.objectIds())

    def assert_table(self, kind: str, matrix: Matrix, actions: Sequence[str]) -> None:
        """Assert that the kind's table is what was found, and that every cell, if it were wrong, would be told."""
        table = read_table(kind)
        self.assertEqual(problems(table, matrix.found, self.states(), actions), [])
        for key, cell in table.items():
            lacking = {other: value for other, value in table.items() if other != key}
            self.assertIn(f"unlisted: {key[0]} / {key[1]}", problems(lacking, matrix.found, self.states(), actions))
            for wrong in wrong_cells(cell):
                with self.subTest(key=key, wrong=wrong):
                    told = problems({**table, key: wrong}, matrix.found, self.states(), actions)
                    self.assertTrue(any(f"{key[0]} / {key[1]}" in line for line in told), told)


def wrong_cells(cell: Cell) -> list[Cell]:
    """Return cells that say something else: one account more, or one less, nobody, everybody, the submitter too or not."""
    wrong = [
        Cell(codes, cell.not_submitter) for codes in (("A",), ("S",), (), (*cell.codes, "Auditor"), cell.codes[1:])
    ]
    return [Cell(cell.codes, not cell.not_submitter), *(other for other in wrong if other.allowed() != cell.allowed())]


class TestServiceGuide(MatrixCase):
    workflow = "service_guide_workflow"

    def test_every_cell(self) -> None:
        attachment = {"title": "空白表格", "purpose": "other", "file": FILE}
        doors: dict[str, list[Door]] = {
            "view": views(),
            "print": [reading("page", "/guide.pdf", lambda record: "%PDF-")],
            "attached file": file_doors(FORM),
            "history": [
                reading("page", "/@@record-history", title),
                reading("historyview", "/@@historyview", title),
                reading("rest", "/@history", lambda record: "steps", True),
            ],
            "edit": edit_doors("place", "县政务服务中心二楼"),
            "delete": delete_doors(),
            "add attachment": add_doors("Attachment", **attachment),
            "edit attachment": inside(FORM, edit_doors("title", "改过的名称")),
            "delete attachment": inside(FORM, delete_doors()),
            "add review rules": add_doors("ReviewRules", rows=[]),
            "edit the unit": edit_doors("responsible_unit", unit_uid(OTHER_UNIT))[:1],
            "reassign": reassign_doors(),
            **{transition: transition_doors(transition) for transition in self.transitions()},
        }
        matrix = Matrix(self.layer, self.world.guide, doors)
        matrix.walk(self.states())
        make = self.world.guide
        matrix.own_submission("pending", "review", "both-reviewer", lambda: make("pending", "both-reviewer"))
        matrix.own_submission("pending", "return_to_draft", "both-reviewer", lambda: make("pending", "both-reviewer"))
        matrix.own_submission("reviewed", "publish", "both-publisher", lambda: make("reviewed", "both-publisher"))
        matrix.own_submission(
            "reviewed", "return_reviewed", "both-publisher", lambda: make("reviewed", "both-publisher")
        )
        self.assert_table("ServiceGuide", matrix, list(doors))


class TestReviewRules(MatrixCase):
    workflow = "review_rules_workflow"

    def test_every_cell(self) -> None:
        guide = self.world.guide("published")
        doors: dict[str, list[Door]] = {
            "view": views(),
            "history": [
                reading("page", "/@@record-history", title),
                reading("historyview", "/@@historyview", title),
                reading("rest", "/@history", lambda record: "steps", True),
            ],
            "edit": edit_doors("notes", "补充说明"),
            "delete": delete_doors(),
            "reassign": reassign_doors(),
            **{transition: transition_doors(transition) for transition in self.transitions()},
        }
        matrix = Matrix(self.layer, lambda state: self.world.rules(state, guide=guide), doors)
        matrix.walk(self.states())

        def own() -> Any:
            return self.world.rules("reviewed", "both-reviewer", guide)

        matrix.own_submission("reviewed", "accept", "both-reviewer", own)
        matrix.own_submission("reviewed", "return_to_draft", "both-reviewer", own)
        self.assert_table("ReviewRules", matrix, list(doors))


class TestOrganisationUnit(MatrixCase):
    workflow = "organisation_unit_workflow"

    def test_every_cell(self) -> None:
        def merge(person: Person, record: Any) -> None:
            form = {"target": unit_uid(OTHER_UNIT), "reason": REASON, "_authenticator": person.token}
            person.page(f"{record.absolute_url()}/@@merge-unit", **form)

        doors: dict[str, list[Door]] = {
            "view": views(),
            "edit": edit_doors("title", "改过的名称"),
            "delete": delete_doors(),
            "merge into another": [Door("form", merge, True)],
            **{transition: plone_transition_doors(transition) for transition in self.transitions()},
        }
        matrix = Matrix(self.layer, self.world.unit, doors)
        matrix.walk(self.states())
        self.assert_table("OrganisationUnit", matrix, list(doors))


class TestSection(MatrixCase):
    workflow = "section_workflow"

    def test_every_cell(self) -> None:
        def own_unit(person: Person, record: Any) -> None:
            home = OTHER_UNIT if person.name == "demo-drafter2" else None
            unit = unit_uid(home) if home else unit_uid()
            person.rest(
                "POST", record.absolute_url(), {"@type": "ServiceGuide", "title": "新增", "responsible_unit": unit}
            )

        def foreign_unit(person: Person, record: Any) -> None:
            unit = unit_uid() if person.name == "demo-drafter2" else unit_uid(OTHER_UNIT)
            person.rest(
                "POST", record.absolute_url(), {"@type": "ServiceGuide", "title": "新增", "responsible_unit": unit}
            )

        def importing(person: Person, record: Any) -> bool:
            services = self.portal["services"]
            section = services if api.content.get_state(record) == "open" else record
            response = person.page(f"{section.absolute_url()}/@@import-guides")
            return response.status_code == 200 and 'type="file"' in response.text

        doors: dict[str, list[Door]] = {
            "view": [reading("page", "/view", title), reading("rest", "", title, True), through_api("++api++")],
            "list contents": [reading("page", "/@@folder_contents", lambda record: "pat-structure")],
            "edit": edit_doors("title", "改过的名称"),
            "delete": delete_doors(),
            "add service guide": [add_doors("ServiceGuide")[0], Door("rest", own_unit, True)],
            "add for another unit": [Door("rest", foreign_unit, True)],
            "add unit": add_doors("OrganisationUnit"),
            "import guides": [Door("page", importing)],
            **{transition: plone_transition_doors(transition) for transition in self.transitions()},
        }
        matrix = Matrix(self.layer, self.world.section, doors)
        matrix.walk(self.states())
        self.assert_table("Section", matrix, list(doors))
