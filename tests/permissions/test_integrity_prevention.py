"""Every cell of the tables of risk points, the three lists and the log, through every door."""

from __future__ import annotations

from tests.permissions.concerned import add_concerned
from tests.permissions.concerned import USER
from tests.permissions.doors import Door
from tests.permissions.doors import edit_doors
from tests.permissions.kind import KindCase
from tests.permissions.kind import SEVERAL
from tests.permissions.people import Person
from tests.permissions.rules import reaches
from tests.permissions.table import CONCERNED
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
from typing import Any

import transaction


def edit_and_leave(person: Person, record: Any) -> bool:
    """Open the edit form, and leave it: two offices edit these drafts, and a form that stays open locks the other out."""
    url = f"{record.absolute_url()}/edit"
    opened = person.page(url)
    if opened.status_code != 200 or "form.widgets." not in opened.text:
        return False
    person.page(url, **{"form.buttons.cancel": "取消", "_authenticator": person.token})
    return True


class IntegrityCase(KindCase):
    """What the three tables have in common."""

    file_title = "佐证材料"
    # Somebody who writes for the unit, heads it and is inspector.
    several = ("office-discipline", "drafter", "approver")

    def edit_doors(self) -> list[Door]:
        return [edit_doors(*self.edited)[0], Door("form", reaches("edit"), edit_and_leave)]

    def finished(self, record: Any, author: str, path: Path, submitter: str = "demo-drafter") -> Any:
        """Put a file into a draft, take it to its state, and commit."""
        with acting_as(self.portal, author):
            add_attachment(record)
        walk(self.portal, record, path, submitter)
        transaction.commit()
        return record


class TestIntegrityRisk(IntegrityCase):
    kind, edited = "IntegrityRisk", ("measures", "改过的内容")
    own = (("draft", "adopt", SEVERAL),)

    def record(self, state: str) -> Any:
        return self.submitted(state, "demo-drafter")

    def submitted(self, state: str, submitter: str) -> Any:
        return self.finished(add_risk(self.portal, author=submitter), submitter, RISK_PATHS[state])

    def test_every_cell(self) -> None:
        self.try_every_cell()


class TestIntegrityListItem(IntegrityCase):
    kind, edited = "IntegrityListItem", ("measures", "改过的内容")
    # The unit adds files that show what it has done; for a task these doors have a name of their own.
    adding = "add proof"
    own = (("draft", "start", SEVERAL), ("reported", "accept", SEVERAL))

    def record(self, state: str) -> Any:
        return self.submitted(state, "demo-drafter")

    def submitted(self, state: str, submitter: str) -> Any:
        author = submitter if state == "draft" else "demo-drafter"
        return self.finished(add_task(self.portal, author=author), author, TASK_PATHS[state], submitter)

    def test_every_cell(self) -> None:
        self.try_every_cell()


class TestIntegrityLogEntry(IntegrityCase):
    kind, edited = "IntegrityLogEntry", ("outcome", "改过的内容")

    def record(self, state: str) -> Any:
        people = [{"name": "当事人", "user_id": USER, "post": "窗口人员"}]
        return self.finished(add_entry(self.portal, people=people), "demo-approver", ENTRY_PATHS[state])

    def others(self) -> dict[str, Person]:
        return {CONCERNED: add_concerned(self.layer)}

    def test_every_cell(self) -> None:
        self.try_every_cell()
