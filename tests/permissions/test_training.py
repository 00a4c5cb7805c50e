"""Every cell of the table of training records, through every door."""

from __future__ import annotations

from shangnan.policy.demonstration.accounts import OTHER_UNIT
from tests.permissions.concerned import add_concerned
from tests.permissions.concerned import USER
from tests.permissions.concerned import walk_as_concerned
from tests.permissions.doors import add_doors
from tests.permissions.doors import delete_doors
from tests.permissions.doors import Door
from tests.permissions.doors import edit_doors
from tests.permissions.doors import FILE
from tests.permissions.doors import file_doors
from tests.permissions.doors import inside
from tests.permissions.doors import reading
from tests.permissions.doors import reassign_doors
from tests.permissions.doors import title
from tests.permissions.doors import transition_doors
from tests.permissions.matrix import Matrix
from tests.permissions.people import Person
from tests.permissions.test_matrix import FORM
from tests.permissions.test_matrix import MatrixCase
from tests.permissions.test_matrix import views
from tests.records.training.examples import add_training
from tests.records.training.examples import PATHS
from tests.records.training.examples import ROSTER
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from tests.support import unit_uid
from typing import Any

import transaction

UNIT = "县行政审批服务局"
# Numbers that stand nowhere else.
OWN, OTHERS = 87, 43


class TestTrainingRecord(MatrixCase):
    workflow = "training_record_workflow"

    def record(self, state: str, drafter: str = "demo-drafter") -> Any:
        roster = [{**ROSTER[0], "name": "当事人", "user_id": USER}, {**ROSTER[2], "signed_in": True}]
        scores = [
            {"name": "当事人", "unit": UNIT, "score": OWN},
            {"name": ROSTER[2]["name"], "unit": ROSTER[2]["unit"], "score": OTHERS},
        ]
        record = add_training(self.portal, drafter=drafter, roster=roster, scores=scores)
        with acting_as(self.portal, drafter):
            add_attachment(record)
        for transition, account in PATHS[state]:
            step(self.portal, record, transition, account, "情况属实")
        transaction.commit()
        return record

    def test_every_cell(self) -> None:
        def roster(person: Person, record: Any) -> None:
            person.page(
                f"{record.absolute_url()}/@@training-roster", pasted="丁某\t县局\t是", _authenticator=person.token
            )

        attachment = {"title": "签到表", "purpose": "other", "file": FILE}
        doors: dict[str, list[Door]] = {
            "view": views(),
            "attached file": file_doors(FORM),
            "own score": [
                reading("page", "/view", lambda record: f"<td>{OWN}</td>"),
                reading("rest", "/@training-scores", lambda record: f'"score": {OWN}', True),
            ],
            "all scores": [
                reading("page", "/view", lambda record: f"<td>{OTHERS}</td>"),
                reading("rest", "/@training-scores", lambda record: f'"score": {OTHERS}', True),
                reading("field", "", lambda record: f'"score": {OTHERS}', True),
            ],
            "history": [
                reading("page", "/@@record-history", title),
                reading("historyview", "/@@historyview", title),
                reading("rest", "/@history", lambda record: "steps", True),
            ],
            "edit": edit_doors("session_place", "二楼会议室"),
            "take a roster over": [Door("form", roster, True)],
            "delete": delete_doors(),
            "add attachment": add_doors("Attachment", **attachment),
            "edit attachment": inside(FORM, edit_doors("title", "改过的名称")),
            "delete attachment": inside(FORM, delete_doors()),
            "edit the unit": edit_doors("responsible_unit", unit_uid(OTHER_UNIT))[:1],
            "reassign": reassign_doors(),
            **{transition: transition_doors(transition) for transition in self.transitions()},
        }
        matrix = Matrix(self.layer, self.record, doors)
        concerned = add_concerned(self.layer)
        matrix.walk(self.states())
        walk_as_concerned(matrix, concerned, self.states())
        matrix.own_submission("draft", "confirm", "both-reviewer", lambda: self.record("draft", "both-reviewer"))
        self.assert_table("TrainingRecord", matrix, list(doors))
