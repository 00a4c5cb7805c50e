"""What is filed or otherwise over stays as it is, whoever tries and through whatever door; and what a pasted copy is."""

from __future__ import annotations

from collections.abc import Callable
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.records.lifecycle.copying import CopyRefused
from shangnan.policy.records.lifecycle.final import is_final
from shangnan.policy.records.lifecycle.final import RecordIsFinal
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.permissions.doors import FILE
from tests.permissions.people import Person
from tests.permissions.world import fingerprint
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.records.party.examples import add_party
from tests.records.party.examples import PATHS as PARTY
from tests.records.party.examples import walk as walk_party
from tests.records.regulation.examples import add_regulation
from tests.records.regulation.examples import take_to
from tests.records.training.examples import add_training
from tests.records.training.examples import PATHS as TRAINING
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import json
import transaction
import unittest

NAME = "paper.pdf"


def filed_dispatch(portal: Any) -> Any:
    dispatch = add_dispatch(portal)
    with acting_as(portal, "demo-drafter"):
        add_attachment(dispatch, NAME)
    return walk(portal, dispatch, "file_released")


def repealed_regulation(portal: Any) -> Any:
    regulation = add_regulation(portal)
    with acting_as(portal, "demo-drafter"):
        add_attachment(regulation, NAME)
    take_to(portal, regulation, "repealed_public")
    return regulation


def filed_training(portal: Any) -> Any:
    record = add_training(portal)
    with acting_as(portal, "demo-drafter"):
        add_attachment(record, NAME)
    for transition, account in TRAINING["filed"]:
        step(portal, record, transition, account, "情况属实")
    return record


def filed_party(portal: Any) -> Any:
    record = add_party(portal)
    with acting_as(portal, "demo-party"):
        add_attachment(record, NAME)
    walk_party(portal, record, PARTY["filed"])
    return record


# kind: (how one that is over is made, the person who wrote it, a field of its form)
KINDS: dict[str, tuple[Callable[[Any], Any], str, str]] = {
    "OutgoingDispatch": (filed_dispatch, "demo-drafter", "signature"),
    "Regulation": (repealed_regulation, "demo-drafter", "basis"),
    "TrainingRecord": (filed_training, "demo-drafter", "trainer"),
    "PartyRecord": (filed_party, "demo-party", "host"),
}


def attempts(person: Person, record: Any, field: str) -> dict[str, Callable[[], Any]]:
    """Return every door that there is to an object in Plone, by name, with the form that a person would send."""
    url, parent, site = record.absolute_url(), record.aq_parent.absolute_url(), record.portal_url()
    name, file, token = record.getId(), f"{record.absolute_url()}/{NAME}", {"_authenticator": person.token}
    chosen = {"selection": json.dumps([IUUID(record)]), "folder": "/" + "/".join(record.getPhysicalPath()[2:-1])}
    inside = {"selection": json.dumps([IUUID(record[NAME])]), "folder": "/" + "/".join(record.getPhysicalPath()[2:])}
    cell = {"UID_1": IUUID(record), "newid_1": "other", "newtitle_1": "改名"}

    def page(address: str, **form: Any) -> Callable[[], Any]:
        return lambda: person.page(address, **token, **form)

    def rest(method: str, address: str, data: Any = None) -> Callable[[], Any]:
        return lambda: person.rest(method, address, data)

    def cut_and_paste() -> None:
        person.page(f"{url}/object_cut", **token)
        person.page(f"{site}/services/object_paste", **token)

    return {
        "edit form": page(f"{url}/edit", **{f"form.widgets.{field}": "改过", "form.buttons.save": "Save"}),
        "PATCH": rest("PATCH", url, {field: "改过"}),
        "PATCH title": rest("PATCH", url, {"title": "改过"}),
        "DELETE": rest("DELETE", url),
        "delete form": page(f"{url}/delete_confirmation", **{"form.buttons.Delete": "Delete"}),
        "bulk delete": page(f"{parent}/@@fc-delete", **chosen),
        "bulk rename": page(f"{parent}/@@fc-rename", **chosen, **cell),
        "bulk properties": page(
            f"{parent}/@@fc-properties", **chosen, **{"expirationDate": "2020-01-01", "exclude-from-nav": "yes"}
        ),
        "bulk tags": page(f"{parent}/@@fc-tags", **chosen, toadd=json.dumps(["标签"])),
        "bulk steps": page(f"{parent}/@@fc-workflow", **chosen, transition="file", comments="试"),
        "rename": page(f"{url}/object_rename", **{"form.widgets.new_id": "other", "form.buttons.Rename": "Rename"}),
        "cut and paste": cut_and_paste,
        "move": rest("POST", f"{site}/services/@move", {"source": url}),
        "add a file": rest("POST", url, {"@type": "Attachment", "title": "新增", "purpose": "other", "file": FILE}),
        "change a file": rest("PATCH", file, {"title": "改过"}),
        "delete a file": rest("DELETE", file),
        "bulk delete a file": page(f"{url}/@@fc-delete", **inside),
        "delete a file in Zope": page(f"{url}/manage_delObjects", **{"ids:list": NAME}),
        "working copy": page(f"{url}/@@content-checkout", **{"form.button.Checkout": "Check out"}),
        "working copy by REST": rest("POST", f"{url}/@workingcopy"),
        "other unit": page(f"{url}/@@reassign", target="x", reason="试"),
        "delete in Zope": page(f"{parent}/manage_delObjects", **{"ids:list": name}),
        "rename in Zope": page(f"{parent}/manage_renameObject", id=name, new_id="other"),
        "delete the folder": rest("DELETE", parent),
        "delete the folder in Zope": page(
            f"{record.aq_parent.aq_parent.absolute_url()}/manage_delObjects", **{"ids:list": record.aq_parent.getId()}
        ),
        "rename the folder": page(
            f"{parent}/object_rename", **{"form.widgets.new_id": "other", "form.buttons.Rename": "Rename"}
        ),
        "rename the folder in Zope": page(
            f"{record.aq_parent.aq_parent.absolute_url()}/manage_renameObject", id=record.aq_parent.getId(), new_id="x"
        ),
    }


