"""A beginning for the retention schedule: a period and a clause for each category, to be checked before the county archives see it.

`proposal.csv`, after 国家档案局令第8号, 第六条 (永久) and 第七条 (定期); the clauses were not held against the official text, which the approval of the
county archives (第十二条) has to do anyway.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from csv import DictReader
from functools import cache
from pathlib import Path
from typing import Any

LIST = Path(__file__).parent / "proposal.csv"


@cache
def proposal() -> dict[str, dict[str, str]]:
    """Return the proposed row of each category."""
    with LIST.open(encoding="utf-8", newline="") as stream:
        return {row["category"]: dict(row) for row in DictReader(stream)}


def completed(rows: Iterable[Mapping[str, Any]], needed: Iterable[str]) -> list[dict[str, Any]]:
    """Return rows of a schedule with those added that are missing.

    :param rows: as they are; none is changed.
    :param needed: the categories, in order. One that nothing is proposed for gets an empty period.
    """
    there = [dict(row) for row in rows]
    known = {row.get("category") for row in there}
    empty = {"period": None, "clause": ""}
    return there + [proposal().get(key, {"category": key, **empty}) | {} for key in needed if key not in known]
