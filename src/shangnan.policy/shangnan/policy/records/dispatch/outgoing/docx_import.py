"""`@@import-docx`: a draft's text from a Word file. First a preview of what is taken over and what is lost, then the taking over.

Between the two nothing is kept on the server: what was read stands in the form, where it can be corrected.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from plone import api
from plone.locking.interfaces import ILockable
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.paper.docx.draft import Draft
from shangnan.policy.paper.docx.opening import LARGEST
from shangnan.policy.paper.docx.opening import Unreadable
from shangnan.policy.paper.docx.reader import read
from shangnan.policy.records.checks.field_check import field_problem
from shangnan.policy.records.checks.upload import upload_problem
from shangnan.policy.records.dispatch.outgoing.content import IOutgoingDispatch
from shangnan.policy.records.dispatch.outgoing.docx_words import FAULTS
from shangnan.policy.records.dispatch.outgoing.docx_words import LONG
from shangnan.policy.records.dispatch.outgoing.docx_words import OFFERED
from shangnan.policy.records.dispatch.outgoing.docx_words import text_for
from shangnan.policy.records.dispatch.outgoing.docx_words import told
from shangnan.policy.records.dispatch.outgoing.guards import LABELS
from shangnan.policy.records.dispatch.outgoing.plain import DATES
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.refusals import Refused
from typing import Any
from zope.event import notify
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields
from ZPublisher.HTTPRequest import FileUpload

import transaction


class ImportDocxView(BrowserView):
    """Asks for a file, shows what is in it beside what the draft has, and takes over what is ticked."""

    def __call__(self) -> str:
        self.problems: list[str] = []
        self.losses: list[str] = []
        self.found: dict[str, str] = {}
        self.ticked: set[str] = set()
        if stopped := self._stopped():
            api.portal.show_message(stopped, self.request, type="warning")
            self.request.response.redirect(self.context.absolute_url())
            return ""
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._take() if "take" in self.request.form else self._preview()
        return str(self.index())

    def _stopped(self) -> Message | None:
        """Return why no text can be taken over now, or None."""
        if api.content.get_state(self.context) != "draft":
            return _("Text is taken from a Word file into a draft only.")
        lockable = ILockable(self.context, None)
        locks = lockable.lock_info() if lockable is not None and lockable.locked() else []
        if any(lock["creator"] != api.user.get_current().getId() for lock in locks):
            return _("Somebody is editing this just now. Try again when it has been saved or given up.")
        return None

    def rows(self) -> list[dict[str, Any]]:
        """Return a row for each text that was found or typed: name, label, text, present text, and how it is asked."""
        present = to_plain(self.context)
        return [
            {
                "name": name,
                "label": translate(LABELS[name], context=self.request),
                "text": self.found[name],
                "present": present[name],
                "ticked": name in self.ticked,
                "long": name in LONG,
                "type": "date" if name in DATES else "text",
                "lines": min(20, max(2, self.found[name].count("\n") + 1)),
            }
            for name in OFFERED
            if name in self.found
        ]

    def _refuse(self, *problems: Message) -> str:
        self.problems = [translate(problem, context=self.request) for problem in problems]
        self.request.response.setStatus(400)
        return str(self.index())

    def _preview(self) -> str:
        upload = self.request.form.get("file")
        if not isinstance(upload, FileUpload) or not upload.filename:
            return self._refuse(_("Choose a file first."))
        data = upload.read(LARGEST + 1)
        problem = upload_problem(upload.filename, len(data), data[:4096])
        if problem is not None:
            return self._refuse(problem)
        try:
            draft = read(data)
        except Unreadable as error:
            return self._refuse(FAULTS[error.fault])
        self._show(draft)
        if not self.found:
            return self._refuse(_("There is no text in the file that could be taken over."))
        return str(self.index())

    def _show(self, draft: Draft) -> None:
        present = to_plain(self.context)
        self.found = {name: text for name in OFFERED if (text := text_for(draft, name))}
        self.ticked = {name for name, text in self.found.items() if text != present[name]}
        self.losses = [self._in_words(loss) for loss in draft.losses]

    def _in_words(self, loss: Any) -> str:
        message = told(loss)
        what = translate(message.mapping["what"], context=self.request)
        # A message within a message is not translated by itself.
        whole = Message(message, domain=message.domain, mapping={**message.mapping, "what": what})
        return str(translate(whole, context=self.request)).strip()

    def _take(self) -> str:
        form: Mapping[str, Any] = self.request.form
        asked = form.get("fields", [])
        self.ticked = {asked} if isinstance(asked, str) else {name for name in asked if isinstance(name, str)}
        self.ticked &= set(OFFERED)
        for name in OFFERED:
            value = form.get(f"text.{name}")
            if isinstance(value, str):
                self.found[name] = "\n".join(value.splitlines()).strip()
        self.ticked &= set(self.found)
        if not self.ticked:
            return self._refuse(_("Tick at least one text that is to be taken over."))
        values, problems = self._values()
        if problems:
            return self._refuse(*problems)
        return self._store(values)

    def _values(self) -> tuple[dict[str, Any], list[Message]]:
        """Return the values of the fields that are ticked, and what the fields have against them."""
        values: dict[str, Any] = {}
        problems: list[Message] = []
        for name in (name for name in OFFERED if name in self.ticked):
            text: Any = self.found[name]
            if name in DATES or name == "urgency":
                text = text or None
            if name in DATES and text:
                try:
                    text = date.fromisoformat(text)
                except ValueError:
                    problems.append(
                        _("“${place}” is no day. Write it like 2019-12-26.", mapping={"place": LABELS[name]})
                    )
                    continue
            field = getFields(IOutgoingDispatch)[name].bind(self.context)
            where = translate(LABELS[name], context=self.request)
            problem = field_problem(field, text, where)
            if problem is not None:
                problems.append(problem)
            values[name] = text
        return values, problems

    def _store(self, values: Mapping[str, Any]) -> str:
        savepoint = transaction.savepoint()
        for name, value in values.items():
            setattr(self.context, name, value)
        try:
            notify(ObjectModifiedEvent(self.context, Attributes(IOutgoingDispatch, *values)))
        except Refused as refused:
            gaps: list[Gap] = refused.gaps
            savepoint.rollback()
            return self._refuse(*(gap.message for gap in gaps))
        api.portal.show_message(
            _("${count} texts were taken over from the file. Read them through.", mapping={"count": len(values)}),
            self.request,
        )
        self.request.response.redirect(self.context.absolute_url())
        return ""
