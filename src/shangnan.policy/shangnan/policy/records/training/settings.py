"""How training is measured: what the county decides, kept in the registry."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.kind.settings import settings_of
from types import SimpleNamespace
from zope import schema
from zope.interface import Interface
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

PREFIX = "shangnan.training"
FORMULAS = SimpleVocabulary(
    [
        SimpleTerm("attendance", "attendance", _("Signed in ÷ listed, in sessions that taught a standard")),
        SimpleTerm("hours", "hours", _("Staff with enough hours ÷ all staff")),
        SimpleTerm("tests", "tests", _("Passed ÷ tested")),
    ]
)


class ITrainingSettings(Interface):
    """Settings of the measures (work plan 商南政办发〔2019〕153号: 标准贯彻实施率 95 % and more, all staff trained)."""

    staff_total = schema.Int(
        title=_("Number of all staff"),
        description=_("Denominator of the coverage. 0 counts the accounts of this system."),
        min=0,
        default=0,
    )
    least_hours = schema.Int(
        title=_("Hours that a person needs in a year"),
        description=_("0 where one session is enough to count as trained."),
        min=0,
        default=0,
    )
    formula = schema.Choice(
        title=_("Formula of the rate of putting standards into practice"), vocabulary=FORMULAS, default="attendance"
    )
    passing_score = schema.Int(title=_("Score that passes"), min=0, max=100, default=60)
    target = schema.Int(title=_("Target of the rate in per cent"), min=0, max=100, default=95)


def read_settings() -> SimpleNamespace:
    """Return the settings, an attribute for each field of ITrainingSettings; a missing record gives its default."""
    return settings_of(ITrainingSettings, PREFIX)
