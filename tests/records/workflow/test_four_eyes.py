"""Nobody decides on what he or she wrote: every kind × every step that decides × every way of writing."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import suppress
from OFS.CopySupport import CopyError
from plone import api
from shangnan.policy.records.lifecycle.edit_log import edits
from shangnan.policy.records.workflow import writers
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import rule_of
from shangnan.policy.records.workflow.transitions import TransitionRule
from shangnan.policy.records.workflow.transitions import unmet
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.doors import FILE as JSON_FILE
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.permissions.world import fingerprint
from tests.records import deciding
from tests.support import acting_as
from tests.support import PDF
from typing import Any
from unittest import mock

import base64
import json
import transaction
import unittest

WRITER, OTHER = "holds-everything", "holds-everything-else"
OWN = {"own_text", "own_submission"}
Way = Callable[[Any, Visitor, Any], None]


def _ask(visitor: Visitor, method: str, url: str, body: Any = None) -> None:
    visitor.ask(url, JSON, method, json.dumps(body).encode() if body is not None else b"")


def rest(portal: Any, visitor: Visitor, record: Any) -> None:
    _ask(visitor, "PATCH", record.absolute_url(), {"title": "别人改的标题"})


def form(portal: Any, visitor: Visitor, record: Any) -> None:
    """Write as the edit form does when its button is pressed, for whom it opens."""
    with acting_as(portal, WRITER):
        if api.user.has_permission("Modify portal content", obj=record):
            page = record.unrestrictedTraverse("@@edit")
            edit = getattr(page, "form_instance", page)
            edit.update()
            edit.applyChanges({"title": "别人改的标题"})
            transaction.commit()


def add_file(portal: Any, visitor: Visitor, record: Any) -> None:
    body = {"@type": "Attachment", "title": "别人的附件", "purpose": "other", "file": JSON_FILE}
    _ask(visitor, "POST", record.absolute_url(), body)


def change_file(portal: Any, visitor: Visitor, record: Any) -> None:
    _ask(visitor, "PATCH", f"{record.absolute_url()}/{deciding.FILE}", {"title": "别人改的附件"})


def replace_file(portal: Any, visitor: Visitor, record: Any) -> None:
    other = {**JSON_FILE, "data": base64.b64encode(PDF + b"other").decode()}
    _ask(visitor, "PATCH", f"{record.absolute_url()}/{deciding.FILE}", {"file": other})


def delete_file(portal: Any, visitor: Visitor, record: Any) -> None:
    _ask(visitor, "DELETE", f"{record.absolute_url()}/{deciding.FILE}")


def rename_file(portal: Any, visitor: Visitor, record: Any) -> None:
    """Rename as a page that may do it would."""
    with acting_as(portal, WRITER):
        if deciding.FILE in record.objectIds() and api.user.has_permission(
            "Modify portal content", obj=record[deciding.FILE]
        ):
            with suppress(CopyError):  # nobody may rename it in this state
                record.manage_renameObject(deciding.FILE, "renamed.pdf")
            transaction.commit()


WAYS: dict[str, Way] = {
    way.__name__: way for way in (rest, form, add_file, change_file, replace_file, delete_file, rename_file)
}
IN_FILES = {name for name in WAYS if name.endswith("_file")}


def seen(record: Any) -> tuple[str, list[bytes]]:
    """Return what tells whether a record or a file in it has changed."""
    files = [child.file.data for child in getattr(record, "objectValues", list)() if child.portal_type == "Attachment"]
    return fingerprint(record), files


def decisions() -> list[tuple[str, str]]:
    """Return (kind, step) of every step that decides, by the list."""
    return sorted(pair for pair, decides in deciding.steps().items() if decides)


class FourEyesCase(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        for name in (WRITER, OTHER):
            deciding.add_holder_of_all_offices(name)
        transaction.commit()
        self.visitor = Visitor(self.portal, WRITER)

    def told(self, record: Any, step: str, user: str) -> set[str]:
        """Return which of the two rules stands against a person's taking a step."""
        transaction.begin()
        with acting_as(self.portal, user):
            return {gap.rule for gap in unmet(record, step, "意见")} & OWN

    def written(self, kind: str, step: str, way: Way) -> Any:
        """Return a record that the writer has changed in a way, standing before a step; None where the way is closed."""
        before = deciding.states_before(kind, step)[0]
        for state in dict.fromkeys((before, deciding.workflow_of(kind).initial_state)):
            record = deciding.make(self.portal, kind)
            deciding.put(record, state)
            was = seen(record)
            way(self.portal, self.visitor, record)
            self.assertEqual(self.visitor.failures, [])
            if seen(record) != was:
                deciding.put(record, before)
                return record
        return None

    def holes(self, pairs: list[tuple[str, str]], ways: dict[str, Way]) -> Iterator[str]:
        """Yield every step that the writer might take, and every one that another person might not."""
        for kind, step in pairs:
            for name, way in ways.items():
                record = self.written(kind, step, way)
                if record is None:
                    self.closed.add((kind, name))
                    continue
                if not self.told(record, step, WRITER):
                    yield f"{kind} / {step}: decided on by who wrote it, {name}"
                if self.told(record, step, OTHER):
                    yield f"{kind} / {step}: refused to who did not write it, {name}"
                if not edits(record):
                    yield f"{kind}: no change in the history, {name}"

    closed: set[tuple[str, str]] = set()


