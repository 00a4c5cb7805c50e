"""`@@register.pdf`: all that the filters of a register leave, on paper, from the catalog alone."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.desk.register import RegisterView
from shangnan.policy.desk.register_paper import register
from shangnan.policy.desk.register_paper import RegisterSheet
from shangnan.policy.desk.register_query import link
from shangnan.policy.locales.chinese import LANGUAGE
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.views.paper_answer import answer_pdf
from shangnan.policy.records.views.paper_answer import refuse
from shangnan.policy.registry.journal.recording.exports import note_export
from typing import Any
from zope.i18n import translate

#: Records of one paper: forty pages, which take a slow machine some seconds.
MOST = 1000


class RegisterPrint(RegisterView):
    """The register as a PDF, in the order of the page."""

    def __call__(self) -> bytes | str:
        back = link(self.base, self.kind, self.question)
        if self.total > MOST:
            numbers = {"count": self.total, "limit": MOST}
            message = _(
                "${count} records are too many for one paper, which holds ${limit}. Choose a year, a unit or a state, or export as .xlsx.",
                mapping=numbers,
            )
            return refuse(self.request, message, back)
        sheet = self.sheet()
        typed = [f"{name}={value}" for name, value in self.question.filters.items()]
        note_export(self.context, self.kind.portal_type, self.total, [*typed, *filter(None, [self.question.text])])
        return answer_pdf(self.request, lambda: pdf(register(sheet)), f"{sheet.kind}-{now():%Y%m%d}", back)

    def _text(self, message: Any, domain: str | None = None) -> str:
        # A paper is in Chinese, whatever language the screen has.
        return translate(message, domain=domain, target_language=LANGUAGE)

    def sheet(self) -> RegisterSheet:
        """Return what is printed."""
        kind = self.kind
        return RegisterSheet(
            kind=self._text(kind.title),
            office=api.portal.get_registry_record("shangnan.portal.site_name", default="") or api.portal.get().title,
            filters="；".join(self.chosen()),
            day=now().date().isoformat(),
            headings=tuple(self._text(column.title) for column in kind.columns),
            rows=tuple(
                tuple(self.value(brain, column) for column in kind.columns) for brain in self._brains(self.found)
            ),
        )

    def chosen(self) -> list[str]:
        """Return the filters that are set, in words."""
        told = []
        for box in self.choices:
            wanted = self.question.filters.get(box["name"])
            label = next((option["label"] for option in box["options"] if option["chosen"]), wanted)
            told += [f"{box['title']}：{label}"] if wanted else []
        return [*told, *([f"{self._text(_('Words'))}：{self.question.text}"] if self.question.text else [])]
