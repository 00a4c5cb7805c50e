"""The matrix of a kind of record from a few lines: how its records come to each state, and what is asked besides the usual.

A kind's test names the kind, makes a record in a state, and says which field its forms are tried with. Actions that other
kinds do not have are added by `more_doors`, people whom the records name by `others`, steps that nobody takes on what he or
she submitted by `own`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from plone import api
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.people import add_person
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
from tests.permissions.doors import view_doors
from tests.permissions.matrix import Matrix
from tests.permissions.people import Person
from tests.permissions.table import Cell
from tests.permissions.table import FOLDER
from tests.permissions.table import of_cell
from tests.permissions.table import problems
from tests.permissions.table import read_table
from tests.permissions.world import World
from tests.support import unit_uid
from typing import Any

import transaction
import unittest

FORM = "form.pdf"
# Somebody with all the offices that a kind's test names, for the rule that nobody decides on his or her own work.
SEVERAL = "several-offices"


def history_doors() -> list[Door]:
    """Return the doors of a record's history."""
    return [
        reading("page", "/@@record-history", title),
        reading("historyview", "/@@historyview", title),
        reading("rest", "/@history", lambda record: "steps", True),
    ]


class MatrixCase(unittest.TestCase):
    """The matrix of one type.

    :cvar kind: name of the type, of its table.
    :cvar edited: a field and another value, by which editing is tried.
    :cvar tables: folder of its table.
    """

    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None
    kind = ""
    edited: tuple[str, Any] = ("", "")
    tables: Path = FOLDER

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.world = World(self.portal)

    def record(self, state: str) -> Any:
        """Return a new record in a state, committed; it lies as others of its kind do."""
        raise NotImplementedError

    def doors(self) -> dict[str, list[Door]]:
        """Return the doors of every action."""
        raise NotImplementedError

    def workflow(self) -> Any:
        tool = api.portal.get_tool("portal_workflow")
        (chain,) = tool.getChainForPortalType(self.kind)
        return tool[chain]

    def states(self) -> list[str]:
        return list(self.workflow().states.objectIds())

    def transitions(self) -> list[str]:
        return list(self.workflow().transitions.objectIds())

    def others(self) -> dict[str, Person]:
        """Return people whom the records name, by their code."""
        return {}

    def matrix(self) -> Matrix:
        """Return the matrix, nothing tried."""
        matrix = Matrix(self.layer, self.record, self.doors())
        matrix.others = self.others()
        return matrix

    def try_every_cell(self) -> None:
        """Try everything and hold it against the table."""
        matrix = self.matrix()
        matrix.walk(self.states())
        self.try_more(matrix)
        self.assert_table(matrix)

    def try_more(self, matrix: Matrix) -> None:
        """Try what else a kind has."""

    def assert_table(self, matrix: Matrix) -> None:
        """Assert that the kind's table is what was found, and that every cell, if it were wrong, would be told."""
        table, actions = read_table(self.kind, self.tables), list(matrix.doors)
        self.assertEqual(problems(table, matrix.judged, matrix.found, self.states(), actions), [])
        for key, cell in table.items():
            judged, found, state, action = of_cell(matrix.judged, key), of_cell(matrix.found, key), [key[0]], [key[1]]
            self.assertIn(f"unlisted: {key[0]} / {key[1]}", problems({}, judged, found, state, action))
            for wrong in wrong_cells(cell):
                with self.subTest(key=key, wrong=wrong):
                    self.assertTrue(problems({key: wrong}, judged, found, state, action))
        print(f"{self.kind}: {matrix.counts()}")


class KindCase(MatrixCase):
    """The matrix of a kind of record.

    :cvar file_title: what a file inside its records is called; empty for kinds that hold none.
    :cvar adding: what its table calls adding a file.
    :cvar several: functions in the unit and groups of offices of one account with several.
    :cvar own: (state, step, account) for steps that an account with all offices does not take on what it submitted itself.
    """

    file_title = ""
    adding = "add attachment"
    several: Sequence[str] = ()
    own: Sequence[tuple[str, str, str]] = ()

    def submitted(self, state: str, submitter: str) -> Any:
        """Return a new record in a state that somebody with several offices has submitted, committed."""
        raise NotImplementedError

    def steps(self) -> dict[str, list[Door]]:
        """Return the doors of the transitions."""
        return {transition: transition_doors(transition) for transition in self.transitions()}

    def edit_doors(self) -> list[Door]:
        """Return the doors of editing."""
        return edit_doors(*self.edited)

    def more_doors(self) -> dict[str, list[Door]]:
        """Return the doors of what other kinds do not have."""
        return {}

    def doors(self) -> dict[str, list[Door]]:
        """Return the usual doors of a kind of record, and its own."""
        files: dict[str, list[Door]] = {
            "attached file": file_doors(FORM),
            self.adding: add_doors("Attachment", title=self.file_title, purpose="other", file=FILE),
            "edit attachment": inside(FORM, edit_doors("title", "改过的名称")),
            "delete attachment": inside(FORM, delete_doors()),
        }
        return {
            "view": view_doors(),
            "history": history_doors(),
            "edit": self.edit_doors(),
            "delete": delete_doors(),
            **(files if self.file_title else {}),
            "edit the unit": edit_doors("responsible_unit", unit_uid(OTHER_UNIT))[:1],
            "reassign": reassign_doors(),
            **self.more_doors(),
            **self.steps(),
        }

    def try_more(self, matrix: Matrix) -> None:
        """Try the steps on what somebody submitted who has all the offices."""
        if self.several:
            matrix.people[SEVERAL] = self.person_with_several()
        for state, step, account in self.own:
            matrix.own_submission(state, step, account, partial(self.submitted, state, account))

    def person_with_several(self) -> Person:
        """Return somebody with several offices; commits."""
        add_person(SEVERAL, TEST_PASSWORD, "多岗人员")
        with api.env.adopt_roles(["Manager"]):
            for name in self.several:
                group = name if name.startswith("office-") else group_id(unit_uid(), name)
                api.group.add_user(groupname=group, username=SEVERAL)
        transaction.commit()
        return Person(self.layer, SEVERAL, wire=False)


def wrong_cells(cell: Cell) -> list[Cell]:
    """Return cells that say something else: one account more, or one less, nobody, everybody, the submitter too or not."""
    wrong = [
        Cell(codes, cell.not_submitter) for codes in (("A",), ("S",), (), (*cell.codes, "Auditor"), cell.codes[1:])
    ]
    return [Cell(cell.codes, not cell.not_submitter), *(other for other in wrong if other.allowed() != cell.allowed())]
