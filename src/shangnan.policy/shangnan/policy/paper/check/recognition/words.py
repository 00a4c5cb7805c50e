"""How the elements of a document are worded."""

from __future__ import annotations

import re

PAGE_NUMBER = re.compile(r"[-–—―─－·‐‑]{0,2}[0-9０-９]{1,3}[-–—―─－·‐‑]{0,2}")
#: 发文字号 with all that is commonly wrong in it.
NUMBER = re.compile(
    r"[一-鿿·]{1,20}(?P<open>[〔\[［（(【﹝{])第?(?P<year>[0-9０-９]{2,4})年?(?P<close>[〕\]］）)】﹞}])(?P<word>第?)(?P<serial>[0-9０-９]{1,5})号"
)
ORDER_NUMBER = re.compile(r"第?[0-9０-９一二三四五六七八九十百]{1,5}号")
ISSUE_NUMBER = re.compile(
    r"(?:[〔\[（(][0-9]{4}[〕\]）)])?[（(〔\[]?(?:[0-9]{4}年)?第?[0-9一二三四五六七八九十百]{1,5}[期号][）)〕\]]?"
)
COPY_NUMBER = re.compile(r"(?:No[.．]?|№)?[0-9]{1,8}")
SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:★.{0,8})?")
URGENCY = re.compile(r"(?:特急|加急|特提|平急|急件)")
SIGNERS = re.compile(r"签发人[：:]?")
#: 成文日期, rightly or wrongly written, as a whole line.
DATE = re.compile(
    r"(?:[0-9０-９]{2,4}|[〇○Ｏ零一二三四五六七八九]{2,4})年(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})月"
    r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日"
)
RIGHT_DATE = re.compile(r"[12][0-9]{3}年(?:[1-9]|1[0-2])月(?:[1-9]|[12][0-9]|3[01])日")
RIGHT_PRINTED = re.compile(r"[12][0-9]{3}年(?:[1-9]|1[0-2])月(?:[1-9]|[12][0-9]|3[01])日印发")
PRINTED = re.compile(
    r"[0-9０-９〇○零一二三四五六七八九十]{2,4}年[0-9０-９一二三四五六七八九十]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日(?:印发?|印制|印刷)?$"
)
COPIES = re.compile(r"(?:抄送|主送|抄报|分送)[：:]?")
PART_LABEL = re.compile(r"附件[0-9０-９一二三四五六七八九十]{0,3}[：:]?")
ATTACHMENT_LIST = re.compile(r"附件(?:[：:]|(?=[0-9]{1,2}[.．、]))")
LIST_ENTRY = re.compile(r"[0-9]{1,2}[.．、](?![0-9])")
PEOPLE = re.compile(r"(?:出席|请假|列席)(?:人员)?[：:]")
ANNOTATION = re.compile(r"[（(].{1,200}[）)]")
NO_TEXT_HERE = re.compile(r"[（(]?此页无正文[）)]?")

_HAN = "〇零一二三四五六七八九十百"
#: The standard's four levels, then what is commonly written instead of each.
LEVELS = (
    re.compile(rf"[{_HAN}]{{1,5}}、"),
    re.compile(rf"（[{_HAN}]{{1,5}}）"),
    re.compile(r"[0-9]{1,3}[.．](?![0-9])"),
    re.compile(r"（[0-9]{1,3}）"),
)
WRONG_LEVELS = (
    re.compile(rf"[{_HAN}]{{1,5}}[.．，]"),
    re.compile(rf"\([{_HAN}]{{1,5}}\)|（[{_HAN}]{{1,5}}）、"),
    re.compile(r"[0-9]{1,3}、"),
    re.compile(r"\([0-9]{1,3}\)|（[0-9]{1,3}）、|[0-9]{1,3}[）)]"),
)


def level_of(text: str) -> tuple[int, str, bool]:
    """The level that a paragraph begins.

    :returns: 1 to 4 and 0 for none; what it begins with; whether it is written as the standard has it
    """
    for patterns, right in ((WRONG_LEVELS, False), (LEVELS, True)):
        for level, pattern in enumerate(patterns, 1):
            if match := pattern.match(text):
                return level, match[0], right
    return 0, "", True


_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0}


def value_of(number: str) -> int:
    """What a paragraph's number counts, in Chinese or Arabic digits; 0 where it is none."""
    digits = "".join(character for character in number if character in "0123456789")
    if digits:
        return int(digits)
    value, last = 0, 0
    for character in number:
        if character == "百":
            value, last = value + max(last, 1) * 100, 0
        elif character == "十":
            value, last = value + max(last, 1) * 10, 0
        elif character in _DIGITS:
            last = _DIGITS[character]
    return value + last
