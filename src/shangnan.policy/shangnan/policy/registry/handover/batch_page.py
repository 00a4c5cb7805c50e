"""`@@handover-batch`: one batch, how far its package is, its form, and the steps that it may take now."""

from __future__ import annotations

from plone import api
from plone.memoize.view import memoize
from plone.namedfile.file import NamedBlobFile
from plone.protect import CheckAuthenticator
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.records.checks.upload import upload_problem
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.archive_view import OfArchive
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.handover.batches import BatchRecord
from shangnan.policy.registry.handover.batches import kept_batch
from shangnan.policy.registry.handover.batches import KeptBatch
from shangnan.policy.registry.handover.list_page import PATIENCE
from shangnan.policy.registry.handover.making import is_here
from shangnan.policy.registry.handover.making import Progress
from shangnan.policy.registry.handover.making import progress
from shangnan.policy.registry.handover.making import work_off
from shangnan.policy.registry.handover.making import writing_of
from shangnan.policy.registry.handover.marking import mark_off
from shangnan.policy.registry.handover.profiles import PROFILES
from shangnan.policy.registry.handover.rules import Receipt
from shangnan.policy.registry.handover.rules import STATES
from shangnan.policy.registry.handover.rules import STEPS
from shangnan.policy.registry.handover.steps import again
from shangnan.policy.registry.handover.steps import discard
from shangnan.policy.registry.handover.steps import hand_over
from shangnan.policy.registry.handover.steps import receive
from shangnan.policy.registry.handover.steps import return_batch
from urllib.parse import quote
from zExceptions import NotFound
from ZPublisher.HTTPRequest import FileUpload

import transaction


class OfBatch(OfArchive):
    """A page of one batch, which the parameter `id` names."""

    @property
    @memoize
    def kept(self) -> KeptBatch:
        """The batch.

        :raises NotFound: where there is none.
        """
        kept = kept_batch(self.text("id"))
        if kept is None:
            raise NotFound(self.context, self.__name__, self.request)
        return kept

    @property
    def record(self) -> BatchRecord:
        """What is kept of it."""
        return self.kept.record

    def link(self, view: str, batch_id: str = "") -> str:
        """Return the address of a page of this batch, or of another one."""
        return f"{self.context.absolute_url()}/@@{view}?id={quote(batch_id or self.record.id)}"


class BatchView(OfBatch):
    """The page of a batch; what is sent is a step."""

    steps_part = ViewPageTemplateFile("templates/batch_steps.pt")

    def answer(self) -> str:
        """Return the page, or take a step."""
        batch_id = self.record.id
        if self.request.method != "POST":
            return str(self.index())
        CheckAuthenticator(self.request)
        step = self.text("step")
        if step not in STEPS:
            raise NotFound(self.context, self.__name__, self.request)
        try:
            following = self._take(step, batch_id)
        except Refused as refused:
            transaction.abort()  # nothing of a refused step stays
            return self.refused(refused.gaps)
        self.request.response.redirect(self.link("handover-batch", following))
        return ""

    def _take(self, step: str, batch_id: str) -> str:
        """Take a step; return the id of the batch to be shown next.

        :raises Refused: with all that stands in the way.
        """
        if step == "go_on":
            work_off(batch_id, PATIENCE)
            mark_off(batch_id, PATIENCE)
        elif step == "hand_over":
            hand_over(batch_id)
        elif step == "receive":
            self._receive(batch_id)
        elif step == "return":
            return_batch(batch_id, self.text("reason"))
        elif step == "again":
            following = str(committed(lambda: again(batch_id)).id)
            work_off(following, PATIENCE)
            return following
        else:
            writing = writing_of(self.kept) if is_here(self.record) else None
            committed(lambda: discard(batch_id))
            if writing is not None:
                writing.remove()
        return batch_id

    def _receive(self, batch_id: str) -> None:
        receipt = Receipt(*(self.text(name) for name in ("number", "day", "person")))
        committed(lambda: receive(batch_id, receipt, self._scan()))
        mark_off(batch_id, PATIENCE)

    def _scan(self) -> NamedBlobFile | None:
        """Return the scan of the receipt that was sent; None for none.

        :raises Refused: where it is of no kind that is kept.
        """
        upload = self.request.form.get("file")
        if not isinstance(upload, FileUpload) or not upload.filename:
            return None
        upload.seek(0)
        content = upload.read()
        problem = upload_problem(upload.filename, len(content), content[:4096])
        if problem is not None:
            raise Refused([Gap("file", "file", problem)])
        return NamedBlobFile(data=content, filename=upload.filename)

    @property
    @memoize
    def progress(self) -> Progress:
        """How far the package is."""
        return progress(self.kept)

    def may(self, step: str) -> bool:
        """Whether the batch may take a step now."""
        return self.record.state in STEPS[step] and not (step == "again" and self.record.following)

    def facts(self) -> list[tuple[str, str]]:
        """Return (Message, text) of what is told of the batch."""
        record = self.record
        receipt = " ".join(record.receipt.get(name, "") for name in ("number", "day", "person")).strip()
        told = [
            (_("State"), self.translated(STATES[record.state])),
            (_("Layout"), self.translated(PROFILES[record.profile].title)),
            (_("Handed over by"), record.unit),
            (_("Contents"), record.description),
            (_("Count of items"), str(record.count)),
            (_("Archival numbers"), self._span()),
            (_("Left out, since they are of paper"), "、".join(record.left_out)),
            (_("Made"), f"{record.made_at[:16].replace('T', ' ')} {name_of(record.made_by)}"),
            (_("Handed over"), record.handed_over_at[:16].replace("T", " ")),
            (_("Receipt"), receipt),
            (_("Reason of the return"), record.reason),
        ]
        return [(title, text) for title, text in told if text]

    def _span(self) -> str:
        numbers = self.kept.numbers
        return f"{numbers[numbers.minKey()]} — {numbers[numbers.maxKey()]}"

    def translated(self, message: str) -> str:
        """Return a message in the language of the page."""
        return str(api.portal.translate(message)) if message else ""

    def unmarked(self) -> int:
        """Return how many items of a received batch are not marked yet."""
        return self.record.count - self.record.marked if self.record.receipt else 0

    def elsewhere(self) -> str:
        """Return the name of the machine on which the package lies; "" where it lies here."""
        return "" if is_here(self.record) else self.record.machine

    def place(self) -> str:
        """Return where the package lies on this machine; "" before it is whole."""
        folder = writing_of(self.kept).final
        return str(folder) if is_here(self.record) and self.record.form and folder.is_dir() else ""
