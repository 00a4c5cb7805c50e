"""What one takes away of a batch: the package as one file, the form to be printed and signed, the scan of the receipt."""

from __future__ import annotations

from collections.abc import Iterator
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.views.paper_answer import answer_pdf
from shangnan.policy.registry.handover import form_labels as labels
from shangnan.policy.registry.handover.batch_page import OfBatch
from shangnan.policy.registry.handover.form import CHECKS
from shangnan.policy.registry.handover.form import Form
from shangnan.policy.registry.handover.form_paper import form_paper
from shangnan.policy.registry.handover.making import is_here
from shangnan.policy.registry.handover.making import writing_of
from shangnan.policy.registry.handover.metadata import ALGORITHMS
from shangnan.policy.registry.handover.zipping import zipped
from shangnan.policy.registry.journal.noting import note_apart
from typing import Any
from urllib.parse import quote
from zExceptions import NotFound
from zope.interface import implementer
from ZPublisher.Iterators import IUnboundStreamIterator


@implementer(IUnboundStreamIterator)
class Streamed:
    """Sends parts as they are made."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self.parts = parts

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self.parts)


class PackageView(OfBatch):
    """The package of a batch as a zip file."""

    def answer(self) -> Any:
        """Return it, streamed from the disk.

        :raises NotFound: where it is not whole, or lies on another machine.
        """
        record, folder = self.record, writing_of(self.kept).final
        if not record.form or not is_here(record) or not folder.is_dir():
            raise NotFound(self.context, self.__name__, self.request)
        note_apart("record.export", None, {"batch": record.id, "count": str(record.count)})
        response = self.request.response
        response.setHeader("Content-Type", "application/zip")
        response.setHeader("Content-Disposition", f"attachment; filename*=UTF-8''{quote(record.id)}.zip")
        return Streamed(zipped(folder))


class FormView(OfBatch):
    """《电子档案移交与接收登记表》, as it is printed."""

    def answer(self) -> Any:
        """Return it.

        :raises NotFound: before the package is whole.
        """
        if not self.record.form:
            raise NotFound(self.context, self.__name__, self.request)
        return self.index()

    @property
    def form(self) -> Form:
        """What stands in it."""
        return Form(**self.record.form)

    def checks(self) -> list[tuple[str, str]]:
        """Return name and our result of each check."""
        return [(name, self.form.checks.get(name, "")) for name in CHECKS]

    def digests(self) -> list[tuple[str, str]]:
        """Return algorithm and value of each digest."""
        pairs = (digest.split(":", 1) for digest in self.form.digests)
        return [(ALGORITHMS[name], value) for name, value in pairs]


class FormPdf(FormView):
    """The form on paper, both copies."""

    def index(self) -> bytes | str:
        """Return the PDF, or go back to the form with the reason why there is none."""
        batch, name = self.record.id, f"{labels.TITLE}-{self.record.id}"
        return answer_pdf(self.request, lambda: pdf(form_paper(self.form, batch)), name, self.link("handover-form"))


class ReceiptView(OfBatch):
    """The scan of the receipt."""

    def answer(self) -> Any:
        """Return it.

        :raises NotFound: where there is none.
        """
        file = self.kept.receipt_file
        if file is None:
            raise NotFound(self.context, self.__name__, self.request)
        set_headers(file, self.request.response, filename=file.filename)
        return stream_data(file)
