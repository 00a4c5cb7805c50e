"""`@@training-ledger`: hours per person and year, coverage of all staff and the rate of putting standards into practice.

Counted are confirmed and filed records that the person may view. Scores enter only as numbers of many people.
"""

from __future__ import annotations

from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.plain.request_text import clean
from shangnan.policy.records.tables.workbook import FileStream
from shangnan.policy.records.tables.workbook import workbook
from shangnan.policy.records.tables.workbook import XLSX
from shangnan.policy.records.training import measures
from shangnan.policy.records.training.kind import KIND
from shangnan.policy.records.training.scores import scores_of
from shangnan.policy.records.training.settings import FORMULAS
from shangnan.policy.records.training.settings import read_settings
from shangnan.policy.records.training.vocabularies import SUBJECTS
from shangnan.policy.registry.journal.recording.exports import note_export
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.i18n import translate

SECTION = "training"
PAGE = 100
COUNTED = ("confirmed", "filed")
HEADINGS = (_("Name of the person"), _("Unit of the person"), _("Sessions"), _("Listed"), _("Hours"))


class LedgerView(BrowserView):
    """The ledger of one year."""

    def __call__(self) -> Any:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, self.__name__, self.request)
        return self.answer()

    def answer(self) -> Any:
        """Return the page."""
        return self.index()

    @property
    @memoize
    def year(self) -> int:
        """The year that is asked for, else this one."""
        asked = clean(self.request.form.get("year"))
        return int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else now().year

    @property
    @memoize
    def words(self) -> str:
        """Part of a name or unit to look for."""
        return clean(self.request.form.get("text"))

    @property
    @memoize
    def settings(self) -> SimpleNamespace:
        """How training is measured."""
        return read_settings()

    @property
    @memoize
    def sessions(self) -> list[dict[str, Any]]:
        """The plain forms of the year's records, with the bare scores as `tested`."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(
            portal_type="TrainingRecord", review_state=COUNTED, record_year=self.year, sort_on="record_date"
        )
        records = [brain.getObject() for brain in brains]
        return [{**KIND.plain_of(record), "tested": [row["score"] for row in scores_of(record)]} for record in records]

    @property
    @memoize
    def ledger(self) -> list[measures.LedgerRow]:
        """Everybody in the rosters of the year."""
        return measures.ledger(self.sessions)

    @property
    @memoize
    def found(self) -> list[measures.LedgerRow]:
        """Those whose name or unit holds the words."""
        return [row for row in self.ledger if self.words in row.name or self.words in row.unit]

    @property
    def start(self) -> int:
        """Number of the first row of this page."""
        asked = clean(self.request.form.get("b_start"))
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
        return min(number, max(len(self.found) - 1, 0)) // PAGE * PAGE

    def rows(self) -> list[measures.LedgerRow]:
        """Return the rows of this page."""
        return self.found[self.start : self.start + PAGE]

    def pages(self) -> list[dict[str, Any]]:
        """Return links to the pages: number, url, current; empty when one page holds all."""
        starts = range(0, len(self.found), PAGE)
        if len(starts) < 2:
            return []
        return [
            {"number": start // PAGE + 1, "url": self.link(b_start=start), "current": start == self.start}
            for start in starts
        ]

    def link(self, name: str = "training-ledger", **more: Any) -> str:
        """Return the address of this ledger, or of its workbook."""
        pairs = {"year": self.year, "text": self.words, **more}
        return (
            f"{self.context.absolute_url()}/@@{name}?{urlencode({key: value for key, value in pairs.items() if value})}"
        )

    @property
    def export_url(self) -> str:
        """Address of the workbook."""
        return self.link("training-ledger.xlsx")

    @property
    @memoize
    def people(self) -> dict[str, str] | None:
        """The staff by account, with their names, where no number of all staff is set."""
        if self.settings.staff_total:
            return None
        return {user.getId(): user.getProperty("fullname") or user.getId() for user in api.user.get_users()}

    @property
    def staff(self) -> int:
        """Number of all staff: the setting, else the accounts that people have."""
        return len(self.people) if self.people is not None else self.settings.staff_total

    @property
    @memoize
    def coverage(self) -> measures.Rate:
        """People trained ÷ all staff."""
        return measures.coverage(self.ledger, self.staff, self.settings.least_hours, self.people)

    @property
    def too_many(self) -> bool:
        """Whether more people were trained than the setting says there are."""
        return self.coverage.numerator > self.coverage.denominator

    @property
    def counted_by(self) -> str:
        """In words: what the number of all staff is."""
        told = _("accounts of this system") if self.people is not None else _("number set by the administrator")
        return translate(told, context=self.request)

    @property
    def plans(self) -> list[measures.Part]:
        """What was held of each plan."""
        return measures.by_plan(self.sessions)

    @property
    def subjects(self) -> list[measures.Part]:
        """What was held on each subject."""
        return measures.by_subject(self.sessions, SUBJECTS)

    @property
    @memoize
    def implementation(self) -> measures.Rate:
        """标准贯彻实施率 by the formula that is set."""
        chosen = self.settings
        return measures.implementation(
            chosen.formula,
            self.sessions,
            self.ledger,
            self.staff,
            chosen.least_hours,
            chosen.passing_score,
            self.people,
        )

    @property
    def formula(self) -> str:
        """The formula in words."""
        return translate(FORMULAS.getTerm(self.settings.formula).title, context=self.request)

    @property
    def reached(self) -> bool:
        """Whether the rate reaches its target."""
        return self.implementation.reaches(self.settings.target)


class LedgerWorkbook(LedgerView):
    """The ledger of one year as a workbook."""

    def answer(self) -> FileStream:
        """Return the workbook."""
        headings = [translate(heading, context=self.request) for heading in HEADINGS]
        rows = ([row.name, row.unit, row.sessions, row.listed, row.hours] for row in self.found)
        title = translate(_("Ledger of training hours ${year}", mapping={"year": self.year}), context=self.request)
        note_export(self.context, "training-ledger", len(self.found), [str(self.year)])
        file = workbook(title, headings, rows)
        response = self.request.response
        response.setHeader("Content-Type", XLSX)
        response.setHeader("Content-Disposition", f"attachment; filename*=UTF-8''{quote(title + '.xlsx')}")
        response.setHeader("Cache-Control", "no-store")
        return FileStream(file)
