"""Records, files, units and sections: one entry for each act, with fields by name and no content, whatever the door."""

from __future__ import annotations

from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.registry.journal.recording.heard import Heard
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import publish
from tests.support import step
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import transaction
import unittest


class TestContent(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        transaction.commit()
        self.heard = Heard(self.portal)

    def change(self, thing: object, *fields: str) -> None:
        notify(ObjectModifiedEvent(thing, Attributes(None, *fields)))

    def test_a_record_that_is_made_and_filled(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        (entry,) = self.heard.since()
        self.assertEqual(
            (entry["action"], entry["actor"], entry["portal_type"], entry["uid"], entry["title"], entry["path"]),
            ("record.add", "demo-drafter", "ServiceGuide", guide.UID(), "", "/services"),
        )

    def test_a_change_by_names_of_fields(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        self.heard.since()
        with acting_as(self.portal, "demo-drafter"):
            self.change(guide, "notes", "IServiceGuide.title")
            self.change(guide, "notes")
            add_attachment(guide)
        transaction.commit()
        (entry,) = self.heard.since()
        self.assertEqual((entry["action"], entry["actor"], entry["uid"]), ("record.edit", "demo-drafter", guide.UID()))
        file = guide["form.pdf"]
        self.assertEqual(entry["details"], {"fields": ["notes", "title"], "files": [f"added: {file.UID()}"]})

    def test_files_of_what_is_public_by_their_titles(self) -> None:
        guide = add_guide(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(guide)
        publish(self.portal, guide)
        transaction.commit()
        self.heard.since()
        with api.env.adopt_roles(["Manager"]):
            self.change(guide["form.pdf"], "title")
        transaction.commit()
        (entry,) = self.heard.since()
        self.assertEqual((entry["title"], entry["details"]), (guide.title, {"files": ["changed: form.pdf"]}))

    def test_each_step_with_its_states_and_nothing_of_the_opinion(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        self.heard.since()
        step(self.portal, guide, "submit", "demo-drafter")
        step(self.portal, guide, "review", "demo-reviewer", "要件齐全")
        transaction.commit()
        entries = self.heard.since()
        self.assertEqual(
            [(entry["action"], entry["actor"]) for entry in entries],
            [("record.step", "demo-drafter"), ("record.step", "demo-reviewer")],
        )
        details = entries[0]["details"]
        self.assertEqual((details["transition"], details["from"], details["to"]), ("submit", "draft", "pending"))
        self.assertNotIn("要件齐全", str(entries))

    def test_a_record_that_is_renamed_and_one_that_is_deleted(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        self.heard.since()
        uid = guide.UID()
        with acting_as(self.portal, "demo-drafter"):
            api.content.rename(guide, new_id="anders")
        transaction.commit()
        (entry,) = self.heard.since()
        self.assertEqual((entry["action"], entry["uid"]), ("record.move", uid))
        self.assertEqual(entry["details"], {"from": "services", "to": "services"})
        with acting_as(self.portal, "demo-drafter"):
            api.content.delete(self.portal["services"]["anders"], check_linkintegrity=False)
        transaction.commit()
        (entry,) = self.heard.since()
        self.assertEqual((entry["action"], entry["uid"]), ("record.delete", uid))

    def test_each_record_of_a_section_that_is_deleted_and_its_files_with_it(self) -> None:
        with api.env.adopt_roles(["Manager"]):
            section = createContentInContainer(self.portal, "Section", checkConstraints=False, title="临时")
            guides = []
            for number in range(2):
                guide = createContentInContainer(section, "ServiceGuide", checkConstraints=False, title=f"事项{number}")
                add_attachment(guide)
                guides.append(guide.UID())
            transaction.commit()
            self.heard.since()
            section_uid = section.UID()
            api.content.delete(section, check_linkintegrity=False)
        transaction.commit()
        gone = [(entry["action"], entry["uid"]) for entry in self.heard.since()]
        self.assertEqual(sorted(gone), sorted(("record.delete", uid) for uid in [*guides, section_uid]))

    def test_what_is_made_and_taken_back_is_not_told(self) -> None:
        part = transaction.savepoint()
        add_guide(self.portal)
        part.rollback()
        transaction.commit()
        self.assertEqual(self.heard.since(), [])
