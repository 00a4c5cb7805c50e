"""`@@training-sheet.pdf`: the sheet to sign in on; `@@training-certificate.pdf`: what people are given who were there.

A certificate tells a result, so that it is printed by whoever may see that result: drafters, reviewers and the registrar
everybody's, a trainee the own one. To all others there is none, whatever number they ask for.
"""

from __future__ import annotations

from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.kind.papers import RecordPaper
from shangnan.policy.records.plain.request_text import clean
from shangnan.policy.records.training.certificate_paper import Certificate
from shangnan.policy.records.training.certificate_paper import certificates
from shangnan.policy.records.training.kind import KIND
from shangnan.policy.records.training.paper_labels import CERTIFICATE
from shangnan.policy.records.training.paper_labels import SHEET
from shangnan.policy.records.training.scores import people_seen
from shangnan.policy.records.training.scores import visible_scores
from shangnan.policy.records.training.sheet_paper import plan_of
from shangnan.policy.records.training.sheet_paper import sign_in_sheet
from shangnan.policy.records.views.paper_answer import answer_pdf
from shangnan.policy.records.views.paper_answer import refuse
from shangnan.policy.records.workflow.steps_taken import day_of
from shangnan.policy.units.directory import unit_by_uid
from typing import Any

#: States in which what the record says was confirmed by somebody else than who wrote it.
CERTAIN = ("confirmed", "filed")


def unit_title(record: Any) -> str:
    """Return the name of the unit that held the training."""
    unit = unit_by_uid(responsible_unit_of(record))
    return unit.title if unit else ""


def certificates_of(record: Any) -> dict[int, Certificate]:
    """Return the certificates that the present user may print, by the number of the row in the roster, from 1.

    None before the record was confirmed, and none for people who were not there.
    """
    if api.content.get_state(record) not in CERTAIN:
        return {}
    training = KIND.plain_of(record)
    seen = people_seen(record)
    scores = {(row["name"] or "", row["unit"] or ""): row["score"] for row in visible_scores(record)}
    confirmed = day_of(record, "confirm") or now().date()
    issuer, plan = unit_title(record), plan_of(training)
    return {
        number: Certificate(
            name=row["name"],
            person_unit=row["unit"],
            title=training["title"],
            plan=plan,
            day=training["session_date"] or "",
            hours=row["hours"] or 0,
            score=scores.get((row["name"], row["unit"])),
            issuer=issuer,
            issued=confirmed.isoformat(),
        )
        for number, row in enumerate(training["roster"], 1)
        if row["signed_in"] and (row["name"], row["unit"]) in seen
    }


def sheet(record: Any) -> bytes:
    """Return the sheet to sign in on of a record."""
    return pdf(sign_in_sheet(KIND.plain_of(record), unit_title(record)))


PAPER = RecordPaper("TrainingRecord", "training-sheet.pdf", _("Sheets to sign in on"), sheet)


class SheetPdf(BrowserView):
    """The sheet to sign in on."""

    def __call__(self) -> bytes | str:
        name = f"{SHEET}-{self.context.title}"
        return answer_pdf(self.request, lambda: sheet(self.context), name, self.context.absolute_url())


class CertificatePdf(BrowserView):
    """The certificate of the person whose row `person` numbers, else all that the present user may print."""

    def __call__(self) -> bytes | str:
        back = self.context.absolute_url()
        found = certificates_of(self.context)
        asked = clean(self.request.form.get("person"))
        chosen = [told for number, told in found.items() if asked in ("", str(number))]
        if not chosen:
            message = _(
                "There is no certificate here that you may print. The record has to be confirmed and the person to have signed in; "
                "everybody prints the own one, the unit's drafters and reviewers and the registrar print all."
            )
            return refuse(self.request, message, back)
        name = f"{CERTIFICATE}-{chosen[0].name if len(chosen) == 1 else self.context.title}"
        return answer_pdf(self.request, lambda: pdf(certificates(chosen)), name, back)
