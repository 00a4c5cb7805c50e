"""Deciding what becomes of each row, without writing anything: a rehearsal ends here, an import begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from shangnan.policy import _
from shangnan.policy.records.tables.import_rules import Decision
from shangnan.policy.records.tables.import_rules import ImportRules
from shangnan.policy.records.tables.import_rules import ReadRow
from shangnan.policy.records.tables.import_rules import refused
from shangnan.policy.transfer.report import Outcome
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from typing import Any
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Plan:
    """What is to become of a row.

    :param result: for the report, if all goes as planned.
    :param decision: of the rules of the kind.
    """

    result: RowResult
    decision: Decision

    def refused(self, *reasons: Message) -> RowResult:
        """Return what is told of a row whose plan cannot be carried out."""
        return replace(self.result, outcome=Outcome.REFUSED, reasons=reasons)


class Planner:
    """Decides over the rows of one batch.

    :param rules: of the kind.
    :param seen: key to number of the row that had it first, of the whole file; added to.
    """

    def __init__(self, rules: ImportRules, seen: dict[str, int]) -> None:
        self.rules, self.seen = rules, seen

    def plans(self, rows: Sequence[Row]) -> list[Plan]:
        """Return what is to become of each row, in order."""
        read = [self.rules.read(row.data, row.problems) for row in rows]
        holders = self.rules.holders([entry.key for entry in read if entry.key])
        return [
            self._plan(row, self._decision(row, entry, holders.get(entry.key, [])))
            for row, entry in zip(rows, read, strict=True)
        ]

    def _decision(self, row: Row, entry: ReadRow, holders: Sequence[Any]) -> Decision:
        if entry.problems:
            return refused(*entry.problems)
        names: dict[str, Any] = {"columns": self.rules.key_titles}
        first = self.seen.setdefault(entry.key, row.number)
        if first != row.number:
            names |= {"number": first}
            return refused(
                _("It is the same record as in row ${number} of this file: ${columns} are the same.", mapping=names)
            )
        if len(holders) > 1:
            return refused(
                _("More than one record has the same ${columns}. Delete or correct the wrong one first.", mapping=names)
            )
        return self.rules.existing(entry.values, holders[0]) if holders else self.rules.new(entry.values)

    def _plan(self, row: Row, decision: Decision) -> Plan:
        code, name = self.rules.told(row.data)
        if decision.reasons:
            outcome = Outcome.REFUSED
        elif not decision.acts:
            outcome = Outcome.UNCHANGED
        else:
            outcome = Outcome.CREATED if decision.record is None else Outcome.CHANGED
        return Plan(RowResult(row.number, code, name, outcome, decision.reasons), decision)
