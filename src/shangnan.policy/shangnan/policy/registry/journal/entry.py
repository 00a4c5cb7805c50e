"""One entry of the journal: who did what to which thing, when and from where. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from typing import Any

import json

DONE, REFUSED = "done", "refused"


@dataclass(frozen=True)
class Entry:
    """An entry of the journal.

    :param time: ISO 8601 with zone and microseconds.
    :param actor: user id; "" for a visitor or for the system itself.
    :param on_behalf_of: user id of the person for whom a deputy acted; "" for none.
    :param address: network address of the client; "" for jobs.
    :param action: a key of `actions.ACTIONS`, e.g. `record.edit`.
    :param outcome: DONE or REFUSED.
    :param portal_type: of the thing; "" where it is none.
    :param uid: of the thing; "" where it has none.
    :param path: of the thing below the site.
    :param title: of the thing at that time.
    :param details: what else is told, by name: texts or lists of texts; never passwords, never content of fields.
    """

    time: str
    actor: str
    action: str
    outcome: str = DONE
    on_behalf_of: str = ""
    address: str = ""
    portal_type: str = ""
    uid: str = ""
    path: str = ""
    title: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    def line(self) -> str:
        """Return the entry as the canonical line that is hashed: JSON with sorted keys, no spaces, UTF-8, no line break."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
