"""Records with canary words: of every kind, in every state of its workflow, made from the types themselves.

Every text of every record is a word that stands nowhere else and may be met by certain people only: those whom the kind's
table of permissions names for reading the record, its history, its files or a field with a permission of its own. A new
kind is covered as soon as it has a type, a workflow and a table.

States are reached by saying so to the workflow and not by its steps: what a state shows to whom is looked at here, and the
steps ask for complete records, which hold no canaries.
"""

from __future__ import annotations

from DateTime import DateTime
from functools import partial
from plone import api
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.utils import createContentInContainer
from plone.dexterity.utils import iterSchemataForType
from plone.dexterity.utils import resolveDottedName
from plone.namedfile.file import NamedBlobFile
from plone.supermodel.utils import mergedTaggedValueDict
from plone.uuid.interfaces import IUUID
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.integrity.campaign.columns import COLUMNS
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.regulation.opinions import add_comment
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.setup.default import section_of
from tests.permissions.fields import filled
from tests.permissions.table import read_table
from tests.permissions.table import Table
from tests.permissions.world import World
from tests.support import acting_as
from tests.support import PDF
from tests.support import step
from tests.support import unit_uid
from typing import Any
from zope.component import queryAdapter
from zope.schema import getFields

import re
import transaction

# In every text of every record, so that one may search for it without saying a canary.
PROBE = "zqprobe"
WORD = re.compile(r"zqcanary[0-9]{5}")
# The table's action that says who sees a field with such a permission to be read.
READ_PERMISSIONS = {
    "shangnan.policy.ViewHistory": "history",
    "shangnan.policy.ViewTrainingScores": "all scores",
}
TEXTS = {"description", "rights"}
METADATA = TEXTS | {"subject", "creators", "contributors"}
# Of another unit's records its own drafter is what the tables call D; nobody here has its other functions.
FOREIGN = {"D": "D2"}
NOBODY_ABROAD = {"R", "L"}


