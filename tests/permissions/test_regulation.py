"""Every cell of the permission table of regulations, through every door."""

from __future__ import annotations

from plone.uuid.interfaces import IUUID
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.regulation.acknowledgement import kept
from shangnan.policy.records.regulation.opinions import comments
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
from tests.permissions.test_matrix import MatrixCase
from tests.permissions.test_matrix import views
from tests.records.regulation.examples import add_regulation
from tests.records.regulation.examples import take_to
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from tests.support import unit_uid
from typing import Any

import transaction

FORM = "form.pdf"
ENDED = {"superseded": "in_force", "superseded_public": "in_force_public"}


class TestRegulation(MatrixCase):
    workflow = "regulation_workflow"
    made = 0

    def regulation(self, state: str, submitter: str = "demo-drafter") -> Any:
        """Return a new regulation in a state, with an attached file."""
        self.made += 1
        found = add_regulation(self.portal, self.made)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(found)
        take_to(self.portal, found, ENDED.get(state, state), submitter)
        if state in ENDED:
            self.made += 1
            add_regulation(self.portal, self.made, "in_force", supersedes=[IUUID(found)])
        transaction.commit()
        return found

    def test_every_cell(self) -> None:
        attachment = {"title": "附表", "purpose": "other", "file": FILE}

        def confirming(person: Person, record: Any) -> None:
            person.page(f"{record.absolute_url()}/@@acknowledge", sent="1", _authenticator=person.token)

        def confirming_by_rest(person: Person, record: Any) -> None:
            person.rest("POST", f"{record.absolute_url()}/@acknowledge", {})

        def commenting(person: Person, record: Any) -> None:
            person.page(f"{record.absolute_url()}/@@consultation", comment="建议补充", _authenticator=person.token)

        def confirmed(record: Any) -> str:
            transaction.begin()
            return repr(sorted(kept(record)))

        def commented(record: Any) -> str:
            transaction.begin()
            return str(len(comments(record)))

        doors: dict[str, list[Door]] = {
            "view": views(),
            "attached file": file_doors(FORM),
            "text on a day": [
                reading("page", "/@@in-force-on", title),
                reading("rest", "/@in-force", lambda record: "in_force", True),
            ],
            "history": [
                reading("page", "/@@record-history", title),
                reading("historyview", "/@@historyview", title),
                reading("rest", "/@history", lambda record: "steps", True),
            ],
            "edit": edit_doors("basis", "行政许可法"),
            "delete": delete_doors(),
            "add attachment": add_doors("Attachment", **attachment),
            "edit attachment": inside(FORM, edit_doors("title", "改过的名称")),
            "delete attachment": inside(FORM, delete_doors()),
            "edit the unit": edit_doors("responsible_unit", unit_uid(OTHER_UNIT))[:1],
            "reassign": reassign_doors(),
            "see comments": [reading("page", "/@@consultation", title)],
            "comment": [Door("page", commenting, True, commented)],
            "acknowledge": [
                Door("page", confirming, True, confirmed),
                Door("rest", confirming_by_rest, True, confirmed),
            ],
            "see who has read it": [reading("page", "/@@acknowledgements", title)],
            **{transition: transition_doors(transition) for transition in self.transitions()},
        }
        matrix = Matrix(self.layer, self.regulation, doors)
        matrix.walk(self.states())
        make = self.regulation
        matrix.own_submission("review", "approve", "both-reviewer", lambda: make("review", "both-reviewer"))
        matrix.own_submission("signed", "enact", "both-approver", lambda: make("signed", "both-approver"))
        matrix.own_submission("in_force", "release", "both-publisher", lambda: make("in_force", "both-publisher"))
        self.assert_table("Regulation", matrix, list(doors))

    def test_a_revision_is_seen_by_those_who_work_on_it(self) -> None:
        regulation = self.regulation("in_force_public")
        step(self.portal, regulation, "revise", "demo-drafter")
        transaction.commit()
        [copy] = [child for child in self.portal["regulations"].objectValues() if child.revision_of]
        for account in (None, "demo-staff", "demo-drafter2", "demo-registrar"):
            person = Person(self.layer, account)
            self.assertNotEqual(person.page(f"{copy.absolute_url()}/view").status_code, 200)
            self.assertNotEqual(person.rest("GET", f"{copy.absolute_url()}/{FORM}").status_code, 200)
