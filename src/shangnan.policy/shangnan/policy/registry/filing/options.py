"""What the registrar may say when a record is filed; all of it may be left out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Keyword of the step under which these travel.
KEYWORD = "filing"
MAX_REMARKS = 500
MAX_TITLE = 300
MAX_PAGES = 99_999


@dataclass(frozen=True)
class Options:
    """How a record is to be filed.

    :param category: key of a row of the schedule; "" for the one that the kind proposes.
    :param members: UIDs of the records that are to be one 件 with it.
    :param title: a title that we make up, since the record's own says too little; "" for the record's own.
    :param pages: 页数; 0 where unknown.
    :param remarks: 备注.
    """

    category: str = ""
    members: tuple[str, ...] = ()
    title: str = ""
    pages: int = 0
    remarks: str = ""

    def keywords(self) -> dict[str, Options]:
        """Return it as keywords of a step."""
        return {KEYWORD: self}


# What the kind of the record proposes, and nothing else.
AS_PROPOSED = Options()


def options_from(given: Mapping[str, Any]) -> Options:
    """Return what the keywords of a step say; nothing where they come from a door that knows nothing of filing."""
    found = given.get(KEYWORD)
    return found if isinstance(found, Options) else AS_PROPOSED


def made_up(title: str) -> str:
    """Return a title that we made up as the catalogue writes it (DA/T 22-2015, 10.2.4).

    >>> made_up("关于窗口考勤的记录")
    '［关于窗口考勤的记录］'
    """
    return f"［{title.strip().strip('［］[]').strip()}］"
