"""What is counted when a record is filed: real records of several kinds."""

from __future__ import annotations

from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.records.kind.description import record_kinds
from shangnan.policy.records.lifecycle.versions import KEY
from shangnan.policy.registry.digests import digests
from shangnan.policy.registry.fixity.canonical import canonical_data
from shangnan.policy.registry.fixity.canonical import canonical_form
from shangnan.policy.registry.fixity.sealing import filed_files
from shangnan.policy.registry.fixity.sealing import record_digests
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import PDF
from tests.support import publish
from tests.support import unit_uid
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.lifecycleevent import modified

import json
import transaction
import unittest


class TestSealing(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def dispatch(self, last: str = "issue") -> Any:
        dispatch = add_dispatch(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(dispatch, "附件1.pdf")
        return walk(self.portal, dispatch, last)

    def test_every_kind_has_a_form(self) -> None:
        with api.env.adopt_roles(["Manager"]):
            for kind in record_kinds():
                with self.subTest(kind.portal_type):
                    inside = self.portal[kind.section] if kind.section else self.dispatch("submit")
                    record = createContentInContainer(inside, kind.portal_type, checkConstraints=False, title="一件")
                    self.assertIn("一件", canonical_form(record).decode())
                    self.assertEqual(json.loads(canonical_form(record))["type"], kind.portal_type)

    def test_it_tells_of_everything(self) -> None:
        data = canonical_data(self.dispatch())
        self.assertEqual(data["unit"], unit_uid())
        self.assertEqual(data["values"]["document_number"], "商南审批发〔2024〕1号")
        self.assertEqual(data["values"]["check_result"], "通过", "hidden from most readers")
        steps = data["history"]["outgoing_dispatch_workflow"]
        self.assertEqual([one["action"] for one in steps[1:]], ["submit", "check", "sign", "register", "issue"])
        self.assertEqual((steps[2]["actor"], steps[2]["comments"]), ("demo-reviewer", "同意"))
        self.assertEqual([one["version"] for one in data["versions"]], [1, 2])
        self.assertEqual([one["name"] for one in data["files"]], ["附件1.pdf", "关于开展窗口礼仪培训的通知.pdf"])
        self.assertNotIn("edits", data, "nobody has changed it")

    def test_reading_indexing_and_storing_change_nothing(self) -> None:
        dispatch = self.dispatch()
        before = canonical_form(dispatch)
        dispatch()  # its page
        dispatch.reindexObject()
        dispatch.reindexObjectSecurity()
        dispatch.setModificationDate()
        dispatch.manage_setLocalRoles("demo-staff", ["Reader"])
        self.portal.portal_catalog.clearFindAndRebuild()
        transaction.savepoint()
        dispatch._p_jar.cacheMinimize()
        dispatch._p_deactivate()
        self.assertEqual(canonical_form(dispatch), before)

    def test_each_change_changes_it(self) -> None:
        dispatch = self.dispatch()
        attachment = next(child for child in dispatch.objectValues())
        history = dispatch.workflow_history["outgoing_dispatch_workflow"]

        def version() -> None:
            IAnnotations(dispatch)[KEY][1]["data"]["title"] = "换过"

        def edit() -> None:
            with acting_as(self.portal, "demo-registrar"):
                modified(dispatch)

        changes: dict[str, Any] = {
            "field": lambda: setattr(dispatch, "body", "换过的正文。"),
            "hidden field": lambda: setattr(dispatch, "check_result", "不通过"),
            "unit": lambda: setattr(dispatch, "responsible_unit", unit_uid("县民政局")),
            "opinion": lambda: history[2].update(comments="不同意"),
            "actor": lambda: history[2].update(actor="demo-staff"),
            "time": lambda: history[2].update(time=history[2]["time"] + 1),
            "step left out": lambda: dispatch.workflow_history.update(outgoing_dispatch_workflow=history[:-1]),
            "version": version,
            "edit log": edit,
            "title of a file": lambda: setattr(attachment, "title", "换过"),
            "name of a file": lambda: setattr(attachment.file, "filename", "换过.pdf"),
            "file gone": lambda: dispatch._delObject(attachment.getId()),
        }
        seen = {canonical_form(dispatch)}
        for count, (name, change) in enumerate(changes.items(), 2):
            with self.subTest(name), api.env.adopt_roles(["Manager"]):
                change()
                seen.add(canonical_form(dispatch))
                self.assertEqual(len(seen), count)

    def test_a_default_that_is_written_is_no_change(self) -> None:
        dispatch = self.dispatch("submit")
        file = next(child for child in dispatch.objectValues())
        for thing, name in ((dispatch, "enclosure"), (file, "purpose"), (file, "material")):
            with self.subTest(name):
                self.assertNotIn(name, vars(thing.aq_base))
                before = canonical_form(dispatch)
                setattr(thing, name, getattr(thing, name))
                self.assertEqual(canonical_form(dispatch), before)

    def test_a_default_that_is_today_is_none(self) -> None:
        with api.env.adopt_roles(["Manager"]):
            received = createContentInContainer(
                self.portal["dispatches"], "IncomingDispatch", checkConstraints=False, title="来文"
            )
        self.assertIsNotNone(received.received_on, "what the field says today")
        self.assertNotIn("received_on", canonical_data(received)["values"])

    def test_files_as_the_register_has_them(self) -> None:
        guide = add_guide(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            guide_file = add_attachment(guide, "申请表.pdf", PDF)
        publish(self.portal, guide)
        (file,) = filed_files(guide, "letter/")
        self.assertEqual((file.path, file.name, file.size), (f"letter/{guide_file.getId()}", "申请表.pdf", len(PDF)))
        self.assertEqual((file.role, file.media_type), ("other", "application/pdf"))
        self.assertEqual(file.digests, digests(PDF))
        self.assertRegex(file.modified, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$")
        self.assertEqual(file.uid, guide_file.UID())

    def test_members_are_counted_with_the_leader(self) -> None:
        one, other = self.dispatch("submit"), self.dispatch("submit")
        self.assertEqual(record_digests(one), digests(canonical_form(one)))
        self.assertNotEqual(record_digests(one, [other]), record_digests(one))
        self.assertNotEqual(record_digests(one, [other]), record_digests(other, [one]))
