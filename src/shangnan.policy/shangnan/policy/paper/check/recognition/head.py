"""版头: what stands above the title of page 1, and which of the four formats it makes."""

from __future__ import annotations

from shangnan.policy.paper.check.glyphs import is_red
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.glyphs import Sheet
from shangnan.policy.paper.check.glyphs import Stroke
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.recognition.elements import Head
from shangnan.policy.paper.check.standard import BOTTOM
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import NO2
from shangnan.policy.paper.check.standard import PITCH
from shangnan.policy.paper.check.standard import WIDTH
from shangnan.policy.paper.gbt9704.elements import Form

#: A mark is larger than a title.
_LEAST_MARK = NO2 + 2
_UPPER = 0.62
#: A line in the head is at least so long, in points.
_LONG = 100 * MM


def head_of(sheet: Sheet) -> tuple[Form, Head]:
    """The head of a document, from its first page."""
    head = Head()
    upper = [line for line in sheet.lines if line.y < _UPPER * sheet.height]
    head.mark = _mark(upper)
    red = [
        stroke for stroke in sheet.strokes if stroke.is_horizontal and is_red(stroke.colour) and stroke.width > _LONG
    ]
    form = _form(head.mark, red, sheet)
    marked = max((line.bottom for line in head.mark), default=0.0)
    head.bottom = marked
    if form is Form.LETTER:
        head.letter_rules = _doubles(red)
    rest = [line for line in upper if line not in head.mark]
    _small_parts(head, rest, form, marked)
    if form in (Form.DOCUMENT, Form.MINUTES):
        head.separator = _separator(head, sheet, red)
    ends = [head.bottom]
    ends += [line.bottom for line in (head.number, *head.signers, head.urgency) if line is not None]
    if head.separator is not None:
        ends.append(head.separator.y)
    ends += [strokes[-1].y for strokes in head.letter_rules if strokes[0].y < sheet.height / 2]
    head.bottom = max(ends)
    return form, head


def _mark(upper: list[Line]) -> list[Line]:
    large = [line for line in upper if line.size >= _LEAST_MARK]
    red = [line for line in large if line.is_red]
    if red:
        return red
    # In black: by its size and its last word, or as the one that is larger than everything else.
    named = [line for line in large if line.text.endswith(("文件", "命令", "令", "纪要"))]
    return named or large[:1]


def _form(mark: list[Line], red: list[Stroke], sheet: Sheet) -> Form:
    text = "".join(line.text for line in mark)
    if "文件" in text:
        return Form.DOCUMENT
    if text.endswith("纪要"):
        return Form.MINUTES
    if text.endswith(("命令", "令")):
        return Form.ORDER
    below = [stroke for stroke in red if stroke.y > BOTTOM]
    wide = [stroke for stroke in red if stroke.width > WIDTH + 5 * MM]
    return Form.LETTER if mark and (below or wide or len(_doubles(red)) > 1) else Form.DOCUMENT


def _doubles(red: list[Stroke]) -> list[list[Stroke]]:
    """Lines that stand close together as one."""
    groups: list[list[Stroke]] = []
    for stroke in red:
        if groups and stroke.y - groups[-1][-1].y < 3 * MM:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return groups


def _small_parts(head: Head, rest: list[Line], form: Form, marked: float) -> None:
    """Find 份号, 密级, 紧急程度, 发文字号 and 签发人."""
    numbers = {
        Form.ORDER: words.ORDER_NUMBER,
        Form.MINUTES: words.ISSUE_NUMBER,
    }
    for line in rest:
        for piece in line.segments:
            text = piece.text
            if piece.size > NO2 - 2:
                continue
            if words.SIGNERS.match(text) or _is_another_signer(piece, head):
                head.signers.append(piece)
            elif (head.number is None and words.NUMBER.fullmatch(text)) or (
                head.number is None and form in numbers and line.y > marked and numbers[form].fullmatch(text)
            ):
                head.number = piece
            elif head.number is not None and line.y > head.number.y + 1.5 * PITCH:
                return
            elif words.SECRECY.fullmatch(text):
                head.secrecy = piece
            elif words.URGENCY.fullmatch(text):
                head.urgency = piece
            elif head.copy_number is None and line is rest[0] and words.COPY_NUMBER.fullmatch(text):
                head.copy_number = piece


def _is_another_signer(piece: Line, head: Head) -> bool:
    """Whether a piece is a name beside or under those of the signers."""
    if not head.signers or words.NUMBER.fullmatch(piece.text):
        return False
    first, last = head.signers[0], head.signers[-1]
    return piece.y - last.y < 1.5 * PITCH and abs(piece.x - first.x) < 8 * piece.size


def _separator(head: Head, sheet: Sheet, red: list[Stroke]) -> Stroke | None:
    """The line under the head: red, or long and near the number where the colour is wrong."""
    if red:
        return red[0]
    anchor = max((line.bottom for line in (*head.mark, head.number, *head.signers) if line is not None), default=0.0)
    near = [
        stroke
        for stroke in sheet.strokes
        if stroke.is_horizontal and stroke.width > _LONG and anchor - 2 < stroke.y < anchor + 1.5 * PITCH
    ]
    return near[0] if near else None
