"""`@@import-batches`: what imports have handed over; `@@import-batch`: one of them, to publish or to send back."""

from __future__ import annotations

from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.service_guide.importing import SECTION
from shangnan.policy.records.workflow.four_eyes import own_work_gap
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import MAX_OPINION
from shangnan.policy.transfer.confirming import decide
from shangnan.policy.transfer.confirming import Decided
from shangnan.policy.transfer.confirming import PUBLISH
from shangnan.policy.transfer.confirming import RETURN
from shangnan.policy.transfer.confirming import waiting_guides
from shangnan.policy.transfer.import_batches import all_handed_over
from shangnan.policy.transfer.import_batches import handed_over
from shangnan.policy.transfer.import_batches import HandedOver
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate

STEPS = (PUBLISH, RETURN)
# A page of guides with what the gate says of each.
SHOWN = 100
# Imports that are listed; older ones have long been decided on.
LISTED = 50


class ImportBatchesView(BrowserView):
    """The newest imports, with how much of each still waits."""

    def __call__(self) -> str:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, "import-batches", self.request)
        return self.index()

    def runs(self) -> list[dict[str, Any]]:
        """Return file, time, person, number of guides and of those that wait, for each import."""
        return [
            {
                "url": f"{self.context.absolute_url()}/@@import-batch?id={run.uid}",
                "filename": run.filename,
                "time": run.time[:16].replace("T", " "),
                "person": name_of(run.by) or "–",
                "total": len(run.guides),
                "waiting": len(waiting_guides(run)),
            }
            for run in all_handed_over()[:LISTED]
        ]


class ImportBatchView(BrowserView):
    """One import: what waits, what the gate says, and the decision on all of it."""

    decided: Decided | None = None

    def __call__(self) -> str:
        self.problems: list[str] = []
        form = self.request.form
        self.opinion, self.step = self._typed("opinion"), self._typed("step")
        if self.run is None or self.context.getId() != SECTION:
            raise NotFound(self.context, "import-batch", self.request)
        if self.request.method == "POST":
            # The decision commits some at a time, so the check at the end of the request would come too late.
            CheckAuthenticator(self.request)
            self._decide(str(form.get("after", "")))
        return self.index()

    def _typed(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value.strip()[:MAX_OPINION] if isinstance(value, str) else ""

    def _decide(self, after: str) -> None:
        if self.step not in STEPS:
            self.problems.append(self._text(_("Choose whether to publish or to send back.")))
        if self.step == RETURN and not self.opinion:
            self.problems.append(
                self._text(_("Write the reason in the opinion box: this step is refused without one."))
            )
        own = self.own_import()
        if self.step == PUBLISH and own:
            self.problems.append(own)
        if self.problems:
            self.request.response.setStatus(400)
            return
        assert self.run is not None
        self.decided = decide(self.run, self.step, self.opinion, after)

    @property
    @memoize
    def run(self) -> HandedOver | None:
        """The import that `id` names."""
        return handed_over(self._typed("id"))

    def own_import(self) -> str:
        """Return why this person does not decide on the import, empty for whoever did not run it."""
        if self.run is None or self.run.by != api.user.get_current().getId():
            return ""
        return self._text(_("You ran this import yourself, so another publisher has to confirm it."))

    def person(self) -> str:
        """Return who ran the import."""
        return (name_of(self.run.by) if self.run is not None else "") or "–"

    @property
    @memoize
    def waiting(self) -> list[Any]:
        """The catalog entries of what waits."""
        return waiting_guides(self.run) if self.run is not None else []

    def start(self) -> int:
        """Return the number of the first guide on this page of them."""
        typed = self._typed("start")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0

    def more(self) -> str:
        """Return the address of the next page of guides, empty on the last."""
        following = self.start() + SHOWN
        if self.run is None or following >= len(self.waiting):
            return ""
        return f"{self.context.absolute_url()}/@@import-batch?id={self.run.uid}&start={following}"

    def guides(self) -> list[dict[str, Any]]:
        """Return title, address, code, unit and everything that stands against its publication, of one page of guides."""
        found = []
        for brain in self.waiting[self.start() : self.start() + SHOWN]:
            guide = brain.getObject()
            own = own_work_gap(guide, PUBLISH)
            guard: Any = ITransitionGuard(guide)
            gaps = [*guard.gaps(PUBLISH), *([own] if own is not None else [])]
            found.append(
                {
                    "title": brain.Title,
                    "url": f"{brain.getURL()}/view",
                    "code": brain.item_code,
                    "unit": brain.unit_title,
                    "revision": bool(brain.revision_of),
                    "gaps": [self._text(gap.message) for gap in gaps],
                }
            )
        return found

    def refused(self) -> list[dict[str, Any]]:
        """Return title and reasons of the guides that could not be decided on just now."""
        found = self.decided.refused if self.decided is not None else []
        return [
            {"title": title, "reasons": [self._text(reason) for reason in reasons]} for _uid, title, reasons in found
        ]

    def limit(self) -> int:
        """Return how many characters an opinion may have."""
        return MAX_OPINION

    def _text(self, message: Any) -> str:
        return translate(message, context=self.request)
