"""Papers of a word processor: right ones in many shapes, and each with one departure."""

from __future__ import annotations

from dataclasses import replace
from tests.paper.check.word_papers import SANS
from tests.paper.check.word_papers import Word
from tests.paper.check.word_text import LONGER
from tests.paper.check.word_text import TEXT

TWO = ("政务服务事项清单", "窗口工作人员名册")
PLAIN = Word()
WITH_PARTS = Word(attachments=TWO, text=TEXT)

GOOD: dict[str, Word] = {
    "plain": PLAIN,
    "parts": WITH_PARTS,
    "urgent": Word(urgency="特急"),
    "numbered": Word(copy_number="000003"),
    "urgent-numbered": Word(urgency="加急", copy_number="000120"),
    "no-annotation": Word(annotation=""),
    "no-copies": Word(copies=""),
    "one-part": Word(attachments=TWO[:1]),
    "three-parts": Word(attachments=(*TWO, "办事指南"), copies=""),
    "short-title": Word(title=("关于召开会议的通知",)),
    "decision": Word(title=("商南县行政审批服务局关于", "表扬先进单位的决定"), number="商审批字〔2026〕1号"),
    "office": Word(mark="商南县政务服务中心文件", number="商政务发〔2025〕108号", signature="商南县政务服务中心"),
    "government": Word(
        mark="商南县人民政府文件", mark_size=44.0, number="商政发〔2026〕3号", signature="商南县人民政府"
    ),
    "many-recipients": Word(recipients="各镇政务服务中心，局属各股室，各分中心，县政务大厅各进驻单位，各便民服务站："),
    "winter-date": Word(date="2025年12月26日", printed="2025年12月28日印发"),
    "grid-29": Word(pitch=29.3),
    "wider-top": Word(top=37.5, imprint_down=-1.5),
    "inner-left": Word(left=28.4, right=25.6),
    "without-head-numbers": Word(number="商审批函发〔2026〕6号", annotation=""),
    "report-like": Word(title=("商南县行政审批服务局关于", "印发服务规范的通知"), recipients="各镇政务服务中心："),
    "contact": Word(annotation="（联系人：李明，电话：2310000）"),
    "few-levels": Word(text=(*(text for text in LONGER if not text.startswith(("（", "1.", "2."))), *TEXT[5:6] * 2)),
}

#: Name -> the rule that is broken, and no other; the paper.
DEFECTS: dict[str, tuple[str, Word]] = {
    "letter-paper": ("paper-size", replace(PLAIN, paper=(214.0, 297.0), right=30.0)),
    "narrow-top": ("top-margin", replace(PLAIN, top=30.0, mark_down=19.8, imprint_down=19.8)),
    "body-14": ("body-size", replace(PLAIN, body_size=15.0)),
    "body-sans": ("body-face", replace(PLAIN, body_font=SANS)),
    "lines-25": ("line-pitch", replace(PLAIN, pitch=25.0, number_rows=2.3, text=(*LONGER, *TEXT[5:6] * 3))),
    "no-narrowing": ("line-characters", replace(PLAIN, narrower=8)),
    "black-mark": ("mark-colour", replace(PLAIN, mark_red=False)),
    "low-mark": ("mark-place", replace(PLAIN, mark_down=14.0)),
    "square-brackets": ("number-brackets", replace(PLAIN, number="商审批发[2026]12号")),
    "no-line": ("rule-missing", replace(PLAIN, rule=False)),
    "title-18": ("title-size", replace(PLAIN, title_size=18.0)),
    "title-left": ("title-centred", replace(PLAIN, title_align="left")),
    "title-near": ("title-place", replace(PLAIN, blank_before_title=1)),
    "no-colon": ("recipients-colon", replace(PLAIN, recipients="各镇政务服务中心，局属各股室")),
    "no-indent": ("indent", replace(PLAIN, body_indent=0.0)),
    "headings-serif": ("level-1-face", replace(PLAIN, heading_font=PLAIN.body_font)),
    "list-stops": ("list-stop", replace(WITH_PARTS, list_end="；")),
    "zero-date": ("date-digits", replace(PLAIN, date="2026年03月05日")),
    "no-imprint": ("imprint-missing", replace(PLAIN, imprint=False)),
    "thick": ("imprint-outer-rule", replace(PLAIN, imprint_outer=18, imprint_down=-3)),
    "no-numbers": ("page-number-missing", replace(PLAIN, numbers=False)),
    "title-row-2": ("part-title-place", replace(WITH_PARTS, part_title_row=0)),
}
