"""The example guides and items that the package itself holds."""

from __future__ import annotations

from importlib.resources import files
from shangnan.policy.records.service_guide.guards import publication_gaps
from shangnan.policy.records.service_guide.guards import UnitFacts
from shangnan.policy.records.workflow.gaps import Gap
from typing import Any

import copy
import csv
import io
import json

DATA = files("shangnan.policy.demonstration") / "data"

ITEMS: list[dict[str, str]] = list(csv.DictReader(io.StringIO((DATA / "service-items.csv").read_text("utf-8-sig"))))
GUIDES: list[dict[str, Any]] = json.loads((DATA / "guides.json").read_text("utf-8"))
FLAWED: list[dict[str, Any]] = json.loads((DATA / "guides-flawed.json").read_text("utf-8"))
UNITS = frozenset(row["unit"] for row in ITEMS) | frozenset(guide["unit"] for guide in GUIDES)

OPEN = UnitFacts("县行政审批服务局", True)


def guide(name: str = "食品(含保健食品)经营许可核发", /, **changes: Any) -> dict[str, Any]:
    """Return a copy of a good guide with some fields changed."""
    data = copy.deepcopy(next(data for data in GUIDES if data["name"] == name))
    data.update(changes)
    return data


def unit_of(data: dict[str, Any]) -> UnitFacts | None:
    """Return the unit that a guide names, None where the county has no such unit."""
    return UnitFacts(data["unit"], True) if data["unit"] in UNITS else None


def gaps(data: Any, **more: Any) -> list[Gap]:
    """Return the gaps of a guide whose unit is there and open."""
    return publication_gaps(data, more.pop("unit", OPEN), **more)


def rules(data: Any, **more: Any) -> list[tuple[str, str]]:
    """Return the gaps as (rule, field)."""
    return [(gap.rule, gap.field) for gap in gaps(data, **more)]
