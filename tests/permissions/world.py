"""Records in every state, made when they are needed and used up by the steps that are granted."""

from __future__ import annotations

from Acquisition import aq_base
from DateTime import DateTime
from plone import api
from plone.dexterity.utils import createContentInContainer
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import step
from typing import Any

import hashlib
import re
import transaction

# The steps from a draft to each state: (transition, account), the first one being the submission.
GUIDE_PATHS: dict[str, tuple[tuple[str, str], ...]] = {
    "draft": (),
    "pending": (("submit", "demo-drafter"),),
    "reviewed": (("submit", "demo-drafter"), ("review", "demo-reviewer")),
}
GUIDE_PATHS["published"] = (*GUIDE_PATHS["reviewed"], ("publish", "demo-publisher"))
GUIDE_PATHS["suspended"] = (*GUIDE_PATHS["published"], ("suspend", "demo-publisher"))
GUIDE_PATHS["cancelled"] = (*GUIDE_PATHS["published"], ("cancel", "demo-publisher"))
RULES_PATHS: dict[str, tuple[tuple[str, str], ...]] = {
    "draft": (),
    "reviewed": (("submit", "demo-drafter"),),
}
RULES_PATHS["in_force"] = (*RULES_PATHS["reviewed"], ("accept", "demo-reviewer"))
RULES_PATHS["repealed"] = (*RULES_PATHS["in_force"], ("repeal", "demo-approver"))
# The opinion that every step of a made record carries.
REASON_SEEN = "依据充分"
UNIT_PATHS = {"active": (), "closed": ("close",), "merged": ("merge",)}
ROW = {
    "stage": "审查", "method": "书面审查", "basis": "法律", "authority": "局内", "precondition": "受理", "postcondition": "决定",
    "content": "材料内容", "points": "真实性", "days": 0,
}  # fmt: skip


class World:
    """Makes records through the same workflow as everybody; each call commits and returns a new object."""

    def __init__(self, portal: Any) -> None:
        self.portal, self.made = portal, 0

    def guide(self, state: str, submitter: str = "demo-drafter", **changes: Any) -> Any:
        """Return a new guide in a state, with an attached file `form.pdf`."""
        self.made += 1
        # Each guide is another item of the list: no two of one code are published.
        guide = add_guide(
            self.portal, 0, code=f"511A{self.made:010d}-511602000000-000-115113016823646795-1-00", **changes
        )
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(guide)
        self._walk(guide, GUIDE_PATHS[state], submitter)
        return guide

    def rules(self, state: str, submitter: str = "demo-drafter", guide: Any = None, **changes: Any) -> Any:
        """Return new review rules in a state, inside a guide (a new published one if none is given)."""
        guide = guide if guide is not None else self.guide("published")
        fields = {"title": "审查细则", "rows": [dict(ROW)], "notes": "", **changes}
        with acting_as(self.portal, "demo-drafter"):
            rules = createContentInContainer(guide, "ReviewRules", checkConstraints=False, **fields)
        self._walk(rules, RULES_PATHS[state], submitter)
        return rules

    def unit(self, state: str) -> Any:
        """Return a new unit in a state that is responsible for nothing."""
        self.made += 1
        with acting_as(self.portal, "demo-sysadmin"):
            unit = createContentInContainer(self.portal["units"], "OrganisationUnit", title=f"测试单位{self.made}")
            if state == "merged":
                unit.merged_into = "gone"
            for transition in UNIT_PATHS[state]:
                api.content.transition(unit, transition)
        transaction.commit()
        return unit

    def section(self, state: str) -> Any:
        """Return a new section in a state."""
        self.made += 1
        with acting_as(self.portal, "demo-sysadmin"):
            section = createContentInContainer(
                self.portal, "Section", checkConstraints=False, id=f"section{self.made}", title=f"栏目{self.made}"
            )
            if state == "open":
                api.content.transition(section, "open_section")
        transaction.commit()
        return section

    def _walk(self, record: Any, path: tuple[tuple[str, str], ...], submitter: str) -> None:
        for transition, account in path:
            step(self.portal, record, transition, submitter if transition == "submit" else account, REASON_SEEN)
        transaction.commit()


def fingerprint(record: Any) -> str:
    """Return what tells whether anything at all of a record has changed, gone included."""
    transaction.begin()  # see what other connections have written
    path = record.getPhysicalPath()
    portal = api.portal.get()
    found = portal.unrestrictedTraverse("/".join(path), None)
    if found is None or found.getPhysicalPath() != path:
        return "gone"
    parts = [
        {
            key: _steady(found, key)
            for key in sorted(vars(found))
            if not key.startswith("_") and key != "workflow_history"
        },
        [(wf, len(history)) for wf, history in getattr(found, "workflow_history", {}).items()],
        sorted(found.objectIds()) if hasattr(found, "objectIds") else [],
        [child.title for child in found.objectValues()] if hasattr(found, "objectValues") else [],
        api.content.get_state(found, default=""),
    ]
    said = re.sub(r" at 0x[0-9a-f]+| oid 0x[0-9a-f]+", "", repr(parts))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def _steady(record: Any, key: str) -> Any:
    """Return a value in the words that it has after being loaded anew, too: a DateTime's fractions differ then."""
    value = getattr(aq_base(record), key)
    return int(value.timeTime()) if isinstance(value, DateTime) else value


def steps_taken(record: Any) -> str:
    """Return what tells whether a record has taken a step: its state and the length of its histories."""
    transaction.begin()
    lengths = {workflow: len(history) for workflow, history in record.workflow_history.items()}
    return f"{api.content.get_state(record)} {lengths}"
