"""The kind 审查要点: they lie in a guide, and whose turn it is."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.review_rules.content import IReviewRules

KIND = RecordKind(
    portal_type="ReviewRules",
    schema=IReviewRules,
    section="",
    title=_("Review rules"),
    turns={"draft": (UNIT_DRAFTER,), "reviewed": (UNIT_REVIEWER,)},
    inside=(),
)
