"""A hold: its ground, who ordered and set it, what it is laid on, and how it ended. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.registry.holds.scope import covers
from shangnan.policy.registry.holds.scope import Facts
from shangnan.policy.registry.holds.scope import Scope
from shangnan.policy.registry.holds.scope import scope_from
from shangnan.policy.registry.holds.scope import scope_gaps
from typing import Any

MOST_REASON = 1000
MOST_AUTHORITY = 200


@dataclass(frozen=True)
class Hold:
    """A hold, kept for good.

    :param number: of the hold, `2026-0001`.
    :param reason: why the records are held.
    :param authority: who ordered it, by what paper (纪检监察机关, 法院, 审计 … with its number).
    :param scope: what it is laid on.
    :param begun: ISO 8601 time with zone.
    :param by: user id of whoever set it.
    :param ended: ISO 8601 time with zone; "" while it holds.
    :param ended_by: user id of whoever lifted it.
    :param end_reason: why it was lifted.
    """

    number: str
    reason: str
    authority: str
    scope: Scope
    begun: str
    by: str
    ended: str = ""
    ended_by: str = ""
    end_reason: str = ""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON-compatible data."""
        return asdict(self)

    @property
    def holds(self) -> bool:
        """Whether it holds now."""
        return not self.ended

    def lifted(self, when: str, by: str, reason: str) -> Hold:
        """Return it as it is after it was lifted."""
        return replace(self, ended=when, ended_by=by, end_reason=reason)


def hold_from(plain: Mapping[str, Any]) -> Hold:
    """Return the hold of what `Hold.plain` gave, also after JSON."""
    return Hold(**{**plain, "scope": scope_from(plain["scope"])})


def covering(holds: Iterable[Hold], facts: Facts) -> list[Hold]:
    """Return those of some holds that hold a record now."""
    return [hold for hold in holds if hold.holds and covers(hold.scope, facts)]


def hold_gaps(reason: str, authority: str, scope: Scope) -> list[Gap]:
    """Return all that is wrong with a hold before it is set."""
    found = []
    if not reason.strip():
        found.append(Gap("no_hold_reason", "reason", _("Write why the records are held.")))
    if not authority.strip():
        message = _("Write who ordered the hold, with the number of the paper.")
        found.append(Gap("no_hold_authority", "authority", message))
    for text, field, most in ((reason, "reason", MOST_REASON), (authority, "authority", MOST_AUTHORITY)):
        if len(text) > most:
            message = _("This text is longer than ${limit} characters. Shorten it.", mapping={"limit": most})
            found.append(Gap("hold_text_too_long", field, message))
    return [*found, *scope_gaps(scope)]


def lifting_gaps(hold: Hold | None, reason: str) -> list[Gap]:
    """Return all that stands in the way of lifting a hold."""
    found = []
    if hold is None:
        found.append(Gap("no_such_hold", "number", _("There is no such hold. Open the list again.")))
    elif not hold.holds:
        found.append(Gap("hold_ended", "number", _("This hold was lifted already.")))
    if not reason.strip():
        found.append(Gap("no_end_reason", "end_reason", _("Write why the hold is lifted; it stays in the list.")))
    elif len(reason) > MOST_REASON:
        message = _("This text is longer than ${limit} characters. Shorten it.", mapping={"limit": MOST_REASON})
        found.append(Gap("hold_text_too_long", "end_reason", message))
    return found


def held_by(holds: Iterable[Hold]) -> str:
    """Return the numbers of holds for a sentence."""
    return "、".join(hold.number for hold in holds)
