"""Which steps decide on content, as docs/reference/deciding-steps.csv says of every step, and records of any kind to try it on.

Records are made from the types themselves and put into a state by saying so to the workflow: whether a person may decide
follows from who wrote the record, whatever else it lacks. A new kind is covered as soon as it has a type and a workflow.
"""

from __future__ import annotations

from DateTime import DateTime
from plone import api
from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.utils import createContentInContainer
from plone.dexterity.utils import iterSchemataForType
from plone.dexterity.utils import resolveDottedName
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.base import IRecord
from shangnan.policy.setup.default import OFFICES
from shangnan.policy.setup.default import section_of
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.people import add_person
from tests.permissions.fields import filled
from tests.permissions.table import FOLDER
from tests.permissions.table import read_table
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import unit_uid
from typing import Any
from zope.schema import getFields

import csv
import transaction

DECIDES = "decides"
FILE = "form.pdf"
# Offices that no one person holds together with others: the three administrators.
SEPARATE = {"office-sysadmin", "office-secadmin", "office-auditor"}


def steps() -> dict[tuple[str, str], bool]:
    """Return for each (kind, step) of the list whether it decides."""
    with (FOLDER.parent / "deciding-steps.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["kind"], row["step"]): row["decides"] == DECIDES for row in csv.DictReader(lines)}


def kinds() -> dict[str, Any]:
    """Return every kind of record: name -> type."""
    types = api.portal.get_tool("portal_types").objectValues()
    found = [fti for fti in types if IDexterityFTI.providedBy(fti)]
    return {fti.getId(): fti for fti in found if IRecord.implementedBy(resolveDottedName(fti.klass))}


def workflow_of(kind: str) -> Any:
    """Return the workflow of a kind."""
    tool = api.portal.get_tool("portal_workflow")
    (chain,) = tool.getChainForPortalType(kind)
    return tool[chain]


def states_before(kind: str, step: str) -> list[str]:
    """Return the states from which a step leads."""
    return [state.getId() for state in workflow_of(kind).states.objectValues() if step in state.transitions]


def in_tables(kind: str) -> set[str]:
    """Return the steps of which the kind's table of permissions says that another person has to take them."""
    return {action for (_state, action), cell in read_table(kind).items() if cell.not_submitter}


def add_holder_of_all_offices(name: str) -> str:
    """Add somebody who has every function in the home unit and every office that one person may have."""
    add_person(name, TEST_PASSWORD, name)
    with api.env.adopt_roles(["Manager"]):
        for function in FUNCTIONS:
            api.group.add_user(groupname=group_id(unit_uid(), function), username=name)
        for office in OFFICES.keys() - SEPARATE:
            api.group.add_user(groupname=office, username=name)
    return name


def make(portal: Any, kind: str, author: str = "demo-drafter") -> Any:
    """Return a new record of a kind with something in every field, and a file where it takes files; commits."""
    place = _place(portal, kind)
    with acting_as(portal, author):
        record = createContentInContainer(place, kind, checkConstraints=False, title="起草的标题")
        if "responsible_unit" in {name for schema in iterSchemataForType(kind) for name in getFields(schema)}:
            record.responsible_unit = unit_uid()
        for schema in iterSchemataForType(kind):
            for name, declared in getFields(schema).items():
                if name not in ("responsible_unit", "title"):
                    setattr(record, name, filled(declared.bind(record), lambda part: "内容"))
        if "Attachment" in kinds()[kind].allowed_content_types:
            add_attachment(record, FILE)
        record.reindexObject()
        record.reindexObjectSecurity()
    transaction.commit()
    return record


def _place(portal: Any, kind: str) -> Any:
    section = section_of(kind)
    if section is not None:
        return portal[section]
    (around,) = [name for name, fti in kinds().items() if kind in fti.allowed_content_types]
    return make(portal, around)


def put(record: Any, state: str) -> None:
    """Put a record into a state by saying so, as if the drafter had submitted it; commits."""
    workflow, tool = workflow_of(record.portal_type), api.portal.get_tool("portal_workflow")
    status = {"action": "submit", "actor": "demo-drafter", "comments": "", "time": DateTime(), "review_state": state}
    tool.setStatusOf(workflow.getId(), record, status)
    workflow.updateRoleMappingsFor(record)
    record.reindexObject()
    record.reindexObjectSecurity()
    transaction.commit()
