"""Who wrote what, on the way of real records: what is refused, what a drafter can take over, what panel and history say."""

from __future__ import annotations

from html import unescape
from plone import api
from shangnan.policy.records.lifecycle.edit_log import edits
from shangnan.policy.records.lifecycle.edit_log import MOST_FIELDS
from shangnan.policy.records.lifecycle.edit_log import MOST_FILES
from shangnan.policy.records.lifecycle.edit_log import note_edit
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.records.workflow.writers import drafters_of
from shangnan.policy.records.workflow.writers import others_who_wrote
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.records import deciding
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.integrity.examples import add_task
from tests.records.regulation.examples import add_regulation
from tests.records.training.examples import add_training
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import step
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import json
import transaction
import unittest

BOTH = "holds-everything"


class WritersCase(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        deciding.add_holder_of_all_offices(BOTH)
        transaction.commit()

    def rest(self, user: str, method: str, url: str, body: Any = None) -> tuple[int, Any]:
        content = json.dumps(body).encode() if body is not None else b""
        answer = Visitor(self.portal, user).ask(url, JSON, method, content)
        transaction.begin()
        return answer.status, json.loads(answer.content) if answer.content else None

    def steps(self, record: Any, *taken: tuple[str, str]) -> None:
        for transition, user in taken:
            step(self.portal, record, transition, user, "依据充分")
        transaction.commit()

    def refused(self, record: Any, transition: str, user: str) -> list[str]:
        with self.assertRaises(Refused) as caught:
            step(self.portal, record, transition, user, "依据充分")
        transaction.abort()
        return [gap.rule for gap in caught.exception.gaps]

    def seen(self, record: Any, page: str, user: str) -> str:
        return unescape(Visitor(self.portal, user).ask(f"{record.absolute_url()}/{page}").content.decode())


class TestRequests(WritersCase):
    """The requests with which one person could publish and sign a text of his or her own."""

    def test_patch_in_pending_then_review_then_publish(self) -> None:
        guide = add_guide(self.portal)
        self.steps(guide, ("submit", "demo-drafter"))
        url = guide.absolute_url()
        self.assertEqual(self.rest(BOTH, "PATCH", url, {"place": "改到别处办理"})[0], 204)
        status, body = self.rest(BOTH, "POST", f"{url}/@workflow/review", {"comment": "同意"})
        self.assertEqual((status, api.content.get_state(guide)), (400, "pending"))
        self.assertIn("这一步所决定的内容中有您写的或改的", json.dumps(body, ensure_ascii=False))
        self.steps(guide, ("review", "demo-reviewer"))
        self.assertEqual(self.rest(BOTH, "POST", f"{url}/@workflow/publish", {"comment": "同意"})[0], 400)
        self.assertEqual(api.content.get_state(guide), "reviewed")
        _status, history = self.rest("demo-reviewer", "GET", f"{url}/@history")
        changed = [entry for entry in history["steps"] if entry["changed"]]
        self.assertEqual(
            [(entry["person"], entry["changed"], entry["state"]) for entry in changed], [(BOTH, ["办理地点"], "待审核")]
        )

    def test_body_rewritten_in_checking_then_checked_and_signed(self) -> None:
        dispatch = add_dispatch(self.portal)
        self.steps(dispatch, ("submit", "demo-drafter"))
        self.assertEqual(self.rest(BOTH, "PATCH", dispatch.absolute_url(), {"body": "另写的正文。"})[0], 204)
        self.assertEqual(self.refused(dispatch, "check", BOTH), ["own_text"])
        self.steps(dispatch, ("check", "demo-reviewer"))
        self.assertEqual(self.refused(dispatch, "sign", BOTH), ["own_text"])
        self.steps(dispatch, ("sign", "demo-approver"))

    def test_the_text_of_a_revision_is_its_writers_after_it_took_the_place_too(self) -> None:
        regulation = add_regulation(self.portal, state="in_force_public")
        step(self.portal, regulation, "revise", BOTH)
        (copy,) = [other for other in self.portal["regulations"].objectValues() if getattr(other, "revision_of", None)]
        self.assertEqual(drafters_of(copy), (BOTH,))
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(copy, "table.pdf")
            copy.effective_on = copy.issued_on = regulation.effective_on
        self.steps(copy, ("consult", "demo-drafter"), ("submit", "demo-drafter"), ("approve", "demo-reviewer"))
        self.assertEqual(self.refused(copy, "enact", BOTH), ["own_text"])
        self.steps(copy, ("enact", "demo-approver"))
        self.assertEqual(set(drafters_of(regulation)), {BOTH, "demo-drafter"})
        self.assertEqual(others_who_wrote(regulation), ())
        self.assertEqual(self.refused(regulation, "release", BOTH), ["own_text"])
        self.steps(regulation, ("release", "demo-publisher"))


class TestTakingOver(WritersCase):
    def corrected(self) -> Any:
        """Return a guide that its only reviewer has corrected while it lay before him."""
        guide = add_guide(self.portal)
        self.steps(guide, ("submit", "demo-drafter"))
        self.rest("demo-reviewer", "PATCH", guide.absolute_url(), {"place": "二楼三号窗口"})
        return guide

    def test_the_only_reviewer_is_told_what_to_do(self) -> None:
        with api.env.adopt_roles(["Manager"]):
            api.user.delete(username=BOTH)
        transaction.commit()
        guide = self.corrected()
        self.assertEqual(self.refused(guide, "review", "demo-reviewer"), ["own_text"])
        panel = self.seen(guide, "view", "demo-reviewer")
        self.assertIn("“审核通过”：这一步所决定的内容中有您写的或改的，须由他人决定。这里没有别的审核人。请退回", panel)
        self.assertIn("请退回", self.seen(guide, "@@transition?transition=review", "demo-reviewer"))
        self.assertNotIn("须由他人决定", self.seen(guide, "view", "demo-drafter"))

    def test_another_reviewer_is_named(self) -> None:
        guide = self.corrected()
        self.steps(guide, ("return_to_draft", "demo-reviewer"))
        deciding.add_holder_of_all_offices("demo-second")
        self.steps(guide, ("submit", "demo-drafter"))
        panel = self.seen(guide, "view", "demo-reviewer")
        self.assertIn(f"请由demo-second、{BOTH}（审核人）办理", panel)

    def test_submitting_again_alone_changes_nothing(self) -> None:
        guide = self.corrected()
        self.steps(guide, ("return_to_draft", "demo-reviewer"), ("submit", "demo-drafter"))
        self.assertEqual(self.refused(guide, "review", "demo-reviewer"), ["own_text"])

    def test_a_drafter_who_answers_for_it_makes_the_reviewer_free_to_decide(self) -> None:
        guide = self.corrected()
        self.steps(guide, ("return_to_draft", "demo-reviewer"))
        form = self.seen(guide, "@@transition?transition=submit", "demo-drafter")
        self.assertIn("我已核对并接收王审核所作的修改，由我负责", form)
        url = f"{guide.absolute_url()}/@workflow/submit"
        self.assertEqual(self.rest("demo-drafter", "POST", url, {"comment": "", "take_over": "yes"})[0], 200)
        self.assertEqual((drafters_of(guide), others_who_wrote(guide)), (("demo-drafter",), ()))
        self.assertIn("已接收王审核所作的修改，由本人负责。", self.seen(guide, "@@record-history", "demo-reviewer"))
        self.steps(guide, ("review", "demo-reviewer"), ("publish", "demo-publisher"))

    def test_nobody_takes_over_from_himself(self) -> None:
        guide = add_guide(self.portal)
        self.steps(guide, ("submit", BOTH))
        self.rest(BOTH, "PATCH", guide.absolute_url(), {"place": "二楼三号窗口"})
        self.steps(guide, ("return_to_draft", "demo-reviewer"))
        url = f"{guide.absolute_url()}/@workflow/submit"
        # Nothing is offered to be taken over, and sending the word is refused.
        self.assertEqual(self.rest(BOTH, "POST", url, {"take_over": "yes"})[0], 400)
        with acting_as(self.portal, BOTH):
            api.portal.get_tool("portal_workflow").doActionFor(guide, "submit", comment="", take_over="1")
        transaction.commit()
        self.assertEqual(self.refused(guide, "review", BOTH), ["own_submission"])
        self.steps(guide, ("return_to_draft", "demo-reviewer"), ("submit", "demo-drafter"))
        self.assertEqual(self.refused(guide, "review", BOTH), ["own_text"])

    def test_what_was_settled_is_another_matter(self) -> None:
        """Whoever set a task may accept what others did for it, and not what he or she did."""
        task = add_task(self.portal, author=BOTH)
        self.steps(task, ("start", "demo-approver"), ("submit", "demo-drafter"))
        self.steps(task, ("accept", BOTH))
        task = add_task(self.portal, author="demo-discipline", title="另一项工作")
        self.steps(task, ("start", "demo-approver"))
        with acting_as(self.portal, BOTH):
            add_attachment(task, "proof.pdf")
        self.steps(task, ("submit", "demo-drafter"))
        self.assertEqual(self.refused(task, "accept", BOTH), ["own_text"])
        self.steps(task, ("accept", "demo-discipline"))

    def test_a_step_of_the_system_is_asked_nothing(self) -> None:
        """What comes into force on its day does so, whoever's session started the calendar."""
        from shangnan.policy import _
        from shangnan.policy.records.regulation.lifecycle import step_by_system

        regulation = add_regulation(self.portal, state="signed")
        regulation.typed_by = (BOTH,)
        with acting_as(self.portal, BOTH):
            step_by_system(regulation, "enact", _("Content"))
        self.assertEqual(api.content.get_state(regulation), "in_force")


class TestHistory(WritersCase):
    def test_one_line_for_a_save_with_titles_and_no_values(self) -> None:
        record = add_training(self.portal)
        transaction.commit()
        self.assertEqual(edits(record), [])
        url = record.absolute_url()
        self.rest("demo-drafter", "PATCH", url, {"session_place": "秘密的地方", "content": "不外传的内容"})
        with acting_as(self.portal, "demo-drafter"):
            record.scores = [{"name": "甲", "unit": "乙", "score": 43}]
            notify(ObjectModifiedEvent(record, Attributes(None, "scores")))
            add_attachment(record, "sheet.pdf")
            record.manage_delObjects(["sheet.pdf"])
        transaction.commit()
        first, second = edits(record)
        self.assertEqual((first["actor"], set(first["fields"])), ("demo-drafter", {"session_place", "content"}))
        self.assertEqual(second["files"], [["added", "sheet.pdf"], ["removed", "sheet.pdf"]])
        page = self.seen(record, "@@record-history", "demo-reviewer")
        for told in ("培训地点", "成绩", "新增附件“sheet.pdf”", "删除附件“sheet.pdf”", "李经办"):
            self.assertIn(told, page)
        for untold in ("秘密的地方", "不外传的内容", ">43<"):
            self.assertNotIn(untold, page)

    def test_a_line_is_bounded_and_lines_are_kept(self) -> None:
        record = add_training(self.portal)
        transaction.commit()
        with acting_as(self.portal, "demo-drafter"):
            names = [f"{number}" + "长" * 300 for number in range(MOST_FIELDS + 5)]
            files = [("added", f"{number}" + "长" * 300) for number in range(MOST_FILES + 5)]
            note_edit(record, "demo-drafter", "draft", names, files)
        transaction.commit()
        for number in range(300):
            note_edit(record, "demo-drafter", "draft", [f"field{number}"])
            transaction.commit()
        lines = edits(record)
        self.assertEqual(len(lines), 301)
        self.assertEqual((len(lines[0]["fields"]), len(lines[0]["files"]), lines[0]["left_out"]), (60, 20, 10))
        self.assertLess(len(json.dumps(lines[0], ensure_ascii=False)), 12_000)
        # None of it lies in the record's own part of the database.
        self.assertLess(len(self.portal._p_jar.db().storage.load(record._p_oid)[0]), 20_000)

    def test_the_changes_of_a_working_copy_stand_in_the_history_of_the_guide(self) -> None:
        guide = add_guide(self.portal)
        self.steps(guide, ("submit", "demo-drafter"), ("review", "demo-reviewer"), ("publish", "demo-publisher"))
        self.steps(guide, ("revise", "demo-drafter"))
        (copy,) = [other for other in self.portal["services"].objectValues() if other.revision_of]
        self.assertEqual(edits(copy), [])
        self.rest("demo-drafter", "PATCH", copy.absolute_url(), {"place": "二楼三号窗口"})
        self.steps(copy, ("submit", "demo-drafter"), ("review", "demo-reviewer"), ("publish", "demo-publisher"))
        self.assertEqual([(line["actor"], line["fields"]) for line in edits(guide)], [("demo-drafter", ["place"])])

    def test_those_who_may_not_see_the_history_see_no_changes(self) -> None:
        guide = add_guide(self.portal)
        self.steps(guide, ("submit", "demo-drafter"))
        self.rest("demo-reviewer", "PATCH", guide.absolute_url(), {"place": "二楼三号窗口"})
        for user in ("demo-staff", "demo-drafter2", "demo-sysadmin"):
            self.assertIn(self.rest(user, "GET", f"{guide.absolute_url()}/@history")[0], (401, 403))
