"""Importing complete guides: the gate first, then the workflow as everybody goes through it."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.service_guide.import_rules import NOT_A_DRAFT
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.transfer import engine
from shangnan.policy.transfer.readers import read_rows
from tests.support import acting_as
from tests.support import good_guides
from tests.support import step
from tests.transfer.files import FLAWED
from tests.transfer.files import GUIDES
from tests.transfer.files import LIST
from tests.transfer.site import confirm
from tests.transfer.site import guides
from tests.transfer.site import guides_file
from tests.transfer.site import IMPORT_TESTING
from tests.transfer.site import list_file
from tests.transfer.site import refusals
from tests.transfer.site import run
from tests.transfer.site import totals
from typing import Any
from unittest import mock

import transaction
import unittest

WORKFLOW = "service_guide_workflow"
# Of the home unit, whose people the other tests know.
EXAMPLE = good_guides()[0]
CODE = EXAMPLE["code"]
IN_LIST = {key: EXAMPLE[key] for key in ("unit", "name", "type_code", "type", "code")} | {"parent": ""}


def state(code: str = CODE) -> str:
    return api.content.get_state(guides()[code])


class Examples(unittest.TestCase):
    layer = IMPORT_TESTING

    def test_forty_guides_are_confirmed_by_a_publisher_and_then_unchanged(self) -> None:
        rows = read_rows(GUIDES, GUIDES.name)
        self.assertEqual(totals(run(rows, publish=True)), {"created": 40})
        self.assertEqual({api.content.get_state(guide) for guide in guides().values()}, {"reviewed"})
        with acting_as(self.layer["portal"], None):
            self.assertEqual(len(api.content.find(portal_type="ServiceGuide")), 0)
        # Whoever starts it again finds it waiting.
        self.assertEqual(totals(run(rows, publish=True)), {"unchanged": 40})
        self.assertEqual([(done.done, done.refused) for done in confirm()], [(40, [])])
        found = guides()
        for example in good_guides():
            guide = found[example["code"]]
            self.assertEqual(normalised(to_plain(guide)), normalised(example))
            self.assertEqual(api.content.get_state(guide), "published")
            history = guide.workflow_history[WORKFLOW][1:]
            self.assertEqual([entry["action"] for entry in history], ["submit", "review", "publish"])
            for entry in guide.workflow_history[WORKFLOW][:3]:
                self.assertEqual(entry["actor"], IMPORT_ID)
                self.assertIn(rows.sha256, entry["comments"])
                self.assertIn("王测试", entry["comments"])
            self.assertEqual((history[-1]["actor"], history[-1]["comments"]), ("demo-publisher", "已核对"))
            self.assertEqual(list(versions(guide)), [1])
        with acting_as(self.layer["portal"], None):
            self.assertEqual(len(api.content.find(portal_type="ServiceGuide")), 40)
        self.assertEqual(totals(run(rows, publish=True)), {"unchanged": 40})
        self.assertEqual({len(versions(guide)) for guide in guides().values()}, {1})

    def test_list_first_then_guides_then_the_list_again(self) -> None:
        listed = [row.data for row in read_rows(LIST, LIST.name)]
        complete = {example["code"] for example in good_guides()}
        rows = list_file([row for row in listed if row["code"] in complete])
        self.assertEqual(totals(run(rows)), {"created": 30})
        self.assertEqual(totals(run(read_rows(GUIDES, GUIDES.name), publish=True)), {"created": 10, "changed": 30})
        confirm()
        # What only the list says, the main item, has stayed.
        self.assertEqual(totals(run(rows)), {"unchanged": 30})
        self.assertEqual({api.content.get_state(guide) for guide in guides().values()}, {"published"})

    def test_every_flawed_guide_is_refused_for_one_reason_and_leaves_nothing(self) -> None:
        for publish in (True, False):
            report = run(read_rows(FLAWED, FLAWED.name), publish=publish)
            self.assertEqual(totals(report), {"refused": 20})
            self.assertEqual([len(reasons) for reasons in refusals(report)], [1] * 20)
        self.assertEqual(guides(), {})

    def test_values_of_wrong_kinds_are_refused_and_the_others_imported(self) -> None:
        changes: list[dict[str, Any]] = [
            {"steps": "五步"},
            {"promised_days": "5"},
            {"materials": [1, None]},
            {"unit": ["县民政局"]},
            {"aliases": {"a": 1}},
            {"name": 5},
            {"fee": "no"},
            {"type_code": 1},
            {"audience": ["外星人"]},
            {"level": "宇宙级"},
            {"online_url": "javascript:alert(1)"},
            {"result_name": "长" * 301},
        ]
        wrong = [good_guides()[number] | change for number, change in enumerate(changes, start=1)]
        report = run(guides_file([*wrong, EXAMPLE]), publish=True)
        self.assertEqual(totals(report), {"created": 1, "refused": len(wrong)}, refusals(report))
        self.assertEqual(list(guides()), [CODE])


class Existing(unittest.TestCase):
    layer = IMPORT_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def step(self, transition: str, user_id: str, opinion: str = "理由") -> None:
        step(self.portal, guides()[CODE], transition, user_id, opinion)
        transaction.commit()

    def test_draft_is_completed_and_published(self) -> None:
        self.assertEqual(totals(run(list_file([IN_LIST | {"parent": "主项", "name": "旧名称"}]))), {"created": 1})
        self.assertEqual(totals(run(guides_file([EXAMPLE]), publish=True)), {"changed": 1})
        self.assertEqual(state(), "reviewed")
        confirm()
        [guide] = guides().values()
        self.assertEqual(normalised(to_plain(guide)), normalised(EXAMPLE | {"parent": "主项"}))
        self.assertEqual(state(), "published")

    def test_draft_that_is_complete_already_is_only_published(self) -> None:
        run(guides_file([EXAMPLE]))
        self.assertEqual(totals(run(guides_file([EXAMPLE]))), {"unchanged": 1})
        self.assertEqual(totals(run(guides_file([EXAMPLE]), publish=True)), {"changed": 1})
        self.assertEqual(state(), "reviewed")
        confirm()
        self.assertEqual(state(), "published")

    def test_published_guide_changes_only_by_a_revision(self) -> None:
        run(guides_file([EXAMPLE]), publish=True)
        confirm()
        changed = EXAMPLE | {"summary": "换一句话说明。"}
        for rows, publish in ((list_file([IN_LIST | {"name": "新名称"}]), True), (guides_file([changed]), False)):
            self.assertEqual(refusals(run(rows, publish=publish)), [[NOT_A_DRAFT["published"]]])
        self.assertEqual(totals(run(guides_file([changed]), publish=True)), {"changed": 1})
        # Until another publisher confirms it the public sees what was published before.
        originals = [guide for guide in self.portal["services"].objectValues() if not guide.revision_of]
        self.assertEqual([guide.description for guide in originals], [EXAMPLE["summary"]])
        self.assertEqual(totals(run(guides_file([changed]), publish=True)), {"unchanged": 1})
        confirm()
        [guide] = guides().values()  # and no working copy is left
        self.assertEqual(guide.description, "换一句话说明。")
        self.assertEqual(state(), "published")
        self.assertEqual(
            [version["data"]["summary"] for version in versions(guide).values()], [EXAMPLE["summary"], "换一句话说明。"]
        )
        actions = [entry["action"] for entry in guide.workflow_history[WORKFLOW]]
        self.assertEqual(actions[:5], [None, "submit", "review", "publish", "revise"])
        self.assertEqual(actions[-3:], ["submit", "review", "publish"])
        self.assertEqual(totals(run(guides_file([changed]), publish=True)), {"unchanged": 1})

    def test_revision_that_people_work_on_is_left_alone(self) -> None:
        run(guides_file([EXAMPLE]), publish=True)
        confirm()
        step(self.portal, guides()[CODE], "revise", "demo-drafter")
        transaction.commit()
        self.assertEqual(totals(run(guides_file([EXAMPLE]), publish=True)), {"unchanged": 1})
        report = run(guides_file([EXAMPLE | {"summary": "换一句话说明。"}]), publish=True)
        self.assertIn("A revision of this guide is already being worked on", refusals(report)[0][0])
        self.assertEqual(len(self.portal["services"]), 2)

    def test_states_in_which_others_decide(self) -> None:
        changed = guides_file([EXAMPLE | {"summary": "换一句话说明。"}])
        run(guides_file([EXAMPLE]))
        ways = (
            ("submit", "demo-drafter", "pending"),
            ("review", "demo-reviewer", "reviewed"),
            ("publish", "demo-publisher", "published"),
            ("suspend", "demo-publisher", "suspended"),
            ("cancel", "demo-publisher", "cancelled"),
        )
        for transition, user_id, reached in ways:
            self.step(transition, user_id)
            with self.subTest(reached):
                self.assertEqual(state(), reached)
                self.assertEqual(totals(run(guides_file([EXAMPLE]))), {"unchanged": 1})
                self.assertEqual(refusals(run(changed)), [[NOT_A_DRAFT[reached]]])
                if reached == "published":
                    continue
                report = run(changed, publish=True)
                self.assertEqual(refusals(report), [[NOT_A_DRAFT[reached]]])
                self.assertEqual(state(), reached)

    def test_guide_that_waits_for_people_is_not_released_over_their_heads(self) -> None:
        run(guides_file([EXAMPLE]))
        self.step("submit", "demo-drafter")
        report = run(guides_file([EXAMPLE]), publish=True)
        self.assertEqual(refusals(report), [[NOT_A_DRAFT["pending"]]])
        self.assertEqual(state(), "pending")

    def test_guard_that_refuses_after_all_leaves_nothing_of_the_row(self) -> None:
        real = engine._step
        reason = _("The file is empty.")

        def guarded(guide: Any, transition: str, opinion: str) -> None:
            if guide.code == CODE and transition == "review":
                raise Refused([Gap("test", "", reason)])
            real(guide, transition, opinion)

        second = good_guides()[1]
        with mock.patch.object(engine, "_step", guarded):
            report = run(guides_file([EXAMPLE, second]), publish=True)
        self.assertEqual(totals(report), {"created": 1, "refused": 1})
        self.assertEqual(refusals(report), [[reason]])
        self.assertEqual(list(guides()), [second["code"]])
