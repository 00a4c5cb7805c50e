"""主体: title, recipients, text, attachments, signature, date and what follows them, out of the lines under the head."""

from __future__ import annotations

from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.recognition.elements import PartFound
from shangnan.policy.paper.check.recognition.paragraphs import paragraphs_of
from shangnan.policy.paper.check.recognition.tables import in_table
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import NO2
from shangnan.policy.paper.check.standard import PITCH
from shangnan.policy.paper.gbt9704.elements import Form

#: More lines than that no signature has, nor a title or a list of recipients on page 1.
_MOST = 12


def find_text(found: Found) -> None:
    """Tell the lines of the stream apart; what is found is written into it."""
    rest = list(found.stream)
    own, parts = _parted(rest)
    found.parts = [_part(lines, found) for lines in parts]
    if found.form is not Form.ORDER:
        found.title, own = _title(own, found)
    found.recipients, own = _recipients(own, found)
    own, tail = _tail(own, found)
    found.annotation = _annotation(tail, found)
    own = _attachment_list(own, found)
    own = _people(own, found)
    found.paragraphs = paragraphs_of([line for line in own if not in_table(line, found.tables)], found.frame)


def _parted(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The text itself, and each attachment beginning with the line 附件1."""
    parts: list[list[Line]] = []
    own: list[Line] = []
    for line in lines:
        if words.PART_LABEL.fullmatch(line.text) and own and len(own) > 2:
            parts.append([line])
        elif parts:
            parts[-1].append(line)
        else:
            own.append(line)
    return own, parts


def _part(lines: list[Line], found: Found) -> PartFound:
    label = lines[0]
    title: list[Line] = []
    for line in lines[1 : 1 + _MOST]:
        if line.page != label.page or not _looks_like_title(line, found) or in_table(line, found.tables):
            break
        if title and (line.y - title[-1].y > 1.6 * PITCH or abs(line.size - title[-1].size) > 1):
            break
        title.append(line)
    above = [line for line in found.stream if line.page == label.page and line.y < label.y - 1]
    return PartFound(label, title, not above)


def _looks_like_title(line: Line, found: Found) -> bool:
    frame = found.frame
    return line.size > NO2 - 3 or (
        line.x > frame.left + 2.4 * ADVANCE and abs(line.centre - frame.middle) < 1.2 * ADVANCE
    )


def _title(lines: list[Line], found: Found) -> tuple[list[Line], list[Line]]:
    count = 0
    while count < min(len(lines), _MOST) and _looks_like_title(lines[count], found):
        if lines[count].page != lines[0].page:
            break
        count += 1
    return lines[:count], lines[count:]


def _recipients(lines: list[Line], found: Found) -> tuple[list[Line], list[Line]]:
    """The first lines that are not set in, up to a colon or to a line that is set in."""
    count = 0
    while count < min(len(lines), _MOST * 2) and lines[count].x < found.frame.left + 0.7 * ADVANCE:
        count += 1
        if lines[count - 1].text.endswith(("：", ":")):
            break
    return lines[:count], lines[count:]


def _tail(lines: list[Line], found: Found) -> tuple[list[Line], list[Line]]:
    """Find the date and the signatures over it; return what stands before them and what after."""
    for index, line in enumerate(lines):
        if not words.DATE.fullmatch(line.segments[-1].text) or in_table(line, found.tables):
            continue
        if line.segments[-1].x < found.frame.left + 9 * ADVANCE:
            continue
        found.date = line.segments[-1]
        if len(line.segments) > 1:
            found.signatures = list(line.segments[:-1])
        start = index
        while start > 0 and index - start < _MOST and _is_signature(lines[start - 1], line, found):
            if start > 1 and _goes_on(lines[start - 2], lines[start - 1], found):
                break
            start -= 1
        found.signatures = lines[start:index] + found.signatures
        return lines[:start], lines[index + 1 :]
    return lines, []


def _goes_on(above: Line, line: Line, found: Found) -> bool:
    """Whether a line is the rest of what a full line above it begins."""
    follows = above.page != line.page or line.y - above.y < 1.6 * PITCH
    return follows and above.right > found.frame.right - 1.6 * ADVANCE


def _is_signature(line: Line, date: Line, found: Found) -> bool:
    marked = line.text.endswith(("。", "；", "：", "？", "！"))
    near = line.page != date.page or date.y - line.y < 9 * PITCH
    apart = len(line.segments) > 1 and not any(character in line.text for character in "，。；：、")
    right = line.x > found.frame.left + 3.5 * ADVANCE
    return (right or apart) and not marked and near and not words.LIST_ENTRY.match(line.text)


def _annotation(tail: list[Line], found: Found) -> list[Line]:
    """The line in brackets that follows the date, or one that should be in brackets: a person and a telephone."""
    if not tail or found.date is None or tail[0].page != found.date.page:
        return []
    first = tail[0]
    if first.text.startswith(("（", "(")):
        for count, line in enumerate(tail[:_MOST], 1):
            if line.text.endswith(("）", ")")):
                return tail[:count]
        return [first]
    return [first] if first.text.startswith(("联系人", "此件", "联系电话")) else []


def _attachment_list(lines: list[Line], found: Found) -> list[Line]:
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if words.ATTACHMENT_LIST.match(line.text) and not in_table(line, found.tables):
            found.attachment_list = lines[index:]
            return lines[:index]
    return lines


def _people(lines: list[Line], found: Found) -> list[Line]:
    """Find 出席, 请假 and 列席 at the end of minutes."""
    if found.form is not Form.MINUTES:
        return lines
    for index, line in enumerate(lines):
        if words.PEOPLE.match(line.text):
            found.people = lines[index:]
            return lines[:index]
    return lines
