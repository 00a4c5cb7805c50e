"""Every cell of the table of training records, through every door."""

from __future__ import annotations

from tests.permissions.concerned import add_concerned
from tests.permissions.concerned import USER
from tests.permissions.doors import Door
from tests.permissions.doors import reading
from tests.permissions.kind import KindCase
from tests.permissions.people import Person
from tests.permissions.rules import holds
from tests.permissions.rules import named_in
from tests.permissions.rules import reaches
from tests.permissions.rules import some
from tests.permissions.table import CONCERNED
from tests.records.training.examples import add_training
from tests.records.training.examples import PATHS
from tests.records.training.examples import ROSTER
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from typing import Any

import transaction

UNIT = "县行政审批服务局"
# Numbers that stand nowhere else.
OWN, OTHERS = 87, 43


class TestTrainingRecord(KindCase):
    kind, edited, file_title = "TrainingRecord", ("session_place", "二楼会议室"), "签到表"
    own = (("draft", "confirm", "both-reviewer"),)

    def record(self, state: str) -> Any:
        return self.submitted(state, "demo-drafter")

    def submitted(self, state: str, submitter: str) -> Any:
        roster = [{**ROSTER[0], "name": "当事人", "user_id": USER}, {**ROSTER[2], "signed_in": True}]
        scores = [
            {"name": "当事人", "unit": UNIT, "score": OWN},
            {"name": ROSTER[2]["name"], "unit": ROSTER[2]["unit"], "score": OTHERS},
        ]
        record = add_training(self.portal, drafter=submitter, roster=roster, scores=scores)
        with acting_as(self.portal, submitter):
            add_attachment(record)
        for transition, account in PATHS[state]:
            step(self.portal, record, transition, account, "情况属实")
        transaction.commit()
        return record

    def others(self) -> dict[str, Person]:
        return {CONCERNED: add_concerned(self.layer)}

    def more_doors(self) -> dict[str, list[Door]]:
        def roster(person: Person, record: Any) -> None:
            form = {"pasted": "丁某\t县局\t是", "_authenticator": person.token}
            person.page(f"{record.absolute_url()}/@@training-roster", **form)

        everybodys = holds("shangnan.policy: View training scores")
        own = some(everybodys, named_in("roster"))
        return {
            "own score": [
                reading("page", "/view", lambda record: f"<td>{OWN}</td>", rule=own),
                reading("rest", "/@training-scores", lambda record: f'"score": {OWN}', True, own),
            ],
            "all scores": [
                reading("page", "/view", lambda record: f"<td>{OTHERS}</td>", rule=everybodys),
                reading("rest", "/@training-scores", lambda record: f'"score": {OTHERS}', True, everybodys),
                reading("field", "", lambda record: f'"score": {OTHERS}', True, everybodys),
            ],
            "take a roster over": [Door("form", reaches("training-roster", "POST"), roster, True)],
        }

    def test_every_cell(self) -> None:
        self.try_every_cell()
