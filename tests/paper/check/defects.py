"""One departure planted in an otherwise right paper, for each rule that measures what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from shangnan.policy.paper import fonts
from shangnan.policy.paper.check.standard import LEFT
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import RIGHT
from tests.paper.check import planting as p
from tests.paper.check.drafts import BLACK
from tests.paper.check.drafts import Draft
from tests.paper.check.reference import letter
from tests.paper.check.reference import minutes
from tests.paper.check.reference import notice
from tests.paper.check.reference import order
from tests.paper.check.reference import page_numbers
from tests.paper.check.reference import report_upward
from tests.paper.check.reference import TEXT
from typing import NamedTuple


class Planted(NamedTuple):
    """A departure.

    :ivar rule: the rule that it breaks, and no other
    :ivar paper: makes the right paper
    :ivar change: plants it
    """

    rule: str
    paper: Callable[[], Draft]
    change: p.Change


def unsealed() -> Draft:
    """A notice without a seal."""
    return notice(sealed=False)


def shorter() -> Draft:
    """A notice with room on its second page."""
    return notice(text=TEXT[:8])


def unparted() -> Draft:
    """A notice without attachments."""
    return notice(parts=False)


IMPRINT = ("copies", "printer", "printed", "imprint-first", "imprint-middle", "imprint-last")
ALL = (
    *(
        "copy-number",
        "urgency",
        "mark",
        "number",
        "title",
        "recipients",
        "text.",
        "list.1",
        "list.2",
        "signature",
        "date",
    ),
    *("annotation", "label.1", "label.2", "part-title.1", "part-title.2", "part.1", "part.2", "page.", *IMPRINT),
)
END = ("signature", "date", "annotation")

PLANTED: tuple[Planted, ...] = (
    Planted("paper-size", notice, lambda draft: draft.sizes.append((216 * MM, 297 * MM))),
    Planted("top-margin", notice, p.move_page(2, down=-5)),
    Planted("left-margin", notice, p.move(*ALL, "separator", right=-4)),
    Planted("text-width", notice, p.one_character_less),
    Planted("text-height", notice, p.move("part.1", down=169)),
    Planted("body-face", notice, p.body(face=fonts.HEI)),
    Planted("body-size", notice, p.body(size=14.0)),
    Planted("body-size", notice, p.look("text.9.1", size=14.0)),
    Planted("line-pitch", notice, p.near_lines),
    Planted("line-characters", notice, p.twenty_seven),
    Planted("text-colour", notice, p.look("text.3.2", colour=(0.0, 0.0, 0.8))),
    Planted("copy-number", notice, p.look("copy-number", text="0012")),
    Planted("urgency-face", notice, p.look("urgency", face=fonts.FANGSONG)),
    Planted("urgency-place", notice, p.move("urgency", right=8)),
    Planted("mark-missing", report_upward, p.drop("mark")),
    Planted("mark-colour", notice, p.look("mark", colour=BLACK)),
    Planted("mark-centred", notice, p.move("mark", right=6)),
    Planted("mark-place", notice, p.move("mark", down=-4)),
    Planted("number-brackets", notice, p.shown("number", "商政办发[2026]12号")),
    Planted("number-word", notice, p.shown("number", "商政办发〔2026〕第12号")),
    Planted("number-zero", notice, p.shown("number", "商政办发〔2026〕012号")),
    Planted("number-year", notice, p.shown("number", "商政办发〔26〕12号")),
    Planted("number-place", notice, p.below_mark("number", "separator", "title", "recipients", rows=-0.8)),
    Planted("number-side", notice, p.move("number", right=15)),
    Planted("number-side", report_upward, p.move("number", right=12)),
    Planted("signer-upward-only", notice, p.signers_on_a_notice),
    Planted("signer-missing", report_upward, p.no_signers),
    Planted("signer-face", report_upward, p.look("signer-name", face=fonts.HEI)),
    Planted("rule-missing", notice, p.drop("separator")),
    Planted("rule-colour", notice, p.stroke("separator", colour=BLACK)),
    Planted("rule-place", notice, p.move("separator", down=2)),
    Planted("rule-width", notice, p.stroke("separator", x=LEFT + 10 * MM, right=RIGHT - 10 * MM)),
    Planted("title-missing", notice, p.drop("title")),
    Planted("title-size", notice, p.all_of(p.look("title", size=18.0), p.middle("title"))),
    Planted("title-face", notice, p.look("title", face=fonts.HEI)),
    Planted("title-centred", notice, p.move("title", right=7)),
    Planted("title-place", notice, p.below_mark("title", "recipients", rows=-0.8)),
    Planted("recipients-colon", notice, p.say("recipients", "：", "。")),
    Planted(
        "recipients-place",
        notice,
        p.all_of(p.move("title", down=0.35 * p.ROW), p.move("recipients", down=-0.35 * p.ROW)),
    ),
    Planted("text-on-page-1", notice, p.recipients_fill_page_1),
    Planted("indent", notice, p.move("text.5.1", right=-p.TWO)),
    Planted("indent", notice, p.move("text.3.2", right=p.TWO / 2)),
    Planted("level-1-face", notice, p.look("text.2.1", face=fonts.FANGSONG)),
    Planted("level-2-face", notice, p.look("text.5.1", face=fonts.HEI)),
    Planted("level-form", notice, p.say("text.7.1", "1.", "1、")),
    Planted("level-order", notice, p.say("text.11.1", "三、", "四、")),
    Planted("list-place", shorter, p.move("list.1", "list.2", *END, down=p.ROW)),
    Planted("list-colon", notice, p.say("list.1", "附件：", "附件:")),
    Planted("list-stop", notice, p.say("list.2", "名册", "名册。")),
    Planted("list-hanging", shorter, p.list_hangs_wrongly),
    Planted("date-digits", notice, p.say("date", "3月", "03月")),
    Planted(
        "date-digits",
        notice,
        p.all_of(
            p.say("date", "2026年3月5日", "二〇二六年三月五日"),
            p.move("date", right=-15.2),
            p.move("signature", right=-7.6),
        ),
    ),
    Planted("date-missing", notice, p.drop(*END)),
    Planted("signature-place", notice, p.move("signature", "date", right=11)),
    Planted("signature-place", unsealed, p.move("date", right=p.TWO)),
    Planted("signature-missing", notice, p.drop("signature")),
    Planted("signature-place", notice, p.move("signature", right=-12)),
    Planted("signature-place", unsealed, p.move(*END, down=p.ROW)),
    Planted("date-alone", unparted, p.signature_on_a_page_of_its_own),
    Planted("annotation-place", notice, p.move("annotation", right=-p.TWO)),
    Planted("annotation-brackets", notice, p.look("annotation", text="此件公开发布")),
    Planted("part-new-page", notice, p.to_page(("label.2", "part-title.2", "part.2"), 3, 8)),
    Planted("part-label-face", notice, p.look("label.2", face=fonts.FANGSONG)),
    Planted("part-label-place", notice, p.move("label.1", right=p.TWO)),
    Planted("part-title-place", notice, p.move("part-title.1", down=-p.ROW)),
    Planted("part-agrees", notice, p.shown("part-title.2", "窗口工作人员名单")),
    Planted("part-agrees", notice, p.drop("list.1", "list.2")),
    Planted("imprint-missing", notice, p.drop(*IMPRINT)),
    Planted("imprint-even", notice, p.page_before_imprint),
    Planted("imprint-rule-width", notice, p.stroke("imprint-middle", x=LEFT + 5 * MM)),
    Planted("imprint-outer-rule", notice, p.stroke("imprint-first", weight=0.6 * MM)),
    Planted("imprint-inner-rule", notice, p.stroke("imprint-middle", weight=0.5 * MM)),
    Planted("imprint-last-rule", notice, p.move(*IMPRINT, down=-8)),
    Planted("imprint-size", notice, p.look("copies", size=12.0)),
    Planted("imprint-face", notice, p.look("copies", "printer", "printed", face=fonts.HEI)),
    Planted("imprint-margins", notice, p.move("copies", right=-5)),
    Planted("copies-stop", notice, p.say("copies", "县政协办公室。", "县政协办公室")),
    Planted("copies-colon", notice, p.say("copies", "抄送：", "抄送:")),
    Planted("printed-form", notice, p.say("printed", "3月5日", "3月05日")),
    Planted("page-number-missing", notice, p.drop("page.2")),
    Planted("page-number-form", notice, p.say("page.2", "— 2 —", "2")),
    Planted("page-number-size", notice, p.look("page.2", size=10.5)),
    Planted("page-number-place", notice, p.move("page.", down=5)),
    Planted("page-number-side", notice, p.move("page.1", right=-60)),
    Planted("page-number-sequence", notice, p.say("page.3", "3", "5")),
    Planted("line-start", notice, p.mark_first),
    Planted("line-end", notice, p.mark_last),
    Planted("letter-mark-place", letter, p.move("mark", "number", "upper.0", "upper.1", down=4)),
    Planted("letter-rules", letter, p.drop("upper.1")),
    Planted("letter-rule-width", letter, p.stroke("lower.0", x=LEFT, right=RIGHT)),
    Planted("letter-rule-place", letter, p.move("lower.0", "lower.1", down=5)),
    Planted("letter-number-side", letter, p.move("number", right=-20)),
    Planted("letter-first-number", letter, lambda draft: page_numbers(draft, 1)),
    Planted("letter-imprint", letter, p.printed_on_a_letter),
    Planted("order-mark-place", order, p.move("mark", "number", "text.", "signature", "date", down=5)),
    Planted("order-number", order, p.move("number", right=30)),
    Planted("order-text", order, p.move("text.", "signature", "date", down=p.ROW)),
    Planted("minutes-people-face", minutes, p.look("people", face=fonts.FANGSONG)),
    Planted("minutes-people-place", minutes, p.move("people", "people-names", right=-p.TWO)),
)
