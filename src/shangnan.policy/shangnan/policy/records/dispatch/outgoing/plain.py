"""The plain form of an outgoing dispatch: what versions keep, rules judge and readers see. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy.paper.dates import chinese_date as chinese_date
from typing import Any

TEXTS = (
    "title", "kind", "recipients", "body", "enclosure", "attachment_notes", "signature", "notes", "organ_mark",
    "organ_code", "document_number", "signer", "urgency", "copy_number", "copies_to", "printed_by", "disclosure",
    "disclosure_reason", "checked_by", "check_result", "paper_form", "sealed", "order_number", "signed_as", "attended",
    "absent", "observed",
)  # fmt: skip
DATES = ("written_on", "printed_on", "checked_on")
# What was signed. 党政机关公文处理工作条例, 第二十五条: a change of substance goes back to the signer; what is not named here is
# form: marks, code and numbers, dates, notes, format and seal, the printer and the check before release.
SUBSTANCE = (
    "title", "kind", "recipients", "body", "enclosure", "attachment_notes", "signature", "signer", "urgency", "copies_to",
    "disclosure", "disclosure_reason", "signed_as", "attended", "absent", "observed", "files",
)  # fmt: skip


# Who attended a meeting, with the words that are printed before them (GB/T 9704-2012, 10.3).
ATTENDANCE = (("出席", "attended"), ("请假", "absent"), ("列席", "observed"))


def changed_substance(signed: Mapping[str, Any], present: Mapping[str, Any]) -> list[str]:
    """Return the elements of substance that differ from what was signed.

    White space at the ends of lines and blank lines are form: they are not looked at.

    :param signed: plain form as it was signed.
    :param present: plain form as it is.
    """
    return [key for key in SUBSTANCE if _lines(signed.get(key)) != _lines(present.get(key))]


def _lines(value: Any) -> list[str]:
    lines = (line.strip() for line in str(value or "").splitlines())
    return [line for line in lines if line]


def whole_text(data: Mapping[str, Any]) -> list[str]:
    """Return the dispatch as it reads on paper, line by line from the number on; elements left empty are left out.

    :param data: plain form.
    """
    printed = chinese_date(data["printed_on"])
    parts = [
        data["document_number"],
        data["title"],
        f"{data['recipients']}：" if data["recipients"] else "",
        data["body"],
        data["attachment_notes"],
        *(f"{word}：{data[name]}" if data[name] else "" for word, name in ATTENDANCE),
        data["signature"],
        chinese_date(data["written_on"]),
        f"（{data['notes']}）" if data["notes"] else "",
        data["enclosure"],
        f"抄送：{data['copies_to']}" if data["copies_to"] else "",
        data["printed_by"],
        f"{printed}印发" if printed else "",
    ]
    return [line for part in parts for line in _lines(part)]
