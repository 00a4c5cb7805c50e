"""Every cell of the tables of risk points, the three lists and the log, through every door."""

from __future__ import annotations

from collections.abc import Sequence
from plone import api
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.people import add_person
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
from tests.records.integrity.examples import add_entry
from tests.records.integrity.examples import add_risk
from tests.records.integrity.examples import add_task
from tests.records.integrity.examples import ENTRY_PATHS
from tests.records.integrity.examples import Path
from tests.records.integrity.examples import RISK_PATHS
from tests.records.integrity.examples import TASK_PATHS
from tests.records.integrity.examples import walk
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import unit_uid
from typing import Any

import transaction

# Somebody who writes for the unit, heads it and is inspector.
ALL = "all-integrity"


def edit_and_leave(person: Person, record: Any) -> bool:
    """Open the edit form, and leave it: two offices edit these drafts, and a form that stays open locks the other out."""
    url = f"{record.absolute_url()}/edit"
    opened = person.page(url)
    if opened.status_code != 200 or "form.widgets." not in opened.text:
        return False
    person.page(url, **{"form.buttons.cancel": "取消", "_authenticator": person.token})
    return True


class IntegrityCase(MatrixCase):
    """What the three tables have in common."""

    def doors(self, field: str) -> dict[str, list[Door]]:
        attachment = {"title": "佐证材料", "purpose": "other", "file": FILE}
        return {
            "view": views(),
            "attached file": file_doors(FORM),
            "history": [
                reading("page", "/@@record-history", title),
                reading("historyview", "/@@historyview", title),
                reading("rest", "/@history", lambda record: "steps", True),
            ],
            "edit": [edit_doors(field, "改过的内容")[0], Door("form", edit_and_leave)],
            "delete": delete_doors(),
            "add attachment": add_doors("Attachment", **attachment),
            "edit attachment": inside(FORM, edit_doors("title", "改过的名称")),
            "delete attachment": inside(FORM, delete_doors()),
            "edit the unit": edit_doors("responsible_unit", unit_uid(OTHER_UNIT))[:1],
            "reassign": reassign_doors(),
            **{transition: transition_doors(transition) for transition in self.transitions()},
        }

    def finished(self, record: Any, author: str, path: Path, submitter: str = "demo-drafter") -> Any:
        """Put a file into a draft, take it to its state, and commit."""
        with acting_as(self.portal, author):
            add_attachment(record)
        walk(self.portal, record, path, submitter)
        transaction.commit()
        return record

    def person_with_all(self, matrix: Matrix) -> None:
        add_person(ALL, TEST_PASSWORD, "多岗人员")
        with api.env.adopt_roles(["Manager"]):
            for group in ("office-discipline", *(group_id(unit_uid(), name) for name in ("drafter", "approver"))):
                api.group.add_user(groupname=group, username=ALL)
        transaction.commit()
        matrix.people[ALL] = Person(self.layer, ALL)

    def assert_all(self, kind: str, matrix: Matrix, own: Sequence[tuple[str, str, Any]]) -> None:
        self.person_with_all(matrix)
        matrix.walk(self.states())
        for state, action, make in own:
            matrix.own_submission(state, action, ALL, make)
        self.assert_table(kind, matrix, list(matrix.doors))


class TestIntegrityRisk(IntegrityCase):
    workflow = "integrity_risk_workflow"

    def record(self, state: str, author: str = "demo-drafter") -> Any:
        return self.finished(add_risk(self.portal, author=author), author, RISK_PATHS[state])

    def test_every_cell(self) -> None:
        matrix = Matrix(self.layer, self.record, self.doors("measures"))
        self.assert_all("IntegrityRisk", matrix, [("draft", "adopt", lambda: self.record("draft", ALL))])


class TestIntegrityListItem(IntegrityCase):
    workflow = "integrity_list_workflow"

    def record(self, state: str, author: str = "demo-drafter", submitter: str = "demo-drafter") -> Any:
        return self.finished(add_task(self.portal, author=author), author, TASK_PATHS[state], submitter)

    def test_every_cell(self) -> None:
        doors = self.doors("measures")
        # The unit adds files that show what it has done; for a task these doors have a name of their own.
        doors["add proof"] = doors.pop("add attachment")
        matrix = Matrix(self.layer, self.record, doors)
        own = [
            ("draft", "start", lambda: self.record("draft", ALL)),
            ("reported", "accept", lambda: self.record("reported", submitter=ALL)),
        ]
        self.assert_all("IntegrityListItem", matrix, own)


class TestIntegrityLogEntry(IntegrityCase):
    workflow = "integrity_log_workflow"

    def record(self, state: str) -> Any:
        people = [{"name": "当事人", "user_id": USER, "post": "窗口人员"}]
        return self.finished(add_entry(self.portal, people=people), "demo-approver", ENTRY_PATHS[state])

    def test_every_cell(self) -> None:
        matrix = Matrix(self.layer, self.record, self.doors("outcome"))
        walk_as_concerned(matrix, add_concerned(self.layer), self.states())
        self.assert_all("IntegrityLogEntry", matrix, [])
