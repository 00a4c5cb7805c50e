"""Taking over another Plone's export: collective.exportimport reads it, our import makes drafts of it. Nothing is released.

Its `ImportContent` goes through the items and hands each to its hook; there our rules decide, as for every import of lists: what the form
would refuse is refused, texts are read without markup, files are judged by their content. Its own way of making things is not taken: it
writes whatever the file says, published and with markup, and goes on after errors.
"""

from __future__ import annotations

from base64 import b64decode
from collective.exportimport.import_content import ImportContent
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from Products.CMFCore.indexing import processQueue
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.checks.upload import upload_problem
from shangnan.policy.records.tables.import_rules import ImportTask
from shangnan.policy.records.tables.importing_run import import_as_system
from shangnan.policy.records.tables.importing_run import ImportRun
from shangnan.policy.refusals import Refused
from shangnan.policy.transfer.engine import carry_out
from shangnan.policy.transfer.field_rules import FieldRules
from shangnan.policy.transfer.lists import of_type
from shangnan.policy.transfer.plan import Planner
from shangnan.policy.transfer.rows import Row
from shangnan.policy.transfer.whole_site.foreign.kinds import becomes
from shangnan.policy.transfer.whole_site.foreign.kinds import DRAFT
from shangnan.policy.transfer.whole_site.foreign.kinds import FILE
from shangnan.policy.transfer.whole_site.foreign.kinds import kinds
from shangnan.policy.transfer.whole_site.foreign.kinds import PLACE
from shangnan.policy.transfer.whole_site.foreign.report import ForeignResult
from shangnan.policy.transfer.whole_site.foreign.report import LEFT
from shangnan.policy.transfer.whole_site.foreign.report import TAKEN
from shangnan.policy.transfer.whole_site.foreign.report import THERE
from shangnan.policy.transfer.whole_site.foreign.text_of_page import text_of_page
from typing import Any
from zope.globalrequest import getRequest

import ijson
import transaction

KIND = "OutgoingDispatch"
# So many items are committed at once.
BATCH = 200


def is_foreign(folder: Path) -> bool:
    """Tell whether a folder, or file, holds what collective.exportimport writes, and no export of ours."""
    return bool(_files(folder)) and not (folder / "manifest.json").exists()


def _files(folder: Path) -> list[Path]:
    found = [folder] if folder.suffix == ".json" else list(folder.glob("*.json")) if folder.is_dir() else []
    # Pages before the files that lie in them, where each kind has a file of its own.
    return sorted(found, key=lambda path: (becomes(path.stem) != DRAFT, path.name))


class ForeignContent(ImportContent):
    """Goes through the items of an export; each becomes a draft, a file of one, or a line of the report."""

    def __init__(self, unit: str, note: str) -> None:
        """
        :param unit: title of the unit that is responsible for the drafts.
        :param note: for the history of each.
        """
        super().__init__(api.portal.get(), getRequest())
        self.limit = self.commit = None
        self.unit, self.note = unit, note
        self.results: list[ForeignResult] = []
        #: Drafts by the address of what they came from.
        self.drafts: dict[str, Any] = {}
        known = of_type(KIND)
        self.rules = FieldRules(known, api.portal.get()[known.kind.section])
        self.planner = Planner(self.rules, {})
        self.task = ImportTask(api.portal.get()[known.kind.section], False, False)

    def global_dict_hook(self, item: dict[str, Any]) -> None:
        """Take an item over; nothing is returned, so that nothing else is made of it."""
        kind = becomes(item["@type"])
        if kind in (DRAFT, FILE):
            self._record(item, kind)
        elif kind == PLACE:
            self._told(item, LEFT, reasons=[chinese(_("A place: what lay in it stands in this list by itself."))])
        else:
            known = kinds().get(item["@type"])
            reason = known.why if known is not None else chinese(_("This kind is not known here."))
            self._told(item, LEFT, reasons=[reason])
        if len(self.results) % BATCH == 0:
            processQueue()
            transaction.commit()

    def _record(self, item: dict[str, Any], kind: str) -> None:
        """Make a draft of a page; put a file into the draft of the page that it lay in, or into one of its own."""
        said = item.get("file") or item.get("image")
        around = self.drafts.get((item.get("parent") or {}).get("@id", "")) if kind == FILE else None
        problem = _file_problem(item, said) if kind == FILE else None
        if problem is not None:
            return self._told(item, LEFT, reasons=[chinese(problem)])
        draft, outcome, reasons = (around, THERE, []) if around is not None else self._draft(item)
        if draft is not None and said and _file_problem(item, said) is None and _attached(draft, item, said):
            outcome = TAKEN
        elif draft is not None and said and kind == DRAFT and _file_problem(item, said) is not None:
            reasons = [chinese(_file_problem(item, said))]
        if draft is not None and kind == DRAFT:
            self.drafts[item.get("@id", "")] = draft
        self._told(item, outcome, draft, reasons)

    def _draft(self, item: dict[str, Any]) -> tuple[Any, str, list[str]]:
        """Return the draft of an item, what became of it, and why not; one that is there already is left as it is."""
        day = str(item.get("effective") or item.get("created") or "")[:10]
        data = {"responsible_unit": self.unit, "title": _line(item.get("title") or item.get("id"))}
        data |= {"body": text_of_page(_data(item.get("text")))} | ({"written_on": day} if day > "1970" else {})
        entry = self.rules.read(data, ())
        there = self.rules.holders([entry.key]).get(entry.key) if entry.key else None
        if there:
            return there[0], THERE, []
        (plan,) = self.planner.plans([Row(len(self.results) + 1, data)])
        if plan.decision.reasons:
            return None, LEFT, [chinese(reason) for reason in plan.decision.reasons]
        return carry_out(self.rules, plan.decision, self.note), TAKEN, []

    def _told(self, item: dict[str, Any], outcome: str, draft: Any = None, reasons: list[str] | None = None) -> None:
        path = "/".join(draft.getPhysicalPath()[2:]) if draft is not None else ""
        title = _line(item.get("title")) or str(item.get("id") or "")
        said = ForeignResult(str(item.get("@id")), item["@type"], title, outcome, path, tuple(reasons or ()))
        self.results.append(said)


