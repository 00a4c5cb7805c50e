"""What a check of filed records finds wrong. Pure."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from shangnan.policy import _
from typing import Any

CHANGED, MISSING, UNREADABLE = "changed", "missing", "unreadable"
TITLES: dict[str, str] = {
    CHANGED: _("Not as it was filed"),
    MISSING: _("Missing"),
    UNREADABLE: _("Cannot be read"),
}


@dataclass(frozen=True)
class Problem:
    """Something of a filed item that is not as the register says.

    :param result: CHANGED, MISSING or UNREADABLE.
    :param path: of the file as in `FiledFile.path`; "" for the record itself.
    :param detail: which digest differs, or which error was met: for whoever mends it, no Message.
    """

    result: str
    path: str = ""
    detail: str = ""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON-compatible data."""
        return asdict(self)
