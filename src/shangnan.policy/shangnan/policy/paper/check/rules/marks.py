"""标点: which marks may not begin or end a line (GB/T 15834-2011, 5.1)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.rules.measures import short

_NOT_FIRST = "，。、；：？！）》」』〉】〕］”’,;:?!)"
_NOT_LAST = "（《「『〈【〔［“‘("


def mark_rules(found: Found) -> Iterator[Departure]:
    """Departures of the text's lines."""
    imprint = found.imprint.copies if found.imprint else []
    lines: list[Line] = [*found.title, *found.recipients, *found.body_lines, *found.attachment_list, *imprint]
    for line in lines:
        if len(line.chars) < 2:
            continue
        first, last = line.text[0], line.text[-1]
        if first in _NOT_FIRST:
            yield departure(
                line.page, "line-start", first, f"第 {line.page} 页{short(line)}一行以“{first}”开头，请避开"
            )
        if last in _NOT_LAST:
            yield departure(
                line.page, "line-end", last, f"第 {line.page} 页“…{line.text[-8:]}”一行以“{last}”结尾，请避开"
            )