class TestEveryKind(FourEyesCase):
    def test_the_list_names_every_step_of_every_kind(self) -> None:
        there = {
            (kind, step) for kind in deciding.kinds() for step in deciding.workflow_of(kind).transitions.objectIds()
        }
        self.assertEqual(there, set(deciding.steps()))

    def test_the_list_and_the_tables_of_permissions_agree(self) -> None:
        for kind in deciding.kinds():
            with self.subTest(kind):
                self.assertEqual(deciding.in_tables(kind), {step for other, step in decisions() if other == kind})

    def test_nobody_decides_on_what_he_or_she_wrote(self) -> None:
        self.closed = set()
        self.assertEqual(list(self.holes(decisions(), WAYS)), [])
        kinds = {kind for kind, _step in decisions()}
        # What was not tried is what nobody may do: no kind is without its two ways of writing fields.
        self.assertEqual({pair for pair in self.closed if pair[1] not in IN_FILES}, set())
        takes_files = {kind for kind in kinds if "Attachment" in deciding.kinds()[kind].allowed_content_types}
        self.assertEqual(kinds - takes_files, {kind for kind, way in self.closed if way == "add_file"})

    def test_making_and_copying_is_writing(self) -> None:
        for kind, step in decisions():
            record = deciding.make(self.portal, kind, WRITER)
            deciding.put(record, deciding.states_before(kind, step)[0])
            with self.subTest(kind, step=step):
                self.assertEqual(self.told(record, step, WRITER), {"own_text"})
                self.assertEqual(self.told(record, step, OTHER), set())
                self.assertEqual(edits(record), [])
            original = deciding.make(self.portal, kind)
            with acting_as(self.portal, WRITER):
                around = original.aq_parent
                (pasted,) = around.manage_pasteObjects(around.manage_copyObjects([original.getId()]))
            copy = around[pasted["new_id"]]
            deciding.put(copy, deciding.states_before(kind, step)[0])
            with self.subTest(kind, step=step, copy=True):
                self.assertEqual(self.told(copy, step, WRITER), {"own_text"})
                self.assertEqual(self.told(copy, step, OTHER), set())


class TestPlantedHoles(FourEyesCase):
    def test_a_step_without_the_rule_is_found(self) -> None:
        for kind, step in decisions():
            record = deciding.make(self.portal, kind)
            self.assertTrue(rule_of(record, step).others_decide, (kind, step))
            guard = type(ITransitionGuard(record))
            lacking = {**ITransitionGuard(record).rules, step: TransitionRule()}
            with self.subTest(kind, step=step), mock.patch.object(guard, "rules", lacking):
                self.assertEqual(
                    list(self.holes([(kind, step)], {"rest": rest})),
                    [f"{kind} / {step}: decided on by who wrote it, rest"],
                )

    def test_a_way_that_nobody_notes_is_found(self) -> None:
        pair = [("ServiceGuide", "review")]
        with mock.patch.object(writers, "_note"):
            for name, way in WAYS.items():
                found = list(self.holes(pair, {name: way}))
                self.assertIn(f"ServiceGuide / review: decided on by who wrote it, {name}", found)
                self.assertIn(f"ServiceGuide: no change in the history, {name}", found)
