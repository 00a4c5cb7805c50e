"""What a test of the four qualities found. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from typing import Any

PASSED, FAILED, BY_HAND = "passed", "failed", "by_hand"


@dataclass(frozen=True)
class Finding:
    """The result of one item.

    :param code: of the item, e.g. `1-7` (DA/T 70-2018).
    :param result: PASSED, FAILED or BY_HAND: what a program cannot decide is never PASSED.
    :param message: a Message: what is wrong and what to do; "" for PASSED.
    :param blocking: whether it stands in the way while it fails.
    """

    code: str
    result: str
    message: str = ""
    blocking: bool = True


@dataclass(frozen=True)
class Report:
    """What one run found.

    :param stage: `filing`, `kept` or `transfer`.
    :param time: ISO 8601 with zone.
    :param findings: one for each item, in the order of the standard.
    """

    stage: str
    time: str
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The failed items that stand in the way."""
        return tuple(one for one in self.findings if one.result == FAILED and one.blocking)

    def plain(self) -> Mapping[str, Any]:
        """Return it as JSON-compatible data."""
        return asdict(self)
