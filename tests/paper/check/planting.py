"""Ways of planting a departure in a paper that is otherwise right."""

from __future__ import annotations

from collections.abc import Callable
from shangnan.policy.paper import fonts
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import LEFT
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import NEAREST_PITCH as PITCH
from shangnan.policy.paper.check.standard import NO4
from shangnan.policy.paper.check.standard import RIGHT
from tests.paper.check import reference
from tests.paper.check.drafts import base
from tests.paper.check.drafts import centred
from tests.paper.check.drafts import Draft

Change = Callable[[Draft], object]
#: A row of the grid, in millimetres.
ROW = PITCH / MM
#: Two characters, in millimetres.
TWO = 2 * ADVANCE / MM


def all_of(*changes: Change) -> Change:
    """Several changes."""

    def change(draft: Draft) -> None:
        for one in changes:
            one(draft)

    return change


def look(*names: str, **values: object) -> Change:
    """Other looks or places for pieces."""

    def change(draft: Draft) -> None:
        for piece in (piece for name in names for piece in draft.named(name)):
            for key, value in values.items():
                setattr(piece, key, value)

    return change


def stroke(name: str, **values: object) -> Change:
    """Other looks or places for lines."""

    def change(draft: Draft) -> None:
        for rule in draft.ruled(name):
            for key, value in values.items():
                setattr(rule, key, value)

    return change


def move(*names: str, right: float = 0.0, down: float = 0.0) -> Change:
    """Move pieces and lines, by millimetres."""

    def change(draft: Draft) -> None:
        ruled = {rule.name for rule in draft.rules}
        for name in names:
            if name in ruled:
                for rule in draft.ruled(name):
                    rule.x, rule.right, rule.y = rule.x + right * MM, rule.right + right * MM, rule.y + down * MM
            else:
                draft.move(name, right, down)

    return change


def move_page(page: int, right: float = 0.0, down: float = 0.0) -> Change:
    """Move the text of a page, by millimetres; its number stays."""

    def change(draft: Draft) -> None:
        for piece in draft.pieces:
            if piece.page == page and not piece.name.startswith("page."):
                piece.x, piece.y = piece.x + right * MM, piece.y + down * MM

    return change


def say(name: str, old: str, new: str) -> Change:
    """Other words."""

    def change(draft: Draft) -> None:
        held = [piece for piece in draft.named(name) if old in piece.text]
        assert held, (name, old)
        for piece in held:
            piece.text = piece.text.replace(old, new)

    return change


def drop(*names: str) -> Change:
    """Leave pieces and lines out."""

    def change(draft: Draft) -> None:
        before = len(draft.pieces) + len(draft.rules)
        draft.pieces = [piece for piece in draft.pieces if piece.name not in names]
        draft.rules = [rule for rule in draft.rules if rule.name not in names]
        assert len(draft.pieces) + len(draft.rules) < before, names

    return change


def shown(name: str, text: str) -> Change:
    """Other words in the middle of the type area."""

    def change(draft: Draft) -> None:
        for piece in draft.named(name):
            piece.text, piece.x = text, centred(text, piece.face, piece.size)

    return change


def body(**values: object) -> Change:
    """Other looks for all paragraphs in 仿宋."""

    def change(draft: Draft) -> None:
        for piece in draft.named("text."):
            if piece.face == fonts.FANGSONG:
                for key, value in values.items():
                    setattr(piece, key, value)

    return change


def near_lines(draft: Draft) -> None:
    """Lines of 25 points: everything below the first line of each page's text nearer to it."""
    for page, first in ((1, draft.named("text.1.1")[0].y), (2, base(0))):
        for piece in draft.pieces:
            if piece.page == page and piece.y > first and not piece.name.startswith("page."):
                piece.y = first + (piece.y - first) * 25.0 / PITCH


def twenty_seven(draft: Draft) -> None:
    """27 characters a line, as 3号 without a grid gives."""
    for piece in draft.named("text."):
        if len(piece.text) > 20:
            piece.text, piece.advance = piece.text[: round(len(piece.text) * 27 / 28)], ADVANCE * 28 / 27


def one_character_less(draft: Draft) -> None:
    """A right margin that is a character too wide."""
    for piece in draft.named("text."):
        if len(piece.text) > 20:
            piece.text = piece.text[:-1]
    move("mark", "number", "title", "part-title.1", "part-title.2", right=-ADVANCE / MM / 2)(draft)
    move("signature", "date", "printed", "page.1", "page.3", right=-ADVANCE / MM)(draft)
    draft.named("copies")[0].text = draft.named("copies")[0].text.replace("，县政协办公室", "")


