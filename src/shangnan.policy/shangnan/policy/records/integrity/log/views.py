"""The page of an entry of the log."""

from __future__ import annotations

from shangnan.policy.records.integrity.pages import IntegrityView


class LogView(IntegrityView):
    """Everything that templates/entry.pt asks."""

    facts_shown = ("log_kind", "held_on", "held_place", "carried_out_by")
    texts_shown = ("content", "outcome")