class TestNobodyChangesWhatIsOver(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_through_every_door(self) -> None:
        portal = self.layer["portal"]
        people = {name: Person(self.layer, name) for name in ("admin", "demo-drafter", "demo-party", "demo-registrar")}
        for kind, (make, writer, field) in KINDS.items():
            record = make(portal)
            transaction.commit()
            self.assertEqual(record.portal_type, kind)
            self.assertTrue(is_final(record))
            before = fingerprint(record), fingerprint(record[NAME])
            for name in dict.fromkeys(("admin", writer, "demo-registrar")):
                for door, attempt in attempts(people[name], record, field).items():
                    with self.subTest(kind, who=name, door=door):
                        attempt()
                        after = fingerprint(record)
                        self.assertEqual(after, before[0])
                        self.assertEqual(fingerprint(record[NAME]), before[1])
        failures = [failure for person in people.values() for failure in person.failures]
        # Zope's own page has no other words for "not allowed" than a failure.
        self.assertEqual([failure for failure in failures if not failure[1].endswith("/manage_renameObject")], [])


class TestEvents(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def test_a_program_that_tells_of_a_change_is_stopped(self) -> None:
        record = filed_training(self.portal)
        for changed in (record, record[NAME]):
            with self.subTest(changed.getId()), self.assertRaises(RecordIsFinal):
                notify(ObjectModifiedEvent(changed))
        with self.assertRaises(RecordIsFinal) as caught:
            self.portal._delObject("training")
        self.assertIn("任何人都不能再修改", str(caught.exception))

    def test_what_is_not_over_can_be_changed(self) -> None:
        for record in (add_training(self.portal, "confirmed"), add_regulation(self.portal, state="in_force")):
            self.assertFalse(is_final(record))
            notify(ObjectModifiedEvent(record))

    def test_a_copy_has_nothing_of_the_original_s_life(self) -> None:
        issued = walk(self.portal, add_dispatch(self.portal), "issue")
        with acting_as(self.portal, "demo-drafter"):
            copy = api.content.copy(issued, issued.aq_parent, "the-copy")
        self.assertEqual((copy.document_number, copy.printed_on, copy.check_result), ("", None, None))
        self.assertEqual((api.content.get_state(copy), copy.body), ("draft", issued.body))
        self.assertFalse(versions(copy))
        self.assertTrue(versions(issued))
        self.assertNotEqual(IUUID(copy), IUUID(issued))

    def test_nobody_copies_for_a_foreign_unit(self) -> None:
        issued = walk(self.portal, add_dispatch(self.portal), "issue")
        with acting_as(self.portal, "demo-drafter2"), self.assertRaises(CopyRefused):
            api.content.copy(issued, issued.aq_parent, "the-copy")
