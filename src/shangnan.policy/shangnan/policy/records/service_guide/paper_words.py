"""The values of a guide as the words on its paper. Pure: plain values in, text out."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from shangnan.policy.records.service_guide import paper_labels as label
from typing import Any

Guide = Mapping[str, Any]


def text(guide: Guide, key: str) -> str:
    """A text of the guide without spaces around it; "" when it is missing."""
    return str(guide.get(key) or "").strip()


def rows(guide: Guide, key: str) -> list[Mapping[str, Any]]:
    """The rows of a table of the guide; none when it is missing."""
    return list(guide.get(key) or ())


def words(guide: Guide, key: str) -> str:
    """A list of words as one text: 甲、乙、丙."""
    return joined(guide.get(key) or ())


def joined(pieces: Iterable[Any], sign: str = "、") -> str:
    """The pieces that are not empty, with a sign between them."""
    return sign.join(str(piece).strip() for piece in pieces if piece is not None and str(piece).strip())


def limit(guide: Guide, which: str) -> str:
    """A time limit: 5个工作日, 当场办结; "" when not known.

    :param which: "promised" or "statutory"
    """
    days = guide.get(f"{which}_days")
    return "" if days is None else days_text(days, text(guide, f"{which}_unit"))


def days_text(days: int | None, unit: str = "") -> str:
    """A number of days: 5个工作日, 当场办结; "" when not known."""
    if days is None:
        return ""
    return label.DAYS.format(days=days, unit=unit or label.WORKING_DAY) if days else label.ON_THE_SPOT


def visits(guide: Guide) -> str:
    """How often one has to come: 一趟不跑, 最多1趟; "" when not known."""
    count = guide.get("visits")
    if count is None:
        return ""
    return label.VISITS_AT_MOST.format(count=count) if count else label.NO_VISIT


def online(guide: Guide) -> str:
    """In a few words, what can be done online; "" when not known."""
    if guide.get("online") is None:
        return ""
    if not guide["online"]:
        return label.AT_WINDOW_ONLY
    return label.ONLINE_DEPTHS.get(text(guide, "online_depth"), label.CAN_ONLINE)


def online_long(guide: Guide) -> str:
    """The same as a sentence that names the depth; "" when not known."""
    if guide.get("online") is None:
        return ""
    depth = text(guide, "online_depth")
    told = label.ONLINE_LONG if guide["online"] else label.AT_WINDOW_ONLY_LONG
    return told + (label.ONLINE_DEPTH.format(depth=depth) if depth else "")


def fee(guide: Guide) -> str:
    """Whether it costs anything: 不收费, 收费; "" when not known."""
    if guide.get("fee") is None:
        return ""
    return label.CHARGED if guide["fee"] else label.FREE


def copies(material: Mapping[str, Any]) -> str:
    """How many copies of a material are wanted, with a space after it: 1份; "" when not known."""
    count = material.get("copies")
    return f"{label.COPIES.format(count=count)} " if count else ""


def step_days(guide: Guide, step: Mapping[str, Any]) -> str:
    """How long a step takes: 2个工作日, 当场; "" when not known."""
    days = step.get("days")
    return label.AT_ONCE if days == 0 else days_text(days, text(guide, "promised_unit"))


def shortened(value: str, longest: int) -> str:
    """A text, cut with an ellipsis if it has more characters than ``longest``."""
    return value if len(value) <= longest else f"{value[: longest - 1]}…"


def titled(law: str) -> str:
    """A law's name in book title marks, which it may already have."""
    return law if not law or "《" in law else f"《{law}》"
