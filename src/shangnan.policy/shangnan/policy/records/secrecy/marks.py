"""State secrets must not enter this system: the rule for fields and for cells of lists, and the sentence of every refusal.

In columns and fields that hold a number or a level there are no sentences, so the bare word (秘密, 机密, 绝密) names a
classification; in titles and running text only its marks do (`text_rules`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from shangnan.policy import _
from shangnan.policy.records.checks.text_rules import is_secret_mark
from shangnan.policy.records.checks.text_rules import secret_marks
from shangnan.policy.records.checks.text_rules import visible
from shangnan.policy.records.workflow.gaps import quoted
from zope.i18nmessageid import Message

import re

# What the heading of a column of numbers or levels is made of: 密级, 保密期限, 紧急程度, 等级, 文号, 发文字号, 机关代字, 编码 …
_NUMBER_OR_LEVEL = re.compile("密|级|程度|号|代字|编码|level|number|code", re.I)
# The same of the names of fields: document_number, organ_code, level, urgency, organ_mark …
_NUMBER_OR_LEVEL_FIELD = re.compile(r"(?:number|code|level|urgency|mark|secrecy|classification)s?$")
_TITLE_FIELDS = frozenset({"title"})
_LEVEL = r"(?:[绝絕]\s*密|[机機]\s*密|[秘祕]\s*密)(?:\s*[级級])?"
# Before or behind the words of a title, apart from them: 机密 关于…, 秘密：关于…, 关于…的通知 绝密. 机密档案管理制度 is no mark.
_MARK_OF_TITLE = re.compile(rf"^\s*({_LEVEL})(?:[\s:：★☆*·—-]|$)|[\s:：★☆*·—-]({_LEVEL})\s*$")


def mark_in_field(name: str, text: str) -> str:
    """Return the mark for which a field does not take a text; empty where it takes it.

    :param name: of the field, or of the column of a table.
    :param text: what it would hold.
    """
    if _NUMBER_OR_LEVEL_FIELD.search(name):
        return text.strip() if is_secret_mark(text) else ""
    return mark_in_title(text) if name in _TITLE_FIELDS else ""


def mark_in_title(title: str) -> str:
    """Return the mark of a classification in a title; empty for one that only speaks of secrets (保守国家秘密工作制度)."""
    marks = secret_marks(title)
    found = _MARK_OF_TITLE.search(visible(title))
    return marks[0] if marks else (found[1] or found[2]) if found else ""


def mark_in_file_name(name: str) -> str:
    """Return the mark of a classification in the name of a file (机密★5年通报.pdf, 关于抽查的通报_秘密.docx); empty without one.

    :param name: as somebody named the file; underscores and hyphens part its words.
    """
    stem = name.rpartition(".")[0] or name
    return mark_in_title(stem) or mark_in_title(re.sub(r"[_\-－—]+", " ", visible(stem)))


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


def marked_rows(rows: Iterable[tuple[int, Sequence[str]]]) -> list[Message]:
    """Return a refusal for each row of a list in which any cell is marked, whatever column it stands in.

    :param rows: (number, cells), titles and headings too.
    """
    found = ((number, next((mark for cell in cells for mark in secret_marks(cell)), "")) for number, cells in rows)
    return [secret_problem(_("Row ${number}", mapping={"number": number}), mark) for number, mark in found if mark]
