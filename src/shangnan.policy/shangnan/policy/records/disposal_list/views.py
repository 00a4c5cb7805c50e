"""The page of a disposal list: its rows as the register has them now, with what holds them, and who has signed."""

from __future__ import annotations

from plone import api
from plone.memoize.view import memoize
from shangnan.policy.records.disposal_list.reading import known_of
from shangnan.policy.records.disposal_list.reading import order_of
from shangnan.policy.records.disposal_list.reading import rows_of
from shangnan.policy.records.kind.view import RecordView
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.registry.disposal.destruction import Progress
from shangnan.policy.registry.disposal.destruction import progress_of
from shangnan.policy.registry.disposal.paper import paper_rows
from shangnan.policy.registry.disposal.paper import PaperRow
from shangnan.policy.registry.disposal.stubs import destroyed
from shangnan.policy.registry.holds.hold import held_by
from typing import Any


class DisposalView(RecordView):
    """Everything that templates/disposal.pt asks."""

    facts_shown = ("number", "appraisers")
    texts_shown = ("appraisal",)

    @property
    @memoize
    def state(self) -> str:
        """State of the list."""
        return str(api.content.get_state(self.context))

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows: what goes on paper, the holds now, and whether it is destroyed."""
        rows = rows_of(self.context)
        known, gone = known_of(self.context, rows), destroyed()
        return [
            {
                "paper": paper,
                "holds": held_by(one.holds),
                "other": one.other_list,
                "unknown": one.item is None,
                "destroyed": row.archival_number in gone,
            }
            for row, one, paper in zip(rows, known, self._paper(rows, known), strict=True)
        ]

    def _paper(self, rows: list, known: list) -> list[PaperRow]:
        return paper_rows(rows, known, self.context.entries)

    def people(self) -> list[tuple[str, str]]:
        """Return names and times of whoever took part: approver, witnesses with the time of their signature."""
        signed = {signature["user_id"]: signature["time"] for signature in self.context.signatures}
        return [(name_of(user_id), signed.get(user_id, "")) for user_id in self.context.witnesses]

    def approver(self) -> str:
        """Return the approver's name; "" before the approval."""
        return name_of(self.context.approver)

    @property
    @memoize
    def progress(self) -> Progress | None:
        """How far the destruction is; None before all have signed."""
        return progress_of(order_of(self.context)) if self.state == "executed" else None
