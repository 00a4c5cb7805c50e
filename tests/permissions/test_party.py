"""Every cell of the tables of Party-building records and their notices, through every door."""

from __future__ import annotations

from tests.permissions.concerned import add_concerned
from tests.permissions.concerned import USER
from tests.permissions.doors import add_doors
from tests.permissions.doors import delete_doors
from tests.permissions.doors import Door
from tests.permissions.doors import view_doors
from tests.permissions.kind import history_doors
from tests.permissions.kind import KindCase
from tests.permissions.kind import SEVERAL
from tests.permissions.people import Person
from tests.permissions.table import CONCERNED
from tests.records.party.examples import add_notice
from tests.records.party.examples import add_party
from tests.records.party.examples import NOTICE_PATHS
from tests.records.party.examples import PATHS
from tests.records.party.examples import PLAIN
from tests.records.party.examples import walk
from tests.support import acting_as
from tests.support import add_attachment
from typing import Any

import transaction

SEVERAL_OFFICES = ("office-party", "office-publisher", "approver")


class TestPartyRecord(KindCase):
    kind, edited, file_title = "PartyRecord", ("held_place", "二楼会议室"), "现场照片"
    several = SEVERAL_OFFICES
    own = (("review", "approve", SEVERAL),)

    def record(self, state: str) -> Any:
        return self.submitted(state, "demo-party")

    def submitted(self, state: str, submitter: str) -> Any:
        people = [PLAIN["people"][0], {"name": "当事人", "user_id": USER, "present": True, "reason": ""}]
        record = add_party(self.portal, people=people)
        with acting_as(self.portal, "demo-party"):
            add_attachment(record)
        walk(self.portal, record, PATHS[state], submitter)
        transaction.commit()
        return record

    def others(self) -> dict[str, Person]:
        return {CONCERNED: add_concerned(self.layer)}

    def more_doors(self) -> dict[str, list[Door]]:
        return {"add notice": add_doors("PartyNotice", notice_text="通知")}

    def test_every_cell(self) -> None:
        self.try_every_cell()


class TestPartyNotice(KindCase):
    kind, edited = "PartyNotice", ("notice_place", "二楼会议室")
    several = SEVERAL_OFFICES
    own = (("consented", "release", SEVERAL),)

    def record(self, state: str) -> Any:
        return self.submitted(state, "demo-party")

    def submitted(self, state: str, submitter: str) -> Any:
        notice = add_notice(self.portal, add_party(self.portal, "approved"))
        walk(self.portal, notice, NOTICE_PATHS[state], submitter)
        transaction.commit()
        return notice

    def doors(self) -> dict[str, list[Door]]:
        """Return the doors; its unit is that of the record."""
        return {
            "view": view_doors(),
            "history": history_doors(),
            "edit": self.edit_doors(),
            "delete": delete_doors(),
            **self.steps(),
        }

    def test_every_cell(self) -> None:
        self.try_every_cell()
