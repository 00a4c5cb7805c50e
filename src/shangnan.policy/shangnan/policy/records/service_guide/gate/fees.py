"""收费依据及标准: whether a fee is charged, how much for what, and by which right."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.records.checks.text_rules import visible
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.plain.reading import Row
from shangnan.policy.records.service_guide.gate.shape import GUIDE
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted

import re

# A rate says how much: a figure, a share of something, or nothing at all.
_AMOUNT = re.compile(r"[0-9]|[一二两三四五六七八九十百千万半]\s{0,3}(?:元|角|分|倍|折|成)|分之|[%‰]|免|不收|零元")
# So many yuan that somebody has to pay. What is not taken, or was taken once, is none.
_PAY = r"(?:收取|缴纳|交纳|缴交|支付|缴|交|收费|收|付|工本费|手续费|登记费|服务费|办证费|费用|押金|保证金)"
_MONEY = re.compile(
    _PAY + r"[^。;；\n]{0,12}?[0-9][0-9,.]{0,12}\s{0,3}(?:万|百|千)?元|[0-9]\s{0,3}元[^。;；，,\n]{0,4}" + _PAY
)
_NOT_TAKEN = re.compile("不再?|免|取消|停止|无需|没有|禁止|不得|原(?!件)|曾|以前|补贴|补助|津贴|发放|罚款|注册资本")
# So many characters around them may say so.
_NEAR = 8
# Where a guide tells people what to pay; a criterion or the text of a law speaks of others' money.
_TOLD_IN = ("summary", "limits", "visit_reason", "notes", "hours", "place", "window")


def fee_gaps(guide: Reading) -> Iterator[Gap]:
    """Yield what is wrong with the fees."""
    charged, rows = guide.flags["fee"], guide.rows["fees"]
    if charged is None:
        if "fee" not in guide.doubtful:
            message = _("It is not said whether a fee is charged. Choose yes or no; if yes, list every charge.")
            yield Gap("missing_fee_info", "fee", message)
    elif charged:
        if not rows and "fees" not in guide.doubtful:
            message = _("A fee is charged, but no charge is listed. List every charge with its rate and its basis.")
            yield Gap("fee_without_basis", "fees", message)
        for row in rows:
            yield from _charge_gaps(row)
    elif rows:
        message = _(
            "No fee is charged, yet ${count} charges are listed. Delete the charges, or choose that a fee is charged.",
            mapping={"count": len(rows)},
        )
        yield Gap("fee_not_charged_has_rows", "fees", message)
    if charged is False:
        yield from _charges_in_texts(guide)


def _charge_gaps(row: Row) -> Iterator[Gap]:
    facts = {"row": row.number, "item": quoted(row.texts["item"])}
    if row.lacks("basis"):
        message = _(
            "Row ${row} of the charges, “${item}”, has no basis. Enter the document that allows it, with its number.",
            mapping=facts,
        )
        yield Gap("fee_without_basis", "fees", message)
    if row.texts["standard"] and not _AMOUNT.search(visible(row.texts["standard"])):
        message = _(
            "Row ${row} of the charges, “${item}”, does not say how much: “${rate}”. Enter the amount and what it is for, "
            "e.g. 20元/证.",
            mapping={**facts, "rate": quoted(row.texts["standard"])},
        )
        yield Gap("vague_rate", "fees", message)
    if row.lacks("standard"):
        message = _(
            "Row ${row} of the charges, “${item}”, has no rate. Enter the amount and what it is for, e.g. 20元/证.",
            mapping=facts,
        )
        yield Gap("fee_without_basis", "fees", message)


def _charges_in_texts(guide: Reading) -> Iterator[Gap]:
    """Yield a gap for each text that asks for money though it is said that no fee is charged."""
    texts = [(name, GUIDE[name].label, guide.texts[name]) for name in _TOLD_IN]
    texts += [("materials", GUIDE["materials"].label, row.texts["note"]) for row in guide.rows["materials"]]
    texts += [("faqs", GUIDE["faqs"].label, row.texts["a"]) for row in guide.rows["faqs"]]
    for name, label, text in texts:
        if asked := _money_asked(visible(text)):
            message = _(
                "No fee is charged, yet “${place}” says “${words}”. List the charge with its rate and basis, or take the "
                "sentence out.",
                mapping={"place": label, "words": quoted(asked)},
            )
            yield Gap("fee_in_text", name, message)


def _money_asked(text: str) -> str:
    """Return the clause of a text that asks for money; empty where none does."""
    for clause in re.split(r"[。;；!！\n]", text):
        for found in _MONEY.finditer(clause):
            if not _NOT_TAKEN.search(clause[max(0, found.start() - _NEAR) : found.end() + _NEAR]):
                return clause.strip()
    return ""
