"""Importing the catalogue of the province and the city: entries by basic code, against which guides are held."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.service_guide.catalogue import entry_for
from shangnan.policy.records.service_guide.catalogue import normal_entry
from shangnan.policy.records.service_guide.catalogue import store_entries
from shangnan.policy.records.service_guide.codes import is_plain_code
from shangnan.policy.records.service_guide.vocabularies import ITEM_TYPES
from shangnan.policy.registry.journal.recording.content import present_actor
from shangnan.policy.registry.journal.recording.exports import note_import
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.report import Outcome
from shangnan.policy.transfer.report import Report
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from time import perf_counter
from typing import Any
from uuid import uuid4
from zope.i18nmessageid import Message

import re

_TYPE_CODES = {name: code for code, name in ITEM_TYPES.items()}
_BETWEEN_LAWS = re.compile(r"[;；\n]+")


def import_catalogue(rows: Rows, *, dry_run: bool) -> Report:
    """Put the rows of a list into the catalogue; a row that is refused leaves the entry as it was.

    :param rows: as `read_rows(…, CATALOGUE)` returns them.
    :param dry_run: only say what would become of each row.
    :returns: the report by row.
    """
    began = perf_counter()
    report = Report(rows.filename, rows.sha256, dry_run, rows.ignored)
    accepted: list[dict[str, Any]] = []
    results = []
    for row in rows:
        entry, problems = _entry(row)
        outcome = Outcome.REFUSED if problems else _outcome(entry)
        if outcome in (Outcome.CREATED, Outcome.CHANGED):
            accepted.append(entry)
        results.append(RowResult(row.number, str(entry["basic_code"]), str(entry["name"]), outcome, tuple(problems)))
    report.add(results)
    if not dry_run:
        store_entries(accepted)
        outcomes = {str(outcome): count for outcome, count in report.totals.items()}
        note_import(None, uuid4().hex, rows.sha256, outcomes, present_actor())
    report.seconds = perf_counter() - began
    return report


def _entry(row: Row) -> tuple[dict[str, Any], list[Message]]:
    """Return what a row says, and what is wrong with it."""
    data, problems = row.data, list(row.problems)
    code, name = data.get("basic_code", ""), data.get("name", "")
    kind = data.get("type_code") or _TYPE_CODES.get(data.get("type", ""), data.get("type", ""))
    if code and not is_plain_code(code):
        problems.append(
            _(
                "“${field}” must be at most 36 digits, letters and hyphens; “${code}” is not. Correct or empty it.",
                mapping={"field": _("Basic code"), "code": code[:60]},
            )
        )
    if kind not in ITEM_TYPES:
        problems.append(
            _("There is no type of item with the code ${code}. Choose the type again.", mapping={"code": kind[:20]})
        )
    laws = [law.strip() for law in _BETWEEN_LAWS.split(data.get("bases", "")) if law.strip()]
    return normal_entry({"basic_code": code, "name": name, "type_code": kind, "bases": laws}), problems


def _outcome(entry: dict[str, Any]) -> Outcome:
    known = entry_for(entry["basic_code"])
    if known is None:
        return Outcome.CREATED
    return Outcome.UNCHANGED if dict(known) == entry else Outcome.CHANGED
