"""设定依据: which article of which document; what can be told apart by its name alone needs no number."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.records.checks.text_rules import visible
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted

import re

_BEHIND = r"[》\s)]*(?:\([^()]*\)\s*)?$"
# Laws and regulations of the State Council or of a province: one document of that name is in force.
_STATUTE = re.compile(rf"(?:(?<!办)法|法典|条例|宪法){_BEHIND}")
# These are letters, lists and plans; few of them have articles, so their number says which is meant.
_WITHOUT_ARTICLES = re.compile(
    rf"(?:通知|意见|方案|函|批复|复函|目录|清单|标准|规范|公告|通告|纪要|纲要|计划|规划|要点|决定|命令|解释|指南|通报){_BEHIND}"
)


def basis_gaps(guide: Reading) -> Iterator[Gap]:
    """Yield a gap for each basis that cannot be looked up: without article, or without number where the name is not enough."""
    for row in guide.rows["bases"]:
        law = row.texts["law"]
        if not law:
            continue  # told by the rule on rows
        facts = {"row": row.number, "law": quoted(law)}
        name = visible(law)
        if row.lacks("article") and not _WITHOUT_ARTICLES.search(name):
            message = _(
                "Row ${row} of the legal bases, “${law}”, names no article. Enter the article, e.g. 第十二条第一款; for a "
                "whole statute write 全文.",
                mapping=facts,
            )
            yield Gap("basis_without_article", "bases", message)
        if row.lacks("document_number") and not _STATUTE.search(name):
            message = _(
                "Row ${row} of the legal bases, “${law}”, has no document number. Enter it, e.g. 国办发〔2018〕45号.",
                mapping=facts,
            )
            yield Gap("basis_without_number", "bases", message)
