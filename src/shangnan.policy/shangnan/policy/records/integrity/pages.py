"""What the pages of integrity records have in common."""

from __future__ import annotations

from shangnan.policy.calendar.clock import now
from shangnan.policy.records.kind.view import RecordView


class IntegrityView(RecordView):
    """The page of a record that knows what day it is; each kind names its elements."""

    def today(self) -> str:
        """Return today's date, yyyy-mm-dd."""
        return now().date().isoformat()
