"""The plain form of an incoming dispatch, and the key by which the same document is recognised. Pure."""

from __future__ import annotations

from shangnan.policy.records.checks.text_rules import visible
from shangnan.policy.registry.document_number import parse

import re

TEXTS = (
    "title", "sender", "sender_number", "kind", "urgency", "received_by", "receipt_number", "summary", "duplicate_reason",
    "handling_kind", "proposal",
)  # fmt: skip
DATES = ("sender_date", "received_on", "assigned_on")
NUMBERS = ("copies", "limit_days")
PEOPLE = ("named_handlers", "named_readers")

_OPEN, _CLOSE = "〔[([{【［（｛「『〖<《〈", "〕])]}】］）｝」』〗>》〉"
_BRACKETS = str.maketrans(dict.fromkeys(_OPEN, "〔") | dict.fromkeys(_CLOSE, "〕"))


def _bare(text: str) -> str:
    """Return a text without spaces, in plain width, every bracket of one kind, capitals as small letters."""
    return re.sub(r"\s", "", visible(text)).translate(_BRACKETS).casefold()


def document_key(sender: str, number: str) -> str:
    """Return the key of a sender's document; "" where sender or number is empty.

    商政办发〔2019〕12号, 商政办发[2019] 12 号 and ﹝２０１９﹞ with full-width digits are one number.

    >>> document_key("市政府 办公室", "商政办发[2019]012号") == document_key("市政府办公室", "商政办发〔２０１９〕12 号")
    True

    :param sender: name of the body.
    :param number: its number, in whatever form.
    """
    body, typed = _bare(sender), _bare(number)
    if not body or not typed:
        return ""
    typed = re.sub(r"(?<=〕)第?0*(?=[1-9])", "", typed)
    known = parse(typed)
    return f"{body}|{str(known).casefold() if known else typed}"


def receipt_number(year: int, number: int) -> str:
    """Return a receipt number as it is written: 收〔2026〕7号."""
    return f"收〔{year}〕{number}号"
