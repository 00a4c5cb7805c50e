"""State secrets must not enter this system: the rule for the cells of lists, and the sentence of every refusal. Pure.

In columns and fields that hold a number or a level there are no sentences, so the bare word (秘密, 机密, 绝密) names a
classification; in running text only its marks do (`text_rules`).
"""

from __future__ import annotations

from shangnan.policy.permissions import _
from shangnan.policy.records.gaps import quoted
from shangnan.policy.records.text_rules import is_secret_mark
from shangnan.policy.records.text_rules import secret_marks
from shangnan.policy.records.text_rules import visible
from zope.i18nmessageid import Message

import re

# What the heading of a column of numbers or levels is made of: 密级, 保密期限, 紧急程度, 等级, 文号, 发文字号, 机关代字, 编码 …
_NUMBER_OR_LEVEL = re.compile("密|级|程度|号|代字|编码|level|number|code", re.I)


def mark_in_cell(heading: str, text: str) -> str:
    """Return the mark of a classification in a cell of a list; empty where there is none.

    :param heading: of the column, one that an import knows or any other.
    :param text: of the cell.
    """
    if _NUMBER_OR_LEVEL.search(visible(heading)) and is_secret_mark(text):
        return text.strip()
    return next(iter(secret_marks(text)), "")


def secret_problem(where: str, mark: str) -> Message:
    """Return the sentence that refuses a text with a mark.

    :param where: name of the field or column.
    :param mark: as `mark_in_cell` or `secret_marks` gives it.
    """
    return _(
        "“${place}” is marked as a state secret (${mark}). State secrets must not be entered in this system: remove the "
        "content and tell the unit's secrecy officer.",
        mapping={"place": where, "mark": quoted(mark)},
    )
