"""A letter through its states: who signs, with which password, and who finds it."""

from __future__ import annotations

from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy.records.integrity.letter.accounts import people_among
from shangnan.policy.records.integrity.letter.kind import KIND
from shangnan.policy.records.integrity.letter.my_letters import letters_of
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.integrity.letter.examples import add_letter
from tests.records.integrity.letter.examples import PATHS
from tests.records.integrity.letter.examples import PLAIN
from tests.records.integrity.letter.examples import SUBORDINATE
from tests.records.integrity.letter.examples import SUPERIOR
from tests.records.integrity.letter.examples import take
from tests.records.integrity.letter.examples import walk
from tests.support import acting_as
from tests.support import forget_tries
from tests.support import step
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import unittest

EVERYBODY = (
    "demo-discipline", "demo-party", "demo-approver", "demo-staff", "demo-registrar", "demo-drafter", "demo-reviewer",
    "demo-publisher", "demo-auditor", "demo-secadmin", "demo-sysadmin", "demo-drafter2", None,
)  # fmt: skip
LETTER = "ResponsibilityLetter"


class LetterCase(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.addCleanup(forget_tries, self.portal)

    def refused(self, letter: Any, transition: str, user: str, **more: Any) -> set[str]:
        with self.assertRaises(Refused) as caught:
            take(self.portal, letter, transition, user, **more)
        return {gap.rule for gap in caught.exception.gaps}

    def seen_by(self) -> set[str | None]:
        found = set()
        for user in EVERYBODY:
            with acting_as(self.portal, user):
                if len(api.portal.get_tool("portal_catalog")(portal_type=LETTER)):
                    found.add(user)
        return found


class TestStates(LetterCase):
    def test_from_awaiting_to_filed_and_who_finds_it(self) -> None:
        letter = add_letter(self.portal)
        before = {"demo-discipline", "demo-party", SUPERIOR, SUBORDINATE}
        self.assertEqual(self.seen_by(), before)
        self.assertEqual(KIND.plain_of(letter), PLAIN)
        take(self.portal, letter, "sign_as_superior", SUPERIOR, "望认真履责")
        self.assertEqual(self.seen_by(), before)
        take(self.portal, letter, "sign", SUBORDINATE, "一定落实")
        self.assertEqual(self.seen_by(), before - {"demo-party"})
        first, second = letter.signatures
        self.assertEqual((first["party"], first["user_id"], first["opinion"]), ("superior", SUPERIOR, "望认真履责"))
        self.assertEqual((second["name"], second["post"], second["opinion"]), ("孙职员", "窗口工作人员", "一定落实"))
        self.assertLessEqual(first["time"], second["time"])
        self.assertEqual(versions(letter)[1]["data"], KIND.plain_of(letter))
        take(self.portal, letter, "assess", "demo-discipline", "合格")
        self.assertEqual(self.seen_by(), before - {"demo-party"} | {"demo-registrar"})
        take(self.portal, letter, "file", "demo-registrar", "")
        self.assertEqual(api.content.get_state(letter), "filed")

    def test_filing_without_assessment_needs_a_reason(self) -> None:
        letter = add_letter(self.portal, "effective")
        self.assertEqual(self.refused(letter, "file", "demo-registrar", opinion=""), {"reason_missing"})
        take(self.portal, letter, "file", "demo-registrar", "本人已退休")

    def test_the_superior_withdraws_with_a_reason(self) -> None:
        letter = add_letter(self.portal, "superior_signed")
        self.assertEqual(self.refused(letter, "withdraw", SUPERIOR, opinion=""), {"reason_missing"})
        take(self.portal, letter, "withdraw", SUPERIOR, "责任范围有误")
        self.assertEqual(letter.signatures, ())
        self.assertEqual(api.content.get_state(letter), "awaiting")

    def test_what_is_incomplete_is_not_signed(self) -> None:
        letter = add_letter(self.portal, scope="", assessment="", subordinate_user="nobody-here")
        told = self.refused(letter, "sign_as_superior", SUPERIOR, password="wrong-password")
        wanted = {"missing_scope", "missing_assessment", "unknown_subordinate_user", "wrong_password"}
        self.assertEqual(told, wanted)


class TestSigning(LetterCase):
    def test_nobody_signs_for_another(self) -> None:
        for state, transition, party in (
            ("awaiting", "sign_as_superior", SUPERIOR),
            ("superior_signed", "sign", SUBORDINATE),
            ("superior_signed", "withdraw", SUPERIOR),
        ):
            letter = add_letter(self.portal, state)
            for user in EVERYBODY:
                if user not in (party, None):
                    with self.subTest(transition, user=user), self.assertRaises(WorkflowException) as caught:
                        take(self.portal, letter, transition, user)
                    self.assertNotIsInstance(caught.exception, Refused)
            self.assertEqual(api.content.get_state(letter), state)

    def test_imports_are_nobody(self) -> None:
        self.assertEqual(people_among([IMPORT_ID, SUPERIOR]), {SUPERIOR})

    def test_without_the_right_password_nothing_is_signed(self) -> None:
        letter = add_letter(self.portal)
        for password, rule in (
            ("wrong-password", "wrong_password"),
            ("", "password_missing"),
            (None, "password_missing"),
        ):
            self.assertEqual(self.refused(letter, "sign_as_superior", SUPERIOR, password=password), {rule})
        with self.assertRaises(Refused):
            step(self.portal, letter, "sign_as_superior", SUPERIOR, "同意")  # no password at all
        self.assertEqual(letter.signatures, ())
        take(self.portal, letter, "sign_as_superior", SUPERIOR)
        self.assertNotIn("only-for-tests-1", repr(vars(letter)) + repr(letter.workflow_history))

    def test_a_lower_level_waits_for_the_superiors_own_letter(self) -> None:
        above = add_letter(
            self.portal,
            level="股室负责人",
            superior_user="demo-reviewer",
            superior_name="王审核",
            subordinate_user=SUPERIOR,
            subordinate_name="张签发",
        )
        letter, other_year = add_letter(self.portal), add_letter(self.portal, year=2025)
        self.assertEqual(self.refused(letter, "sign_as_superior", SUPERIOR), {"own_letter_first"})
        walk(self.portal, above, PATHS["superior_signed"])
        self.assertEqual(self.refused(letter, "sign_as_superior", SUPERIOR), {"own_letter_first"})
        take(self.portal, above, "sign", SUPERIOR)
        take(self.portal, letter, "sign_as_superior", SUPERIOR)
        take(self.portal, other_year, "sign_as_superior", SUPERIOR)


class TestMyLetters(LetterCase):
    def mine(self, user: str) -> list[tuple[str, bool, bool]]:
        with acting_as(self.portal, user):
            return [(letter.party, letter.turn, letter.blocked) for letter in letters_of(user)]

    def test_whose_turn_it_is(self) -> None:
        letter = add_letter(self.portal)
        self.assertEqual(self.mine(SUPERIOR), [("superior", True, False)])
        self.assertEqual(self.mine(SUBORDINATE), [("subordinate", False, False)])
        take(self.portal, letter, "sign_as_superior", SUPERIOR)
        self.assertEqual(self.mine(SUPERIOR), [("superior", False, False)])
        self.assertEqual(self.mine(SUBORDINATE), [("subordinate", True, False)])
        take(self.portal, letter, "sign", SUBORDINATE)
        self.assertEqual(self.mine(SUBORDINATE), [("subordinate", False, False)])
        self.assertEqual(self.mine("demo-drafter"), [])

    def test_own_letter_first(self) -> None:
        add_letter(self.portal, superior_user="demo-reviewer", subordinate_user=SUPERIOR, level="股室负责人")
        add_letter(self.portal)
        self.assertEqual(self.mine(SUPERIOR), [("subordinate", False, False), ("superior", True, True)])

    def test_another_person_takes_over_before_anybody_signs(self) -> None:
        letter = add_letter(self.portal)
        with acting_as(self.portal, "demo-discipline"):
            letter.subordinate_user = "demo-drafter"
            notify(ObjectModifiedEvent(letter))
        self.assertEqual(self.mine(SUBORDINATE), [])
        self.assertEqual(self.mine("demo-drafter"), [("subordinate", False, False)])
