"""发文字号: how the number of an official document is written and read. Pure.

GB/T 9704-2012, 7.2.5: code of the issuing body, year in full within 〔〕, number without 第 and without leading zeros, 号.
"""

from __future__ import annotations

from dataclasses import dataclass

import re
import unicodedata

MAX_CODE = 20
FIRST_YEAR, LAST_YEAR = 1900, 2999
MAX_NUMBER = 99_999

# A code ends with a word such as 发 or 函; what is certain is that it has neither digits nor brackets nor spaces.
_CODE = re.compile(r"[A-Za-z一-鿿]{1,20}")
# Typed with whatever bracket the keyboard has: the sense is the same.
_NUMBER = re.compile(
    r"(?P<code>[A-Za-z一-鿿]{1,20})[〔\[(【［（](?P<year>[0-9]{4})[〕\])】］）](?P<number>[1-9][0-9]{0,4})号"
)


@dataclass(frozen=True, order=True)
class DocumentNumber:
    """The number of an official document.

    :param code: code of the issuing body (机关代字), e.g. 商南政办发.
    :param year: four digits.
    :param number: from 1.
    :raises ValueError: for parts that no number can have.
    """

    code: str
    year: int
    number: int

    def __post_init__(self) -> None:
        if not is_code(self.code) or not FIRST_YEAR <= self.year <= LAST_YEAR or not 1 <= self.number <= MAX_NUMBER:
            raise ValueError(f"no document number: {self.code!r} {self.year!r} {self.number!r}")

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.number}号"


def is_code(text: str) -> bool:
    """Tell whether a text can be the code of an issuing body: 1 to 20 Han characters or letters, nothing else."""
    return _CODE.fullmatch(text) is not None


def parse(text: str) -> DocumentNumber | None:
    """Return the number that a text holds and nothing else, whatever brackets, widths and spaces it was typed with.

    >>> str(parse("商南政办发[2019] 153号"))
    '商南政办发〔2019〕153号'

    :param text: any text.
    :returns: None where the text is no document number; 第 and leading zeros are no part of one.
    """
    typed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    match = _NUMBER.fullmatch(typed)
    if match is None or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
        return None
    return DocumentNumber(match["code"], int(match["year"]), int(match["number"]))
