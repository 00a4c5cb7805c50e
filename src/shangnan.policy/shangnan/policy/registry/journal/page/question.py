"""From the address of the journal's page to what is looked for: whatever was typed gives a usable question, never an error. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import timedelta
from shangnan.policy.records.plain.request_text import clean
from shangnan.policy.registry.journal.actions import ACTIONS
from shangnan.policy.registry.journal.entry import DONE
from shangnan.policy.registry.journal.entry import REFUSED
from shangnan.policy.registry.journal.tokens import Wanted
from urllib.parse import urlencode

PAGE = 50
MAX_START = 10_000_000
FILTERS = ("actor", "action", "thing", "outcome", "since", "until", "address")


@dataclass(frozen=True)
class Asked:
    """What the address asks.

    :param typed: by name in FILTERS what was typed, cleaned; only what is usable.
    :param start: how many entries are passed over, a multiple of PAGE.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    start: int = 0

    def wanted(self, actor: str, uid: str) -> Wanted:
        """Return what is looked for.

        :param actor: user id of the person that was named; "" for none.
        :param uid: of the thing that was named; "" for none.
        """
        until = self.typed.get("until", "")
        return Wanted(
            actor=actor,
            action=self.typed.get("action", ""),
            uid=uid,
            address=self.typed.get("address", ""),
            outcome=self.typed.get("outcome", ""),
            since=self.typed.get("since", ""),
            # The last day counts to its end.
            until=(date.fromisoformat(until) + timedelta(days=1)).isoformat() if until else "",
        )

    def query(self, **changes: object) -> str:
        """Return the part of an address behind its question mark, with some of what is asked changed."""
        values = {**self.typed, "b_start": self.start or "", **changes}
        return urlencode([(name, value) for name, value in values.items() if value])


def _day(text: str) -> str:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return ""
    return found.isoformat() if date.min < found < date(9999, 1, 1) else ""


def asked(form: Mapping[str, object]) -> Asked:
    """Read the parameters of the address.

    :param form: request parameters of any type.
    """
    typed = {name: clean(form.get(name)) for name in FILTERS}
    typed["since"], typed["until"] = _day(typed["since"]), _day(typed["until"])
    if typed["action"] not in ACTIONS:
        typed["action"] = ""
    if typed["outcome"] not in (DONE, REFUSED):
        typed["outcome"] = ""
    start = clean(form.get("b_start"))
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 0
    return Asked({name: value for name, value in typed.items() if value}, min(number, MAX_START) // PAGE * PAGE)