def to_page(names: tuple[str, ...], page: int, rows: float) -> Change:
    """Move pieces and lines to another page, by rows."""

    def change(draft: Draft) -> None:
        for piece in draft.pieces:
            if piece.name in names:
                piece.page, piece.y = page, piece.y + rows * PITCH
        for rule in draft.rules:
            if rule.name in names:
                rule.page, rule.y = page, rule.y + rows * PITCH

    return change


def recipients_fill_page_1(draft: Draft) -> None:
    """So many recipients that the text begins on page 2."""
    first = draft.named("recipients")[-1]
    row = round((first.y - base(0)) / PITCH)
    first.text = first.text.replace("：", "，")
    held = [piece for piece in draft.pieces if piece.page == 1 and piece.name.startswith("text.")]
    draft.pieces = [piece for piece in draft.pieces if piece not in held]
    names = "县委各工作部门，各人民团体，各驻商单位，县属各国有企业，"
    for number in range(row + 1, reference.ROWS):
        end = "：" if number == reference.ROWS - 1 else "，"
        draft.put("recipients", 1, number, names[:-1] + end, x=LEFT, advance=ADVANCE)
    # What is left begins anew, so that only its place is wrong.
    for piece in draft.pieces:
        if piece.page == 2 and piece.name.startswith("text."):
            piece.text = piece.text.replace("三、", "一、").replace("（二）", "（一）")
    second = min((piece for piece in draft.pieces if piece.page == 2), key=lambda piece: piece.y)
    second.x = LEFT + 2 * ADVANCE


def page_before_imprint(draft: Draft) -> None:
    """An attachment goes on for a page, so that the imprint comes onto page 5."""
    to_page(("copies", "printer", "printed", "imprint-first", "imprint-middle", "imprint-last"), 5, 0)(draft)
    third = draft.named("page.3")[0]
    draft.put("page.5", 5, 0, "— 5 —", face=third.face, size=third.size, x=third.x, y=third.y)


def signers_on_a_notice(draft: Draft) -> None:
    """签发人 where nobody is above."""
    report = reference.report_upward()
    number = draft.named("number")[0]
    number.x = LEFT + ADVANCE
    for name in ("signers", "signer-name"):
        piece = report.named(name)[0]
        piece.y = number.y
        draft.pieces.append(piece)


def no_signers(draft: Draft) -> None:
    """A report to a superior without 签发人, its number in the middle."""
    drop("signers", "signer-name")(draft)
    number = draft.named("number")[0]
    number.x = centred(number.text, number.face, number.size)


def printed_on_a_letter(draft: Draft) -> None:
    """印发机关 and 印发日期 in a letter's imprint."""
    y = draft.named("copies")[0].y + 20
    draft.put("printer", 2, 0, "商南县人民政府办公室", size=NO4, x=LEFT + NO4, y=y)
    draft.put("printed", 2, 0, "2026年3月5日印发", size=NO4, x=RIGHT - 9 * NO4, y=y)


def list_hangs_wrongly(draft: Draft) -> None:
    """A long name of an attachment goes on under the number and not under the name."""
    first = draft.named("list.1")[0]
    first.text = first.text.removesuffix("清单")
    more = draft.named("list.2")[0]
    draft.put("list.1", more.page, 0, "清单", x=LEFT + 2 * ADVANCE, y=more.y)
    for name in ("list.2", "signature", "date", "annotation"):
        draft.move(name, 0, ROW)


def mark_first(draft: Draft) -> None:
    """A comma at a line's beginning."""
    piece = draft.named("text.3.2")[0]
    piece.text = "，" + piece.text[1:]


def mark_last(draft: Draft) -> None:
    """An opening bracket at a line's end."""
    piece = draft.named("text.3.2")[0]
    piece.text = piece.text[:-1] + "（"


def below_mark(*names: str, rows: float) -> Change:
    """Move what stands below the mark on page 1, from one of several names on: page 1's text always."""

    def change(draft: Draft) -> None:
        move(*names, down=rows * ROW)(draft)
        for piece in draft.pieces:
            if piece.page == 1 and piece.name.startswith("text."):
                piece.y += rows * PITCH

    return change


def middle(name: str) -> Change:
    """Put pieces into the middle of the type area again."""

    def change(draft: Draft) -> None:
        for piece in draft.named(name):
            piece.x = centred(piece.text, piece.face, piece.size)

    return change


def signature_on_a_page_of_its_own(draft: Draft) -> None:
    """Signature and date on page 3, the imprint on page 4."""
    to_page(("signature", "date", "annotation"), 3, -14)(draft)
    to_page(("copies", "printer", "printed", "imprint-first", "imprint-middle", "imprint-last"), 4, 0)(draft)
    reference.page_numbers(draft, 4, first=3)
