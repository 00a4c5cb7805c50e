"""What looks filled in and says nothing: placeholders anywhere, and conditions and materials that leave all open."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.service_guide.gate.shape import GUIDE
from shangnan.policy.records.service_guide.gate.vague import catch_all
from shangnan.policy.records.service_guide.gate.vague import catch_all_condition
from shangnan.policy.records.service_guide.gate.vague import left_for_later
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from zope.i18nmessageid import Message

# Running text, in which crosses may be part of an example (×××有限公司).
_RUNNING = frozenset({"summary", "notes", "rights", "remedies", "visit_reason", "note", "criterion", "text", "q", "a"})
# Judged by a rule of its own.
_ELSEWHERE = frozenset({"justification"})


def left_open(guide: Reading) -> Iterator[Gap]:
    """Yield a gap for each text that stands for one which nobody has written yet."""
    for name, where, text, short in _texts(guide):
        if piece := left_for_later(text, short):
            message = _(
                "“${place}” says “${piece}”, which stands for something that is not written yet. Write it, or empty it.",
                mapping={"place": where, "piece": quoted(piece)},
            )
            yield Gap("placeholder", name, message)


def _texts(guide: Reading) -> Iterator[tuple[str, Message | str, str, bool]]:
    """Yield (field, name for people, text, whether it is a short one) of every text of a guide."""
    for name, kind in GUIDE.items():
        if name in _ELSEWHERE:
            continue
        if isinstance(kind, Rows):
            for row in guide.rows[name]:
                for column, text in row.texts.items():
                    where = place(kind.label, row.number, kind.columns[column].label)
                    yield name, where, text, column not in _RUNNING
        elif isinstance(kind, Text):
            yield name, kind.label, guide.texts[name], name not in _RUNNING
        elif name in guide.words:
            for number, word in enumerate(guide.words[name], 1):
                yield name, place(kind.label, number), word, True


def catch_all_materials(guide: Reading) -> Iterator[Gap]:
    """Yield a gap for each material that leaves open what to bring."""
    for row in guide.rows["materials"]:
        if catch_all(row.texts["name"]):
            message = _(
                "Row ${row} of the materials, “${name}”, leaves open what to bring. Name each thing or delete the row.",
                mapping={"row": row.number, "name": quoted(row.texts["name"])},
            )
            yield Gap("catch_all_material", "materials", message)


def catch_all_conditions(guide: Reading) -> Iterator[Gap]:
    """Yield a gap for each condition that leaves open what is asked of people."""
    for number, text in enumerate(guide.words["conditions"], 1):
        if catch_all_condition(text):
            message = _(
                "Condition ${row}, “${text}”, leaves open what is asked. Write each condition out, or delete the line.",
                mapping={"row": number, "text": quoted(text)},
            )
            yield Gap("catch_all_condition", "conditions", message)
