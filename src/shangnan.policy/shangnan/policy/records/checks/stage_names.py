"""When two stages of a procedure bear the same name, whatever number or decoration stands before it."""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy.records.checks.text_rules import visible

import re

_DIGITS = "[0-9一二三四五六七八九十]+"
_NUMBERING = re.compile(
    rf"^(?:第{_DIGITS}[步环][、.:]?|步骤{_DIGITS}[、.:]?|[(\[]{_DIGITS}[)\]][、.]?|{_DIGITS}[)、.:])"
)
_KIND = re.compile("(?:环节|阶段|步骤)$")


def stage_key(name: str) -> str:
    """Return what two names must share to name the same stage: 「2．审 核环节」 and 「审核」 do, 初审 and 复审 do not.

    :param name: the name of a stage, as typed.
    :returns: the name without numbering, the word 环节, spaces and punctuation; "" for a name without any sign.
    """
    whole = re.sub(r"\s", "", visible(re.sub("^[①-⓿❶-➓]", "", name.strip())))
    short = _KIND.sub("", _NUMBERING.sub("", whole))
    return re.sub(r"[\W_]", "", short).casefold() or whole.casefold()


def same_named(names: Iterable[tuple[int, str]]) -> list[list[int]]:
    """Return the numbers of rows that bear the same name, a list for each name that occurs twice or more.

    :param names: number and name of each row; empty names are passed over.
    """
    groups: dict[str, list[int]] = {}
    for number, name in names:
        if key := stage_key(name):
            groups.setdefault(key, []).append(number)
    return [numbers for numbers in groups.values() if len(numbers) > 1]
