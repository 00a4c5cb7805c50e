"""The page of a regulation, which text applied on a day, and the confirmations of those who have read it."""

from __future__ import annotations

from AccessControl import getSecurityManager
from datetime import date
from datetime import datetime
from plone import api
from plone.memoize.view import memoize
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.accounts.names import name_at
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.permissions import ACKNOWLEDGE
from shangnan.policy.permissions import COMMENT_REGULATION
from shangnan.policy.permissions import SEE_ACKNOWLEDGEMENTS
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.regulation import acknowledgement
from shangnan.policy.records.regulation import opinions
from shangnan.policy.records.regulation.articles import Block
from shangnan.policy.records.regulation.articles import blocks
from shangnan.policy.records.regulation.articles import contents
from shangnan.policy.records.regulation.guards import secret_warnings
from shangnan.policy.records.regulation.kept_files import kept_file
from shangnan.policy.records.regulation.kinds import ENDED
from shangnan.policy.records.regulation.kinds import IN_FORCE
from shangnan.policy.records.regulation.lifecycle import texts_of
from shangnan.policy.records.regulation.lifecycle import today
from shangnan.policy.records.regulation.plain import day_of
from shangnan.policy.records.regulation.plain import to_plain
from shangnan.policy.records.regulation.released import may_read_version
from shangnan.policy.records.regulation.standing import end_of
from shangnan.policy.records.regulation.standing import Standing
from shangnan.policy.records.regulation.standing import standing
from shangnan.policy.records.regulation.validity import Span
from shangnan.policy.records.regulation.validity import spans
from shangnan.policy.records.views.files import files_of
from shangnan.policy.records.workflow.gaps import Gap
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate


class RegulationView(BrowserView):
    """Everything that templates/regulation.pt asks."""

    own_search_box = False

    @property
    @memoize
    def data(self) -> dict[str, Any]:
        return to_plain(self.context)

    @property
    @memoize
    def blocks(self) -> list[Block]:
        return blocks(self.data["body"])

    @property
    def contents(self) -> list[Block]:
        return contents(self.blocks)

    @property
    @memoize
    def state(self) -> str:
        return api.content.get_state(self.context)

    @property
    @memoize
    def standing(self) -> Standing | None:
        """How it stands today, None for a working copy: that text is judged with its original."""
        return None if self.context.revision_of else standing(self.context, today())

    @property
    @memoize
    def status(self) -> str:
        """draft, coming, in_force, changed (a later text applies by now), superseded or repealed: by dates."""
        if self.state in ENDED:
            return "superseded" if self.context.superseded_by else "repealed"
        now = self.standing
        if now is not None and now.successor:
            return "superseded"
        if self.state in IN_FORCE and self.end and self.end <= today().isoformat():
            return "repealed"
        if self.state in IN_FORCE:
            kept = acknowledgement.present_version(self.context)
            return "in_force" if now is not None and now.version in (None, kept) else "changed"
        if self.state == "signed":
            return "in_force" if now is not None and now.version is not None else "coming"
        return "draft"

    @property
    def end(self) -> str:
        """First day on which it applies no more, ISO, or empty."""
        end = end_of(self.context)[0]
        return end.isoformat() if end else ""

    @property
    @memoize
    def successor(self) -> dict[str, str] | None:
        """What replaces it, as far as the reader may see that."""
        found = self._links([end_of(self.context)[1] or ""])
        return found[0] if found else None

    @property
    def replaced(self) -> list[dict[str, str]]:
        return self._links(self.data["supersedes"])

    def _links(self, uids: list[str]) -> list[dict[str, str]]:
        wanted = [uid for uid in uids if uid]
        brains = api.portal.get_tool("portal_catalog")(UID=wanted) if wanted else []
        return [{"url": brain.getURL(), "title": brain.Title} for brain in brains]

    @property
    def files(self) -> list[dict[str, str]]:
        """Attached files that this reader may see: title, url."""
        return files_of(self.context)

    @property
    def spans(self) -> list[Span]:
        """The texts and the days on which each applied."""
        return spans(texts_of(self.context), end_of(self.context)[0])

    @property
    def warnings(self) -> list[str]:
        """Marks of state secrets in the text, for those who work on it."""
        if self.status not in ("draft", "coming"):
            return []
        return [translate(gap.message, context=self.request) for gap in secret_warnings(self.data)]

    @property
    def may_acknowledge(self) -> bool:
        return bool(getSecurityManager().checkPermission(ACKNOWLEDGE, self.context))

    @property
    def acknowledged(self) -> str:
        """Day on which the reader confirmed the present version, or empty."""
        return acknowledgement.time_of(self.context, getSecurityManager().getUser().getId() or "")[:10]

    @property
    def may_see_readers(self) -> bool:
        return bool(getSecurityManager().checkPermission(SEE_ACKNOWLEDGEMENTS, self.context))

    @property
    def may_comment(self) -> bool:
        return bool(getSecurityManager().checkPermission(COMMENT_REGULATION, self.context))


