"""What becomes of a row of a list of items, and of a complete guide: the gate decides, and the code says which guide it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from plone import api
from plone.dexterity.utils import createContent
from plone.locking.interfaces import ILockable
from shangnan.policy import _
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.lifecycle.versions import digest
from shangnan.policy.records.service_guide.catalogue import entry_for
from shangnan.policy.records.service_guide.codes import guide_id
from shangnan.policy.records.service_guide.codes import proper_code
from shangnan.policy.records.service_guide.codes import same_code
from shangnan.policy.records.service_guide.codes import writings
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.guards import publication_gaps
from shangnan.policy.records.service_guide.guards import UnitFacts
from shangnan.policy.records.service_guide.import_check import schema_problems
from shangnan.policy.records.service_guide.online_hall import online_hall
from shangnan.policy.records.service_guide.plain import apply_plain
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import RENAMED
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.service_guide.printable import print_gaps
from shangnan.policy.records.service_guide.revision import open_revision_gap
from shangnan.policy.records.service_guide.vocabularies import ITEM_TYPES
from shangnan.policy.records.tables.import_rules import Decision
from shangnan.policy.records.tables.import_rules import ImportRules
from shangnan.policy.records.tables.import_rules import ImportTask
from shangnan.policy.records.tables.import_rules import ReadRow
from shangnan.policy.records.tables.import_rules import refused
from shangnan.policy.records.tables.import_rules import UNCHANGED
from shangnan.policy.records.workflow.writers import drafters_of
from shangnan.policy.units.directory import UnitEntry
from shangnan.policy.units.directory import units_by_title
from typing import Any
from zope.event import notify
from zope.i18nmessageid import Message
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

# What a draft may lack is no reason against a line of a list; what it says wrongly is.
WRONG_IN_A_DRAFT = frozenset(
    {
        "bad_value",
        "bad_code_format",
        "wrong_type",
        "unknown_unit",
        "unit_closed",
        "personal_id_in_text",
        "unsafe_html",
        "secret_mark",
    }
)
_TYPE_CODES = {name: code for code, name in ITEM_TYPES.items()}

NOT_A_DRAFT: dict[str, Message] = {
    "published": _("It is published already. Change it by a revision."),
    "suspended": _("It is suspended. Resume it first, then revise it."),
    "cancelled": _("It is cancelled. An item that is cancelled stays as it is."),
    "pending": _("It is waiting for its review. Wait for the end of it, or have it returned first."),
    "reviewed": _("It is waiting for its release. Wait for it, or have it returned first."),
}


class GuideRules(ImportRules):
    """Decides over guides. Whoever may import may meet every guide, so nothing is restricted here.

    :param task: what is imported.
    """

    key_titles = "事项编码"
    # As far as an import goes by itself: publishing is another publisher's (docs/decisions/0022).
    steps = ("submit", "review")

    def __init__(self, task: ImportTask) -> None:
        self.section, self.complete = task.section, task.complete
        self.publish = task.complete and task.publish
        self.units: Mapping[str, UnitEntry] = units_by_title()

    def read(self, data: Mapping[str, Any], problems: Iterable[Message]) -> ReadRow:
        """Return the plain form that a row says, as far as it says it."""
        given = _with_type_code(data)
        if isinstance(given.get("code"), str):
            given["code"] = proper_code(given["code"])
        found = list(problems) or self._gaps(given)
        return ReadRow(given, found, "" if found else same_code(given["code"]))

    def told(self, data: Mapping[str, Any]) -> tuple[str, str]:
        """Return code and name, as far as they are texts."""
        code, name = data.get("code"), data.get("name")
        return code if isinstance(code, str) else "", name if isinstance(name, str) else ""

    def holders(self, keys: Sequence[str]) -> Mapping[str, list[Any]]:
        """Return the catalog entries of guides by code; working copies of a revision belong to their original."""
        found: dict[str, list[Any]] = defaultdict(list)
        wanted = sorted({writing for key in keys for writing in writings(key)})
        if wanted:
            catalog = api.portal.get_tool("portal_catalog")
            # Unrestricted: a second guide must not be made because the first cannot be seen.
            for brain in catalog.unrestrictedSearchResults(portal_type="ServiceGuide", item_code=wanted):
                if not brain.revision_of:
                    found[same_code(brain.item_code)].append(brain)
        return found

    def new(self, values: Mapping[str, Any]) -> Decision:
        """Return the draft that a row becomes."""
        if guide_id(values["code"]) in self.section:
            return refused(_("The address of this item is taken by a record with another code."))
        data = normalised(values)
        problems = self._final_problems(data)
        return refused(*problems) if problems else Decision(data, release=self.publish)

    def existing(self, values: Mapping[str, Any], holder: Any) -> Decision:
        """Return what a row changes of its guide; what a file does not speak of stays."""
        given = dict(values) | {"code": holder.item_code}
        release = self.publish and holder.review_state in ("draft", "pending")
        # Equal to what the catalog remembers: most rows of a file that was imported before, and no guide is woken.
        if not release and holder.plain_digest == digest(normalised(given)):
            return UNCHANGED
        guide = holder._unrestrictedGetObject()
        current = normalised(to_plain(guide))
        data = normalised(current | given)
        if not release and data == current:
            return UNCHANGED
        published = holder.review_state == "published"
        if self.publish and published:
            waiting = working_copy_of(guide)
            if waiting is not None:
                return self._revised(data, waiting)
        problems = self._obstacles(guide, holder.review_state) or self._final_problems(data)
        if problems:
            return refused(*problems)
        return Decision(None if data == current else data, guide, revise=published, release=self.publish)

    def _revised(self, data: Mapping[str, Any], copy: Any) -> Decision:
        """Return what becomes of a row whose guide has a working copy; nothing where that says the same and waits already.

        A copy that an import made, that was refused and that nobody has worked on since is written anew.
        """
        state, current = api.content.get_state(copy), normalised(to_plain(copy))
        if state == "reviewed" and data == current:
            return UNCHANGED
        if state != "draft" or drafters_of(copy):
            return refused(open_revision_gap().message)
        problems = self._obstacles(copy, state) or self._final_problems(data)
        return refused(*problems) if problems else Decision(None if data == current else data, copy, release=True)

    def make(self, values: Mapping[str, Any]) -> Any:
        """Make a guide, under exactly its name: a name chooser would make a second one where another process was faster."""
        name = guide_id(values["code"])
        guide = createContent("ServiceGuide", id=name)
        apply_plain(guide, values, self._unit(values).uid)
        self.section._setObject(name, guide)
        return self.section[name]

    def begin_revision(self, record: Any, note: str) -> Any:
        """Return the working copy of a published guide."""
        api.portal.get_tool("portal_workflow").doActionFor(record, "revise", comment=note)
        return working_copy_of(record)

    def change(self, record: Any, values: Mapping[str, Any]) -> None:
        """Write the plain form into a guide."""
        before = to_plain(record)
        apply_plain(record, values, self._unit(values).uid)
        changed = [RENAMED.get(key, key) for key, value in values.items() if before.get(key) != value]
        notify(ObjectModifiedEvent(record, Attributes(IServiceGuide, *changed)))
        # The unit decides who may see it.
        record.reindexObjectSecurity()

    def _unit(self, values: Mapping[str, Any]) -> UnitEntry:
        return self.units[values["unit"].strip()]

    def _gaps(self, data: Mapping[str, Any], entry: Mapping[str, Any] | None = None) -> list[Message]:
        """Return what the gate has against a row: for a line of a list, only what is wrong and not what is missing."""
        name = data.get("unit")
        unit = self.units.get(name.strip()) if isinstance(name, str) else None
        facts = UnitFacts(title=unit.title, is_open=unit.is_open) if unit else None
        gaps = publication_gaps(data, facts, entry=entry, online_hall=online_hall())
        if self.complete:
            return [gap.message for gap in (*gaps, *print_gaps(data))]
        return [gap.message for gap in gaps if gap.rule in WRONG_IN_A_DRAFT]

    def _final_problems(self, data: Mapping[str, Any]) -> list[Message]:
        """Return what stands against writing a guide, known only now that file and record are one."""
        gaps = self._gaps(data, entry_for(data["basic_code"])) if self.complete else []
        return gaps or schema_problems(data)

    def _obstacles(self, guide: Any, state: str) -> list[Message]:
        """Return why an existing guide cannot be changed by this import."""
        if state == "published" and self.publish:
            return []
        if state != "draft":
            return [NOT_A_DRAFT[state]]
        lockable = ILockable(guide, None)
        if lockable is not None and lockable.locked():
            return [_("Somebody is editing it just now. Import the row again later.")]
        return []


def _with_type_code(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row in which the type has its code, if only its name was given."""
    kind = data.get("type")
    if data.get("type_code") or not isinstance(kind, str) or not kind.strip():
        return dict(data)
    # An unknown name stays in the place of the code: the gate says so.
    return dict(data) | {"type_code": _TYPE_CODES.get(kind.strip(), kind.strip())}
