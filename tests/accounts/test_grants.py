"""The table of grants and the rules over it, without a site."""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.accounts.grants import BY_GROUP
from shangnan.policy.accounts.grants import BY_HAND
from shangnan.policy.accounts.grants import grant_gaps
from shangnan.policy.accounts.grants import may_give
from shangnan.policy.accounts.grants import may_take
from shangnan.policy.accounts.grants import Person
from shangnan.policy.accounts.grants import read_table
from shangnan.policy.accounts.grants import taking_gaps
from shangnan.policy.accounts.separation import conflicting
from shangnan.policy.accounts.separation import OF_RECORDS
from shangnan.policy.accounts.separation import SEPARATE
from shangnan.policy.accounts.separation import separation_gaps
from tempfile import TemporaryDirectory

import itertools
import unittest

OFFICER = Person("officer", frozenset({"Member", "SecAdmin", "Authenticated"}))
SUPERUSER = Person("admin", frozenset({"Manager", "Authenticated"}))


def rules(gaps: list) -> set[str]:
    return {gap.rule for gap in gaps}


class TestTable(unittest.TestCase):
    def test_the_security_administrator_gives_no_role_by_hand_but_that_of_staff(self) -> None:
        given = {role for role in read_table() if may_give({"SecAdmin"}, role, BY_HAND)}
        self.assertEqual(given, {"Member"})

    def test_what_the_security_administrator_gives_by_groups(self) -> None:
        given = {role for role in read_table() if may_give({"SecAdmin"}, role, BY_GROUP)}
        self.assertEqual(
            given & {"Manager", "Site Administrator", "Editor", "Reviewer", "Contributor", "Reader"}, set()
        )
        self.assertLessEqual(SEPARATE | OF_RECORDS, given)

    def test_what_nobody_gives(self) -> None:
        everybody = {role for cells in read_table().values() for cell in cells.values() for role in cell}
        self.assertEqual(everybody, {"Manager", "SecAdmin"})
        nobodys = {role for role in read_table() if not may_take(everybody, role)}
        self.assertEqual(
            nobodys,
            {
                "SystemJob", "PersonConcerned", "SuperiorSignatory", "SubordinateSignatory", "NamedHandler", "TextReader",
                "Owner", "Authenticated", "Anonymous",
            },
        )  # fmt: skip

    def test_a_role_that_the_table_does_not_name_is_given_by_nobody(self) -> None:
        self.assertFalse(may_give({"Manager"}, "Unheard", BY_HAND))

    def test_a_table_with_a_role_twice_or_an_empty_cell_is_refused(self) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "grants.csv"
            for rows in ("Member,Manager,Manager\nMember,Manager,Manager\n", "Member,,Manager\n"):
                path.write_text(f"role,by hand,by group\n{rows}", encoding="utf-8")
                with self.assertRaises(ValueError):
                    read_table(path)


class TestRules(unittest.TestCase):
    def test_all_that_is_wrong_is_told_at_once(self) -> None:
        gaps = grant_gaps(
            OFFICER, {"officer", "other"}, {"Manager", "SystemJob", "Member"}, BY_HAND, {"Manager": "管理员"}
        )
        self.assertEqual(rules(gaps), {"own_grant", "not_grantable"})
        self.assertEqual(dict(gaps[1].message.mapping), {"roles": "管理员、SystemJob"})

    def test_nobody_gives_to_himself_but_the_superuser(self) -> None:
        self.assertEqual(rules(grant_gaps(OFFICER, {"officer"}, {"CentrePublisher"}, BY_GROUP, {})), {"own_grant"})
        self.assertEqual(grant_gaps(SUPERUSER, {"admin"}, {"CentrePublisher"}, BY_HAND, {}), [])
        self.assertEqual(rules(grant_gaps(SUPERUSER, {"admin"}, {"SystemJob"}, BY_HAND, {})), {"not_grantable"})

    def test_a_group_that_gives_nothing_is_still_not_for_oneself_and_not_for_just_anybody(self) -> None:
        self.assertEqual(grant_gaps(OFFICER, {"other"}, (), BY_GROUP, {}), [])
        self.assertEqual(rules(grant_gaps(OFFICER, {"officer"}, (), BY_GROUP, {})), {"own_grant"})
        for roles in (set(), {"Member"}, {"SysAdmin"}, {"Site Administrator"}):
            person = Person("somebody", frozenset(roles))
            with self.subTest(roles=roles):
                self.assertEqual(rules(grant_gaps(person, {"other"}, (), BY_GROUP, {})), {"no_granter"})
                self.assertEqual(rules(taking_gaps(person, {"other"}, {"Member"}, {})), {"no_granter"})

    def test_taking(self) -> None:
        self.assertEqual(taking_gaps(OFFICER, {"other"}, {"CentrePublisher", "Member"}, {}), [])
        self.assertEqual(rules(taking_gaps(OFFICER, {"officer"}, {"SecAdmin"}, {})), {"own_office"})
        self.assertEqual(rules(taking_gaps(OFFICER, {"other"}, {"Site Administrator"}, {})), {"not_takeable"})


class TestSeparation(unittest.TestCase):
    def test_two_of_the_three(self) -> None:
        for one, other in itertools.combinations(sorted(SEPARATE), 2):
            self.assertEqual(conflicting(["Member", one, other]), {one, other})
            self.assertEqual(conflicting(["Member", "Manager", one, one]), frozenset())

    def test_one_of_the_three_with_records(self) -> None:
        for one, other in itertools.product(sorted(SEPARATE), sorted(OF_RECORDS)):
            self.assertEqual(conflicting([one, other, "Member"]), {one, other})
        for one in SEPARATE:
            self.assertEqual(conflicting([one, "RecordContributor"]), {one, "RecordContributor"})

    def test_offices_that_handle_records_go_together(self) -> None:
        self.assertEqual(conflicting([*OF_RECORDS, "RecordContributor", "UnitHead", "Member"]), frozenset())

    def test_every_account_is_named_with_all_that_it_would_hold(self) -> None:
        gaps = separation_gaps(
            {"b": ["SysAdmin", "Auditor", "UnitDrafter"], "a": ["SecAdmin", "Registrar"], "c": ["Registrar"]}, {}
        )
        self.assertEqual([gap.message.mapping["account"] for gap in gaps], ["a", "b"])
        self.assertEqual(gaps[1].message.mapping["roles"], "Auditor、SysAdmin、UnitDrafter")
