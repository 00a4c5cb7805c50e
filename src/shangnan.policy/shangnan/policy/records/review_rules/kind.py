"""The kind 审查要点: they lie in a guide, and whose turn it is."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.review_rules.content import IReviewRules
from shangnan.policy.records.workflow.steps_taken import day_of
from typing import Any


def _repealed(rules: Any) -> date | None:
    return day_of(rules, "repeal")


KIND = RecordKind(
    portal_type="ReviewRules",
    schema=IReviewRules,
    section="",
    title=_("Review rules"),
    turns={"draft": (UNIT_DRAFTER,), "reviewed": (UNIT_REVIEWER,)},
    inside=(),
    filing=FilingRule({"rules": _("Review rules that are no longer in force")}, _repealed, states=("repealed",)),
)
