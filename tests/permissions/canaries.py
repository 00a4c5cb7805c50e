"""Records with canary words: each word may be met by certain people only, wherever they look."""

from __future__ import annotations

from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.service_guide.revision import working_copy_of
from tests.permissions.table import SIGNED_IN_STAFF
from tests.permissions.world import World
from tests.support import acting_as
from tests.support import add_guide
from tests.support import PDF
from tests.support import step
from typing import Any

import transaction

# In every text of every record, so that one may search for it without saying a canary.
PROBE = "zqprobe"
UNIT_FUNCTIONS = frozenset({"D", "R", "L"})
BEFORE_RELEASE = UNIT_FUNCTIONS | {"P"}


class Canaries:
    """The records, and who may meet which word.

    :ivar audience: canary word -> keys of table.ACCOUNTS that may meet it.
    :ivar records: address of each record and file by name.
    """

    def __init__(self, portal: Any) -> None:
        self.portal, self.world = portal, World(portal)
        self.audience: dict[str, frozenset[str]] = {}
        self.records: dict[str, Any] = {}
        self.uids: list[str] = []
        self._draft("draft", "draft")
        self._draft("pending", "pending")
        self._draft("reviewed", "reviewed")
        self._other_unit()
        self._published()
        transaction.commit()

    def word(self, name: str, audience: frozenset[str]) -> str:
        """Return a new canary word for an audience."""
        word = f"zqcanary{name}"
        self.audience[word] = audience
        return word

    def texts(self, name: str, audience: frozenset[str]) -> dict[str, Any]:
        """Return texts for a guide's fields, rows included, each with a canary of its own."""

        def said(part: str) -> str:
            return f"{self.word(name + part, audience)} {PROBE}"

        return {
            "name": said("id"),
            "summary": said("summary"),
            "notes": said("notes"),
            "place": said("place"),
            "aliases": [said("alias")],
            "conditions": [said("condition")],
            "justification": said("why"),
            "materials": [{"name": said("material"), "copies": 1, "note": said("note")}],
            "faqs": [{"q": said("question"), "a": said("answer")}],
        }

    def file(self, guide: Any, name: str, audience: frozenset[str]) -> None:
        """Put a file into a guide, with canaries in its title, name and content."""
        title, filename, inside = (self.word(name + part, audience) for part in ("filetitle", "filename", "filetext"))
        with acting_as(self.portal, "demo-drafter"):
            file = NamedBlobFile(data=PDF + inside.encode(), filename=f"{filename}.pdf", contentType="application/pdf")
            attachment = createContentInContainer(
                guide, "Attachment", checkConstraints=False, id=f"{name}-file", title=f"{title} {PROBE}", file=file
            )
        self.records[f"{name} file"] = attachment

    def _draft(self, name: str, state: str) -> None:
        guide = self.world.guide("draft", **self.texts(name, BEFORE_RELEASE))
        self.entitle(guide, f"{name}title", BEFORE_RELEASE)
        self.file(guide, name, BEFORE_RELEASE)
        opinion = self.word(f"{name}opinion", BEFORE_RELEASE) if state != "draft" else ""
        if state != "draft":
            step(self.portal, guide, "submit", "demo-drafter", opinion)
        if state == "reviewed":
            step(self.portal, guide, "review", "demo-reviewer", opinion)
        self.keep(name, guide)

    def _other_unit(self) -> None:
        audience = frozenset({"D2", "P"})
        guide = add_guide(self.portal, 1, OTHER_UNIT, **self.texts("foreign", audience))
        self.entitle(guide, "foreigntitle", audience)
        self.keep("foreign", guide)

    def _published(self) -> None:
        """Make a public guide with opinions, a justification, rules draft and in force, and a working copy."""
        opinion = self.word("publishedopinion", BEFORE_RELEASE)
        why = self.word("publishedwhy", BEFORE_RELEASE)
        guide = self.world.guide("draft", justification=why, notes=f"公开的备注 {PROBE}")
        for transition, account in (("submit", "drafter"), ("review", "reviewer"), ("publish", "publisher")):
            step(self.portal, guide, transition, f"demo-{account}", opinion)
        self.keep("published", guide)
        row = {"stage": f"{self.word('rulesdraftstage', UNIT_FUNCTIONS)} {PROBE}"}
        draft = self.world.rules("draft", guide=guide, title=self.word("rulesdraftid", UNIT_FUNCTIONS), rows=[row])
        self.entitle(draft, "rulesdrafttitle", UNIT_FUNCTIONS)
        self.keep("rules draft", draft)
        rules = self.world.rules("in_force", guide=guide, title=self.word("rulesforceid", SIGNED_IN_STAFF))
        self.entitle(rules, "rulesforcetitle", SIGNED_IN_STAFF)
        self.keep("rules in force", rules)
        step(self.portal, guide, "revise", "demo-drafter", self.word("reviseopinion", BEFORE_RELEASE))
        copy = working_copy_of(guide)
        copy.notes = f"{self.word('copynotes', BEFORE_RELEASE)} {PROBE}"
        self.entitle(copy, "copytitle", BEFORE_RELEASE)
        self.keep("working copy", copy)

    def entitle(self, record: Any, name: str, audience: frozenset[str]) -> None:
        """Give a record a title that its address does not hold: the address is said by whoever asks for it."""
        record.title = f"{self.word(name, audience)} {PROBE}"
        record.reindexObject()

    def keep(self, name: str, record: Any) -> None:
        """Remember a record and its place."""
        self.records[name] = record
        self.uids.append(api.content.get_uuid(record))
