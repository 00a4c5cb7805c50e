"""Every cell of the tables of Party-building records and their notices, through every door."""

from __future__ import annotations

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
from tests.records.party.examples import add_notice
from tests.records.party.examples import add_party
from tests.records.party.examples import NOTICE_PATHS
from tests.records.party.examples import PATHS
from tests.records.party.examples import PLAIN
from tests.records.party.examples import walk
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import unit_uid
from typing import Any

import transaction

BOTH = "both-party"
HISTORY = [
    reading("page", "/@@record-history", title),
    reading("historyview", "/@@historyview", title),
    reading("rest", "/@history", lambda record: "steps", True),
]


class PartyCase(MatrixCase):
    """Somebody who is clerk, approver and publisher at once."""

    def person_with_all(self, matrix: Matrix) -> None:
        add_person(BOTH, TEST_PASSWORD, "多岗人员")
        with api.env.adopt_roles(["Manager"]):
            for group in ("office-party", "office-publisher", group_id(unit_uid(), "approver")):
                api.group.add_user(groupname=group, username=BOTH)
        transaction.commit()
        matrix.people[BOTH] = Person(self.layer, BOTH)


class TestPartyRecord(PartyCase):
    workflow = "party_record_workflow"

    def record(self, state: str, submitter: str = "demo-party") -> Any:
        people = [PLAIN["people"][0], {"name": "当事人", "user_id": USER, "present": True, "reason": ""}]
        record = add_party(self.portal, people=people)
        with acting_as(self.portal, "demo-party"):
            add_attachment(record)
        walk(self.portal, record, PATHS[state], submitter)
        transaction.commit()
        return record

    def test_every_cell(self) -> None:
        attachment = {"title": "现场照片", "purpose": "other", "file": FILE}
        doors: dict[str, list[Door]] = {
            "view": views(),
            "attached file": file_doors(FORM),
            "history": HISTORY,
            "edit": edit_doors("held_place", "二楼会议室"),
            "delete": delete_doors(),
            "add attachment": add_doors("Attachment", **attachment),
            "edit attachment": inside(FORM, edit_doors("title", "改过的名称")),
            "delete attachment": inside(FORM, delete_doors()),
            "add notice": add_doors("PartyNotice", notice_text="通知"),
            "edit the unit": edit_doors("responsible_unit", unit_uid(OTHER_UNIT))[:1],
            "reassign": reassign_doors(),
            **{transition: transition_doors(transition) for transition in self.transitions()},
        }
        matrix = Matrix(self.layer, self.record, doors)
        concerned = add_concerned(self.layer)
        self.person_with_all(matrix)
        matrix.walk(self.states())
        walk_as_concerned(matrix, concerned, self.states())
        matrix.own_submission("review", "approve", BOTH, lambda: self.record("review", BOTH))
        self.assert_table("PartyRecord", matrix, list(doors))


class TestPartyNotice(PartyCase):
    workflow = "party_notice_workflow"

    def notice(self, state: str, submitter: str = "demo-party") -> Any:
        notice = add_notice(self.portal, add_party(self.portal, "approved"))
        walk(self.portal, notice, NOTICE_PATHS[state], submitter)
        transaction.commit()
        return notice

    def test_every_cell(self) -> None:
        doors: dict[str, list[Door]] = {
            "view": views(),
            "history": HISTORY,
            "edit": edit_doors("notice_place", "二楼会议室"),
            "delete": delete_doors(),
            **{transition: transition_doors(transition) for transition in self.transitions()},
        }
        matrix = Matrix(self.layer, self.notice, doors)
        self.person_with_all(matrix)
        matrix.walk(self.states())
        matrix.own_submission("consented", "release", BOTH, lambda: self.notice("consented", BOTH))
        self.assert_table("PartyNotice", matrix, list(doors))
