"""Every cell of the specification holds in the kinds' tables; and the sentences beside its table do, for all kinds.

The tables themselves are held against the site by the matrix of each kind (`matrix`), so that page, table and site agree.
"""

from __future__ import annotations

from plone import api
from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.utils import resolveDottedName
from shangnan.policy.records.base import IRecord
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.permissions import design
from tests.permissions.table import Cell
from tests.permissions.table import cell_of
from tests.permissions.table import FOLDER
from tests.permissions.table import read_table
from tests.permissions.table import Table

import unittest

# Who sees of a record only what every member of staff sees.
NO_OFFICE_OF_RECORDS = {"SysAdmin", "SecAdmin", "Auditor"}
# But the auditor reads what was destroyed, and by whom: the page says so in the row of the list.
READ_BY_THE_AUDITOR = {"DisposalList": {"Auditor"}}
READING = {"view", "attached file", "history"}


def expected(row: design.Row) -> dict[str, str]:
    """Return what a line of the page asks for, with what the project does otherwise on purpose."""
    own = {
        action: deviation.codes
        for (kind, state, action), deviation in design.DEVIATIONS.items()
        if (kind, state) == (row.kind, row.state)
    }
    return row.cells | own


def lines() -> list[design.Row]:
    """Return the page's lines, with those for states of ours."""
    ours = [design.Row(kind, state, cells) for (kind, state), (cells, _why) in design.STATES_OF_OURS.items()]
    return [*(design.Row(row.kind, row.state, expected(row)) for row in design.rows()), *ours]


def same(one: Cell, other: Cell) -> bool:
    """Return whether two cells let the same people in: codes that others contain do not count."""
    return one.allowed() == other.allowed() and one.not_submitter == other.not_submitter


def differences(kind: str, table: Table, transitions: set[str]) -> list[str]:
    """Return all in which a kind's table and the page differ.

    :param transitions: ids of the kind's workflow.
    """
    wanted = {row.state: row.cells for row in lines() if row.kind == kind}
    states = {state for state, _action in table}
    told = [f"{state}: only in the table" for state in sorted(states - set(wanted))]
    told += [f"{state}: only on the page" for state in sorted(set(wanted) - states)]
    for state in sorted(states & set(wanted)):
        for action, codes in wanted[state].items():
            cell = table.get((state, action))
            if cell is None:
                told.append(f"{state} / {action}: not in the table")
            elif not same(cell, cell_of(codes)):
                told.append(f"{state} / {action}: {' '.join(cell.codes) or '–'}, by the page {codes}")
        told += [
            f"{state} / {action}: {' '.join(table[state, action].codes)}, by the page nobody"
            for action in sorted(transitions - set(wanted[state]))
            if table.get((state, action), Cell((), False)).codes
        ]
    return told


class TestDesign(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING
    maxDiff = None

    def tables(self) -> dict[str, Table]:
        """Return the table of every kind of record that there is."""
        types = api.portal.get_tool("portal_types").objectValues()
        kinds = [
            fti.getId()
            for fti in types
            if IDexterityFTI.providedBy(fti) and IRecord.implementedBy(resolveDottedName(fti.klass))
        ]
        self.assertEqual([kind for kind in kinds if not (FOLDER / f"{kind}.csv").exists()], [], "a kind without table")
        return {kind: read_table(kind) for kind in kinds}

    def transitions(self, kind: str) -> set[str]:
        tool = api.portal.get_tool("portal_workflow")
        (chain,) = tool.getChainForPortalType(kind)
        return set(tool[chain].transitions.objectIds())

    def test_every_cell_of_the_page(self) -> None:
        tables = self.tables()
        for kind in sorted(set(design.KINDS) & set(tables)):
            with self.subTest(kind):
                self.assertEqual(differences(kind, tables[kind], self.transitions(kind)), [])

    def test_every_kind_is_there(self) -> None:
        self.assertEqual(sorted(set(design.KINDS) - set(self.tables())), [])

    def test_a_wrong_cell_would_be_seen(self) -> None:
        for kind, table in self.tables().items():
            for row in lines() if kind in design.KINDS else []:
                for action in row.cells if row.kind == kind else ():
                    right = table[row.state, action]
                    for wrong in (Cell((*right.codes, "Auditor"), right.not_submitter), Cell(right.codes[1:], False)):
                        if not same(wrong, right):
                            with self.subTest(kind, state=row.state, action=action, wrong=wrong):
                                told = differences(kind, {**table, (row.state, action): wrong}, self.transitions(kind))
                                self.assertTrue(told)

    def test_what_differs_on_purpose_does_differ(self) -> None:
        page = {(row.kind, row.state): row.cells for row in design.rows()}
        there = self.tables()
        for (kind, state, action), deviation in design.DEVIATIONS.items():
            if kind not in there:
                continue
            with self.subTest(kind, state=state, action=action):
                self.assertFalse(same(cell_of(page[kind, state].get(action, "–")), cell_of(deviation.codes)))
        for kind, state in design.STATES_OF_OURS:
            self.assertNotIn((kind, state), page)

    def test_only_drafts_are_deleted_by_who_may_edit_them(self) -> None:
        for kind, table in self.tables().items():
            first = next(iter(table))[0]
            for (state, action), cell in table.items():
                if action == "delete":
                    edit = table[state, "edit"] if state == first else Cell((), False)
                    with self.subTest(kind, state=state):
                        self.assertEqual(cell, edit)

    def test_files_go_with_their_record(self) -> None:
        for kind, table in self.tables().items():
            for (state, action), cell in table.items():
                with self.subTest(kind, state=state, action=action):
                    if action == "attached file":
                        self.assertEqual(cell.allowed(), table[state, "view"].allowed())
                    elif action.endswith(" attachment"):
                        self.assertLessEqual(cell.allowed(), table[state, "edit"].allowed())

    def test_the_unit_changes_only_by_publisher_or_registrar(self) -> None:
        for kind, table in self.tables().items():
            may = design.REASSIGNING.get(kind, design.REASSIGNING_OTHERS)
            for (state, action), cell in table.items():
                with self.subTest(kind, state=state, action=action):
                    if action == "reassign":
                        self.assertLessEqual(set(cell.codes), {may})
                    elif action == "edit the unit":
                        self.assertEqual(cell.codes, ())

    def test_administrators_and_the_superuser_see_no_more_than_staff(self) -> None:
        for kind, table in self.tables().items():
            for (state, action), cell in table.items():
                with self.subTest(kind, state=state, action=action):
                    read = READ_BY_THE_AUDITOR if action in READING else {}
                    self.assertEqual(set(cell.codes) & {*NO_OFFICE_OF_RECORDS, "Manager"}, read.get(kind, set()))

    def test_scores_of_a_training_are_seen_by_whom_the_page_names(self) -> None:
        for (_state, action), cell in read_table("TrainingRecord").items():
            if action == "own score":
                self.assertTrue(same(cell, cell_of(design.SCORES)))
            elif action == "all scores":
                self.assertTrue(same(cell, cell_of(design.SCORES.replace("X ", ""))))
