"""Every cell of the permission table of regulations, through every door."""

from __future__ import annotations

from plone.uuid.interfaces import IUUID
from shangnan.policy.records.regulation.acknowledgement import kept
from shangnan.policy.records.regulation.opinions import comments
from tests.permissions.doors import Door
from tests.permissions.doors import reading
from tests.permissions.doors import title
from tests.permissions.kind import FORM
from tests.permissions.kind import KindCase
from tests.permissions.people import Person
from tests.permissions.rules import every
from tests.permissions.rules import holds
from tests.permissions.rules import reaches
from tests.permissions.rules import service
from tests.records.regulation.examples import add_regulation
from tests.records.regulation.examples import take_to
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from typing import Any

import transaction

ENDED = {"superseded": "in_force", "superseded_public": "in_force_public"}


class TestRegulation(KindCase):
    kind, edited, file_title = "Regulation", ("basis", "行政许可法"), "附表"
    own = (
        ("review", "approve", "both-reviewer"),
        ("signed", "enact", "both-approver"),
        ("in_force", "release", "both-publisher"),
    )
    made = 0

    def record(self, state: str) -> Any:
        return self.submitted(state, "demo-drafter")

    def submitted(self, state: str, submitter: str) -> Any:
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

    def more_doors(self) -> dict[str, list[Door]]:
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

        comments_now = every(reaches("consultation", "POST"), holds("shangnan.policy: Comment on Regulation"))
        return {
            "text on a day": [
                reading("page", "/@@in-force-on", title),
                reading("rest", "/@in-force", lambda record: "in_force", True),
            ],
            "see comments": [reading("page", "/@@consultation", title)],
            "comment": [Door("page", comments_now, commenting, True, commented)],
            "acknowledge": [
                Door("page", reaches("acknowledge", "POST"), confirming, True, confirmed),
                Door("rest", service("@acknowledge", "POST"), confirming_by_rest, True, confirmed),
            ],
            "see who has read it": [reading("page", "/@@acknowledgements", title)],
        }

    def test_every_cell(self) -> None:
        self.try_every_cell()

    def test_a_revision_is_seen_by_those_who_work_on_it(self) -> None:
        regulation = self.record("in_force_public")
        step(self.portal, regulation, "revise", "demo-drafter")
        transaction.commit()
        [copy] = [child for child in self.portal["regulations"].objectValues() if child.revision_of]
        for account in (None, "demo-staff", "demo-drafter2", "demo-registrar"):
            person = Person(self.layer, account)
            self.assertNotEqual(person.page(f"{copy.absolute_url()}/view").status_code, 200)
            self.assertNotEqual(person.rest("GET", f"{copy.absolute_url()}/{FORM}").status_code, 200)