def take_over(folder: Path, unit: str, who: str) -> list[ForeignResult]:
    """Take over another Plone's export into the present site, as drafts.

    :param folder: with its files, or one of them.
    :param unit: title of the unit that is responsible for the drafts.
    :param who: runs it, for the histories.
    :returns: what became of each item, in order.
    :raises Refused: where there is no such unit.
    """
    note = chinese(
        _(
            "Taken over from the export ${file} of another site, run by ${who}.",
            mapping={"file": folder.name[:100], "who": who},
        )
    )
    with import_as_system(ImportRun(note)):
        taking = ForeignContent(unit, note)
        if taking.rules.units is None or not _known(taking, unit):
            message = _("Say which unit is responsible for the drafts: UNIT=, by its name in this site.")
            raise Refused([Gap("no_unit", "", message)])
        for path in _files(folder):
            with path.open("rb") as stream:
                taking.import_new_content(ijson.items(stream, "item", use_float=True))
        processQueue()
        transaction.commit()
    return taking.results


def _known(taking: ForeignContent, unit: str) -> bool:
    entry = taking.rules.read({"responsible_unit": unit}, ()) if unit else None
    return entry is not None and not entry.problems


def _data(text: Any) -> str:
    return str(text.get("data") or "") if isinstance(text, dict) else str(text or "")


def _line(text: Any) -> str:
    return " ".join(str(text or "").split())[:300]


def _content(said: Any) -> bytes | None:
    if not isinstance(said, dict) or said.get("encoding") != "base64":
        return None
    try:
        return b64decode(said.get("data") or "", validate=False)
    except ValueError:
        return None


def _name(item: dict[str, Any], said: Any) -> str:
    return str((said or {}).get("filename") or item.get("id") or "")


def _file_problem(item: dict[str, Any], said: Any) -> Any:
    """Return why a file is not taken, None where it is."""
    content = _content(said)
    if content is None:
        return _("The export holds no content of this file. Export anew with files as base-64 within the JSON.")
    return upload_problem(_name(item, said), len(content), content[:4096])


def _attached(draft: Any, item: dict[str, Any], said: Any) -> bool:
    """Put a file into a draft; return False where it is there already."""
    content, name = _content(said) or b"", _name(item, said)
    files = [child.file.data for child in draft.objectValues() if child.portal_type == "Attachment"]
    if content in files:
        return False
    file = NamedBlobFile(data=content, filename=name)
    title = _line(item.get("title")) or name
    createContentInContainer(draft, "Attachment", checkConstraints=False, title=title, purpose="text", file=file)
    return True
