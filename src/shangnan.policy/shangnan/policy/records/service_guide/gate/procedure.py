"""办理流程: stages that occur twice, stages that a licence needs, visits without a reason."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.records.checks.stage_names import same_named
from shangnan.policy.records.checks.stage_names import stage_key
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.service_guide.gate.time_limits import LICENCE
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted

# 行政许可法 第四章: 受理、审查、决定、送达. What stages of these four are called in the county's guides; a stage may do
# the work of two (审核签发).
LICENCE_STAGES: dict[str, tuple[str, ...]] = {
    "受理": ("受理", "收件", "接件"),
    "审查": ("审查", "审核", "初审", "复审", "会审", "评审", "核查", "核验", "查验", "勘验", "踏勘", "核实"),
    "决定": ("决定", "核准", "审批", "批准", "审定", "核定", "签发", "核发", "准予"),
    "送达": ("送达", "发证", "颁证", "领证", "取证", "发放", "领取", "邮寄", "出件", "取件"),
}


def repeated_steps(guide: Reading) -> Iterator[Gap]:
    """Yield a gap for each name that more than one step bears."""
    steps = guide.rows["steps"]
    names = {row.number: row.texts["name"] for row in steps}
    for numbers in same_named(names.items()):
        message = _(
            "Rows ${rows} of the steps are all called “${step}”. Merge them, or name what each does differently.",
            mapping={"rows": "、".join(map(str, numbers)), "step": quoted(names[numbers[0]])},
        )
        yield Gap("duplicate_step", "steps", message)


def licence_gaps(guide: Reading) -> Iterator[Gap]:
    """Yield what an administrative licence needs besides: its four stages and an answered question."""
    if guide.texts["type_code"] != LICENCE:
        return
    if guide.rows["steps"] and "steps" not in guide.doubtful:
        keys = [stage_key(row.texts["name"]) for row in guide.rows["steps"]]
        lacking = [
            stage for stage, words in LICENCE_STAGES.items() if not any(word in key for key in keys for word in words)
        ]
        if lacking:
            message = _(
                "A licence goes through 受理, 审查, 决定 and 送达; the steps have no ${stages}. Add what is missing.",
                mapping={"stages": "、".join(lacking)},
            )
            yield Gap("missing_licence_stage", "steps", message)
    if not guide.rows["faqs"] and "faqs" not in guide.doubtful:
        message = _("A licence needs at least one frequent question. Add one that people really ask, with its answer.")
        yield Gap("missing_faq", "faqs", message)


def visits_without_reason(guide: Reading) -> Iterator[Gap]:
    """Yield a gap where people have to come and are not told why (最多跑一次)."""
    visits = guide.numbers["visits"]
    if visits and guide.lacks("visit_reason"):
        message = _(
            "People have to come ${visits} times, but no reason is given. Say why, or set the visits to 0.",
            mapping={"visits": visits},
        )
        yield Gap("visits_without_reason", "visit_reason", message)
