"""Where the letters of campaigns lie: /integrity/letters/YEAR, so that no folder grows without end."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.lifecycle.by_year import ByYear
from zope.i18nmessageid import Message


def _year_title(year: int) -> Message:
    return _("${year} (letters of responsibility)", mapping={"year": year})


LETTERS = ByYear("integrity", "", "letters", _("Letters of responsibility"), _year_title)