class Canaries:
    """The records, and who may meet which word.

    :ivar audience: canary word -> keys of table.ACCOUNTS that may meet it.
    :ivar records: each record and file by name, "<kind> <state>" and "<kind> <state> file".
    :ivar viewers: name of a record -> keys of table.ACCOUNTS that may open it.
    :ivar parts: canary word -> (kind, part): the same text of a kind in all states.
    :ivar places: canary word -> where it stands, for people.
    :ivar titles: name of a record -> the word of its title.
    :ivar words: name of a record -> the words that stand in it.
    """

    def __init__(self, portal: Any) -> None:
        self.portal, self.world = portal, World(portal)
        self.audience: dict[str, frozenset[str]] = {}
        self.records: dict[str, Any] = {}
        self.viewers: dict[str, frozenset[str]] = {}
        self.parts: dict[str, tuple[str, str]] = {}
        self.places: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.words: dict[str, set[str]] = {}
        self.tables: dict[str, Table] = {}
        self.kinds = self._kinds()
        for kind in sorted(self.kinds, key=lambda name: (self.section(name) is None, name)):
            for state in self.states(kind):
                self._record(kind, state, HOME_UNIT)
            if self.section(kind) is not None:  # what lies in a record goes with that record's unit
                self._record(kind, self.states(kind)[0], OTHER_UNIT)
        self._working_copies()
        transaction.commit()

    def _kinds(self) -> dict[str, Any]:
        """Return every kind of record: name -> type."""
        types = api.portal.get_tool("portal_types").objectValues()
        found = [fti for fti in types if IDexterityFTI.providedBy(fti)]
        return {fti.getId(): fti for fti in found if IRecord.implementedBy(resolveDottedName(fti.klass))}

    def states(self, kind: str) -> list[str]:
        """Return the states of a kind, the first one first."""
        workflow = self._workflow(kind)
        return [workflow.initial_state, *(name for name in workflow.states if name != workflow.initial_state)]

    def _workflow(self, kind: str) -> Any:
        tool = api.portal.get_tool("portal_workflow")
        (chain,) = tool.getChainForPortalType(kind)
        return tool[chain]

    def section(self, kind: str) -> Any:
        """Return the section where a kind lies, None for one that lies in records."""
        name = section_of(kind)
        return self.portal[name] if name is not None else None

    def place(self, kind: str) -> Any:
        """Return where a record of a kind is put: its section, or a record that most people may view."""
        section = self.section(kind)
        if section is not None:
            return section
        (around,) = [name for name, fti in self.kinds.items() if kind in fti.allowed_content_types]
        inside = [name for name in self.records if name.split()[0] == around and not name.endswith(("file", "abroad"))]
        return self.records[max(inside, key=lambda name: len(self.viewers[name]))]

    def allowed(self, kind: str, state: str, action: str, unit: str = HOME_UNIT) -> frozenset[str]:
        """Return the accounts that a kind's table lets do something."""
        if kind not in self.tables:
            self.tables[kind] = read_table(kind)
        codes = self.tables[kind][state, action].allowed()
        if unit == HOME_UNIT or "A" in codes or "staff" in codes:
            return codes
        return frozenset(FOREIGN.get(code, code) for code in codes - NOBODY_ABROAD)

    def word(self, kind: str, where: str, part: str, audience: frozenset[str]) -> str:
        """Return a new canary word for an audience."""
        word = f"zqcanary{len(self.places):05}"
        self.audience[word], self.parts[word] = audience, (kind, part)
        self.places[word] = f"{kind} {where}: {part}"
        self.words.setdefault(f"{kind} {where}", set()).add(word)
        return word

    def _record(self, kind: str, state: str, unit: str) -> None:
        where = state if unit == HOME_UNIT else f"{state} abroad"
        name = f"{kind} {where}"
        view = self.allowed(kind, state, "view", unit)

        def said(part: str, action: str = "view") -> str:
            return f"{self.word(kind, where, part, self.allowed(kind, state, action, unit))} {PROBE}"

        # The first title makes the address, unless the kind makes it from something else.
        address = self.word(kind, where, "id", view)
        with acting_as(self.portal, "demo-drafter"):
            record = createContentInContainer(self.place(kind), kind, checkConstraints=False, title=address)
        if address not in record.getId():
            del self.audience[address], self.parts[address]
            self.words[name].remove(address)
        if self.section(kind) is not None:
            record.responsible_unit = unit_uid(unit)
        own = set()
        for schema in iterSchemataForType(kind):
            own |= set(getFields(schema))
            guarded = mergedTaggedValueDict(schema, READ_PERMISSIONS_KEY)
            for field, declared in getFields(schema).items():
                if field != "responsible_unit":
                    action = READ_PERMISSIONS[guarded[field]] if field in guarded else "view"
                    value = filled(declared.bind(record), partial(said, action=action))
                    setattr(record, field, value)
        self.titles[name] = record.title.split()[0]
        # Dublin Core, where a kind has no field of that name.
        for element in METADATA - own:
            setattr(record, element, said(element) if element in TEXTS else (said(element),))
        plain = queryAdapter(record, IPlainForm)
        if plain is not None:
            data = {**plain.data, next(iter(plain.labels)): said("version", "history")}
            keep_version(record, data, "2026-03-10T09:00:00+08:00", "demo-drafter", said("note", "history"))
        if kind == "Regulation":
            time = "2026-03-10T09:00:00+08:00"
            add_comment(record, "demo-staff", said("comment", "see comments"), time)
        elif kind == "IntegrityCampaign":
            record.roster = ({column: said(f"roster{column}") for column in COLUMNS},)
        if "Attachment" in self.kinds[kind].allowed_content_types:
            files = self.allowed(kind, state, "attached file", unit)
            self._file(record, name, lambda part: self.word(kind, where, part, files))
        # Last: what is filed takes nothing more.
        self._history(record, kind, state, said("opinion", "history"))
        record.reindexObject()
        record.reindexObjectSecurity()
        self._keep(name, record, view)

    def _history(self, record: Any, kind: str, state: str, opinion: str) -> None:
        workflow, tool = self._workflow(kind), api.portal.get_tool("portal_workflow")
        status = {"action": "submit", "actor": "demo-drafter", "comments": opinion, "time": DateTime()}
        tool.setStatusOf(workflow.getId(), record, {**status, "review_state": state})
        workflow.updateRoleMappingsFor(record)

    def _file(self, record: Any, name: str, said: Any) -> None:
        inside = PDF + said("filetext").encode()
        file = NamedBlobFile(data=inside, filename=f"{said('filename')}.pdf", contentType="application/pdf")
        with acting_as(self.portal, "demo-drafter"):
            attachment = createContentInContainer(
                record,
                "Attachment",
                checkConstraints=False,
                id=said("fileid"),
                title=f"{said('filetitle')} {PROBE}",
                material=f"{said('filematerial')} {PROBE}",
                file=file,
            )
        self.records[f"{name} file"] = attachment

    def _working_copies(self) -> None:
        """Revise a published guide: the copy is a draft beside a public page."""
        guide = self.world.guide("published")
        opinion = self.word("ServiceGuide", "revised", "opinion", self.allowed("ServiceGuide", "published", "history"))
        step(self.portal, guide, "revise", "demo-drafter", opinion)
        copy, audience = working_copy_of(guide), self.allowed("ServiceGuide", "draft", "view")
        copy.notes = f"{self.word('ServiceGuide', 'copy', 'notes', audience)} {PROBE}"
        copy.title = f"{self.word('ServiceGuide', 'copy', 'title', audience)} {PROBE}"
        copy.reindexObject()
        self.titles["ServiceGuide copy"] = copy.title.split()[0]
        self._keep("ServiceGuide copy", copy, audience)
        self._keep("ServiceGuide original", guide, self.allowed("ServiceGuide", "published", "view"))

    def _keep(self, name: str, record: Any, viewers: frozenset[str]) -> None:
        self.records[name], self.viewers[name] = record, viewers

    def hidden(self, code: str) -> list[str]:
        """Return the words that an account may not meet."""
        return [word for word, audience in self.audience.items() if code not in audience]

    def partly_hidden(self, name: str, code: str) -> bool:
        """Return whether an account may open a record and not meet every word of it."""
        inside = {code in self.audience[word] for word in self.words.get(name, ())}
        return code in self.viewers[name] and inside == {True, False}

    def uid(self, name: str) -> str:
        """Return the UID of a record."""
        return IUUID(self.records[name])
