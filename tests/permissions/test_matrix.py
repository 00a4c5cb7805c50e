"""Every cell of the permission tables of guides, review rules, units and sections, through every door."""

from __future__ import annotations

from dataclasses import replace
from plone import api
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from tests.permissions.doors import add_doors
from tests.permissions.doors import delete_doors
from tests.permissions.doors import Door
from tests.permissions.doors import edit_doors
from tests.permissions.doors import plone_transition_doors
from tests.permissions.doors import reading
from tests.permissions.doors import REASON
from tests.permissions.doors import reassign_doors
from tests.permissions.doors import through_api
from tests.permissions.doors import title
from tests.permissions.doors import view_doors
from tests.permissions.kind import history_doors
from tests.permissions.kind import KindCase
from tests.permissions.kind import MatrixCase
from tests.permissions.people import Person
from tests.permissions.rules import every
from tests.permissions.rules import in_state
from tests.permissions.rules import nothing
from tests.permissions.rules import puts
from tests.permissions.rules import reaches
from tests.permissions.rules import service
from tests.support import unit_uid
from typing import Any


class TestServiceGuide(KindCase):
    kind, edited, file_title = "ServiceGuide", ("place", "县政务服务中心二楼"), "空白表格"
    own = (
        ("pending", "review", "both-reviewer"),
        ("pending", "return_to_draft", "both-reviewer"),
        ("reviewed", "publish", "both-publisher"),
        ("reviewed", "return_reviewed", "both-publisher"),
    )

    def record(self, state: str) -> Any:
        return self.world.guide(state)

    def submitted(self, state: str, submitter: str) -> Any:
        return self.world.guide(state, submitter)

    def more_doors(self) -> dict[str, list[Door]]:
        return {
            "print": [reading("page", "/guide.pdf", lambda record: "%PDF-")],
            "add review rules": add_doors("ReviewRules", rows=[]),
        }

    def test_every_cell(self) -> None:
        self.try_every_cell()


class TestReviewRules(KindCase):
    kind, edited = "ReviewRules", ("notes", "补充说明")
    own = (("reviewed", "accept", "both-reviewer"), ("reviewed", "return_to_draft", "both-reviewer"))

    def setUp(self) -> None:
        super().setUp()
        self.guide = self.world.guide("published")

    def record(self, state: str) -> Any:
        return self.world.rules(state, guide=self.guide)

    def submitted(self, state: str, submitter: str) -> Any:
        return self.world.rules(state, submitter, self.guide)

    def doors(self) -> dict[str, list[Door]]:
        """Return the doors; its unit is that of the guide."""
        return {
            "view": view_doors(),
            "history": history_doors(),
            "edit": self.edit_doors(),
            "delete": delete_doors(),
            "reassign": reassign_doors(),
            **self.steps(),
        }

    def test_every_cell(self) -> None:
        self.try_every_cell()


class TestOrganisationUnit(MatrixCase):
    kind = "OrganisationUnit"

    def record(self, state: str) -> Any:
        return self.world.unit(state)

    def doors(self) -> dict[str, list[Door]]:
        def merge(person: Person, record: Any) -> None:
            form = {"target": unit_uid(OTHER_UNIT), "reason": REASON, "_authenticator": person.token}
            person.page(f"{record.absolute_url()}/@@merge-unit", **form)

        return {
            "view": view_doors(),
            "edit": edit_doors("title", "改过的名称"),
            "delete": delete_doors(),
            "merge into another": [Door("form", every(reaches("merge-unit", "POST"), in_state("active")), merge, True)],
            **{transition: plone_transition_doors(transition) for transition in self.transitions()},
            # By its own page alone, which says into which unit.
            "merge": [replace(door, rule=nothing) for door in plone_transition_doors("merge")],
        }

    def test_every_cell(self) -> None:
        self.try_every_cell()


class TestSection(MatrixCase):
    kind = "Section"

    def record(self, state: str) -> Any:
        return self.world.section(state)

    def doors(self) -> dict[str, list[Door]]:
        def adding(person: Person, record: Any, unit: str) -> None:
            fields = {"@type": "ServiceGuide", "title": "新增", "responsible_unit": unit}
            person.rest("POST", record.absolute_url(), fields)

        def own_unit(person: Person, record: Any) -> None:
            adding(person, record, unit_uid(OTHER_UNIT) if person.name == "demo-drafter2" else unit_uid())

        def foreign_unit(person: Person, record: Any) -> None:
            adding(person, record, unit_uid() if person.name == "demo-drafter2" else unit_uid(OTHER_UNIT))

        def lists(record: Any) -> Any:
            return self.portal["services"] if api.content.get_state(record) == "open" else record

        def importing(person: Person, record: Any) -> bool:
            response = person.page(f"{lists(record).absolute_url()}/@@import-guides")
            return response.status_code == 200 and 'type="file"' in response.text

        posts = every(service("", "POST"), puts("ServiceGuide"))
        return {
            "view": [reading("page", "/view", title), reading("rest", "", title, True), through_api("++api++")],
            "list contents": [reading("page", "/@@folder_contents", lambda record: "pat-structure")],
            "edit": edit_doors("title", "改过的名称"),
            "delete": delete_doors(),
            "add service guide": [add_doors("ServiceGuide")[0], Door("rest", posts, own_unit, True)],
            "add for another unit": [Door("rest", nothing, foreign_unit, True)],
            "add unit": add_doors("OrganisationUnit"),
            "import guides": [
                Door(
                    "page", every(in_state("open"), lambda record: reaches("import-guides")(lists(record))), importing
                ),
            ],
            **{transition: plone_transition_doors(transition) for transition in self.transitions()},
        }

    def test_every_cell(self) -> None:
        self.try_every_cell()