class InForceOnView(BrowserView):
    """`@@in-force-on?date=2026-03-01`: the text that applied on a day."""

    own_search_box = False

    def __call__(self) -> str:
        if self.context.revision_of:
            raise NotFound(self.context, "in-force-on", self.request)
        given = self.request.form.get("date", "")
        self.given = given.strip() if isinstance(given, str) else "?"
        self.day: date | None = day_of(self.given) if self.given else today()
        self.problem = self.day is None
        self.found = standing(self.context, self.day) if self.day is not None else None
        data = self.found.data if self.found is not None else None
        self.blocks = blocks(data["body"]) if data else []
        self.files = (data.get("files") or []) if data else []
        if self.problem:
            self.request.response.setStatus(400)
        return self.index()

    @property
    def successor(self) -> dict[str, str] | None:
        """What had replaced it by that day, as far as the reader may see it."""
        uid = self.found.successor if self.found is not None else None
        brains = api.portal.get_tool("portal_catalog")(UID=uid) if uid else []
        return {"url": brains[0].getURL(), "title": brains[0].Title} if brains else None


class KeptFileView(BrowserView):
    """`@@kept-file?version=1&sha256=…`: a file as a version of the regulation had it."""

    def __call__(self) -> Any:
        form = self.request.form
        number, digest = str(form.get("version", "")), str(form.get("sha256", ""))
        version = versions(self.context).get(int(number)) if number.isascii() and number.isdigit() else None
        known = {told["sha256"] for told in (version["data"].get("files") or ())} if version is not None else set()
        if version is None or digest not in known or not may_read_version(self.context, int(number)):
            raise NotFound(self.context, "kept-file", self.request)
        file = kept_file(self.context, digest)
        set_headers(file, self.request.response, filename=file.filename if file is not None else None)
        return stream_data(file)


class AcknowledgeView(BrowserView):
    """`@@acknowledge`: a staff member confirms to have read the present version."""

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            acknowledgement.acknowledge(self.context, api.user.get_current().getId(), stamp())
            api.portal.show_message(_("You have confirmed that you have read this."), self.request)
        self.request.response.redirect(f"{self.context.absolute_url()}/view")
        return ""


class ReadersView(BrowserView):
    """`@@acknowledgements`: who has confirmed the present version, and who has not."""

    @property
    @memoize
    def readers(self) -> list[acknowledgement.Reader]:
        return acknowledgement.readers(self.context)

    @property
    @memoize
    def units(self) -> list[acknowledgement.UnitReaders]:
        """The same people, by unit."""
        return acknowledgement.readers_by_unit(self.context)

    @property
    def done(self) -> int:
        return sum(1 for reader in self.readers if reader.time)

    @property
    def version(self) -> int:
        return acknowledgement.present_version(self.context)


class ConsultationView(BrowserView):
    """`@@consultation`: the comments on a draft, and while it is out for comments a box for one more."""

    def __call__(self) -> str:
        self.problems: list[str] = []
        text = self.request.form.get("comment", "")
        self.text = text if isinstance(text, str) else ""
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._add()
        return self.index()

    def _add(self) -> str:
        if not self.may_comment():
            raise NotFound(self.context, "consultation", self.request)
        gaps: list[Gap] = opinions.comment_gaps(self.text)
        if gaps:
            self.problems = [translate(gap.message, context=self.request) for gap in gaps]
            return self.index()
        opinions.add_comment(self.context, api.user.get_current().getId(), self.text, stamp())
        api.portal.show_message(_("Thank you, your comment has been kept."), self.request)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@consultation")
        return ""

    def may_comment(self) -> bool:
        """Return whether the reader may comment now."""
        return bool(getSecurityManager().checkPermission(COMMENT_REGULATION, self.context))

    def comments(self) -> list[dict[str, str]]:
        """Return the comments, oldest first: time, person, text."""
        return [
            {
                "time": comment.time[:16].replace("T", " "),
                "person": name_at(comment.user_id, datetime.fromisoformat(comment.time).timestamp()),
                "text": comment.text,
            }
            for comment in opinions.comments(self.context)
        ]
