"""What review rules need before they come into force (work plan 四（二）2): stages complete, none twice, in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.stage_names import same_named
from shangnan.policy.records.checks.stage_names import stage_key
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.plain.reading import read
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.plain.reading import Row
from shangnan.policy.records.plain.shape import Number
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted

# The plan asks for each of these: 审查方式的依据和理由, 权限边界, 前后置条件, 审查内容, 审查要点, 时限节点.
STAGES = Rows(
    _("Stages"),
    {
        "stage": Text(_("Stage")),
        "method": Text(_("Method of review")),
        "basis": Text(_("Basis and reason")),
        "authority": Text(_("Limits of authority")),
        "precondition": Text(_("Precondition")),
        "postcondition": Text(_("Postcondition")),
        "content": Text(_("What is reviewed")),
        "points": Text(_("Points to check")),
        "days": Number(_("Days"), 3650),
    },
)
SHAPE: Shape = {"title": Text(_("Title")), "notes": Text(_("Notes")), "rows": STAGES}


def rules_gaps(data: object, guide_days: int | None, today: date | None = None) -> list[Gap]:
    """Return every condition that review rules do not meet; an empty list means that they may come into force.

    :param data: plain form: `title`, `notes`, `rows` with the columns of `STAGES`. Wrong types are `bad_value` gaps.
    :param guide_days: the guide's total time limit in days, of the kind in which the stages are counted too; None where
        the guide has none yet.
    :param today: numbers with a later birthday are no personal ID numbers; None leaves that out.
    """
    rules = read(data, SHAPE)
    return [
        *rules.gaps,
        *_required(rules),
        *_against_limit(rules, guide_days),
        *_same_function(rules.rows["rows"]),
        *text_gaps(data, SHAPE, today),
    ]


def _required(rules: Reading) -> Iterator[Gap]:
    if rules.lacks("title"):
        yield Gap("missing_title", "title", _("The title is empty. Enter one that names the service."))
    if not rules.rows["rows"] and "rows" not in rules.doubtful:
        message = _("There is no stage. Enter every stage of the examination, a row each.")
        yield Gap("missing_stages", "rows", message)
    for row in rules.rows["rows"]:
        for name, column in STAGES.columns.items():
            if row.lacks(name):
                where = place(STAGES.label, row.number, column.label)
                message = _("“${place}” is empty. Fill it in, or delete the row.", mapping={"place": where})
                yield Gap("incomplete_row", "rows", message)


def _against_limit(rules: Reading, guide_days: int | None) -> Iterator[Gap]:
    if guide_days is None:
        message = _(
            "The guide has no time limit yet, so the stages cannot be held against it. Enter it in the guide first."
        )
        yield Gap("no_guide_limit", "rows", message)
        return
    timed = [(row.numbers["days"] or 0, row.texts["stage"]) for row in rules.rows["rows"]]
    total = sum(days for days, _stage in timed)
    if total > guide_days:
        _days, longest = max(timed, key=lambda stage: stage[0])
        message = _(
            "The stages add up to ${total} days, more than the guide's ${limit}. Shorten “${stage}” or another stage.",
            mapping={"total": total, "limit": guide_days, "stage": quoted(longest)},
        )
        yield Gap("stages_exceed_limit", "rows", message)


def _same_function(rows: list[Row]) -> Iterator[Gap]:
    """Yield a gap for stages that do the same (避免功能雷同的重复审查): same name, or same content and points."""
    names = {row.number: row.texts["stage"] for row in rows}
    told = same_named(names.items())
    groups: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        if row.texts["content"] and row.texts["points"]:
            function = stage_key(row.texts["content"]), stage_key(row.texts["points"])
            groups.setdefault(function, []).append(row.number)
    told += [numbers for numbers in groups.values() if len(numbers) > 1 and numbers not in told]
    for numbers in told:
        message = _(
            "Rows ${rows} of the stages (${names}) examine the same. Merge them, or say how they differ.",
            mapping={
                "rows": "、".join(map(str, numbers)),
                "names": "、".join(quoted(names[number], 20) for number in numbers[:5]),
            },
        )
        yield Gap("same_function", "rows", message)
