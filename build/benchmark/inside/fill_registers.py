"""Put many records of every kind into a site of ours, and an account that may read nearly all of them; tells what it did as JSON.

The records are what the forms would let somebody type, not what a guard would pass: only the lists are looked at. They
are spread over units, years, states and categories, so that filters leave something and counts have work to do.
"""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from datetime import date
from datetime import timedelta
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.dexterity.utils import iterSchemataForType
from random import Random
from shangnan.policy.permissions import AUDITOR
from shangnan.policy.permissions import SECURITY_ADMINISTRATOR
from shangnan.policy.permissions import SYSTEM_ADMINISTRATOR
from shangnan.policy.records.kind.description import register_kinds
from shangnan.policy.setup.default import OFFICES
from shangnan.policy.units.directory import all_units
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.people import add_person
from time import perf_counter
from typing import Any
from zope import schema
from zope.component.hooks import setSite
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IVocabularyTokenized

import json
import sys
import transaction

BATCH = 250
READER = "bench-reader"
# Offices that nobody holds together with another; none of the three reads records by office.
ADMINISTRATORS = (SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR)
FIRST_DAY = date(2017, 1, 1)
WORDS = "关于印发进一步优化营商环境深化政务服务改革培训学习会议记录责任风险防控乡镇窗口便民高效通知意见报告方案".strip()


def values_of(portal_type: str, container: Any, unit: str, dice: Random) -> dict[str, Any]:
    """Return something for each field of a type that a list may show: texts, days, choices and small numbers."""
    found: dict[str, Any] = {}
    for interface in iterSchemataForType(portal_type):
        for name, field in schema.getFieldsInOrder(interface):
            if field.readonly or name in ("id", "language", "subjects", "changeNote"):
                continue
            if name == "responsible_unit":
                found[name] = unit
            elif name == "title" or (isinstance(field, schema.TextLine) and field.required):
                found[name] = "".join(dice.choices(WORDS, k=dice.randint(8, 24)))
            elif isinstance(field, schema.Date) and interface.__module__.startswith("shangnan."):
                found[name] = FIRST_DAY + timedelta(days=dice.randrange(3600))
            elif IChoice.providedBy(field) and interface.__module__.startswith("shangnan."):
                terms = field.bind(container).vocabulary
                if IVocabularyTokenized.providedBy(terms) and len(terms):
                    found[name] = dice.choice([term.value for term in terms])
    return found


def fill(site: Any, portal_type: str, section: str, count: int, dice: Random) -> float:
    """Add records of a kind to its section; return how many a second."""
    workflows = api.portal.get_tool("portal_workflow")
    workflow = workflows[workflows.getChainForPortalType(portal_type)[0]]
    units = [unit.uid for unit in all_units() if unit.is_open]
    container = site[section]
    began = perf_counter()
    for number in range(count):
        record = createContent(portal_type, **values_of(portal_type, container, dice.choice(units), dice))
        record.id = f"bench-{portal_type.lower()}-{number}"
        record = addContentToContainer(container, record, checkConstraints=False)
        status = {"action": None, "actor": "admin", "comments": "", "review_state": dice.choice(list(workflow.states))}
        workflows.setStatusOf(workflow.id, record, status)
        workflow.updateRoleMappingsFor(record)
        record.reindexObject()
        if number % BATCH == BATCH - 1:
            transaction.commit()
            site._p_jar.cacheMinimize()
    transaction.commit()
    return count / (perf_counter() - began)


def add_reader(password: str) -> None:
    """Add somebody who holds every office that works with records and is drafter of every unit: the most that one may see."""
    add_person(READER, password, "测速人员")
    groups = api.portal.get_tool("portal_groups")
    offices = [office for office, (_title, role) in OFFICES.items() if role not in ADMINISTRATORS]
    for name in [*offices, *(group_id(unit.uid, "drafter") for unit in all_units())]:
        groups.getGroupById(name).addMember(READER)
    transaction.commit()


def main(app: Any, site_id: str, names: str, count: str, password: str) -> None:
    """Fill the site.

    :param app: the Zope application root.
    :param site_id: id of the site.
    :param names: kinds to add, with commas between; empty for all that have a register.
    :param count: records of each kind.
    :param password: of the account that reads them.
    """
    site = app[site_id]
    setSite(site)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    add_reader(password)
    wanted = set(filter(None, names.split(",")))
    kinds = {kind.portal_type: kind for kind in register_kinds() if not wanted or kind.portal_type in wanted}
    if wanted - set(kinds):
        raise SystemExit(f"no register: {', '.join(sorted(wanted - set(kinds)))}")
    filled = []
    with api.env.adopt_roles(["Manager", *site.valid_roles()]):
        for name, kind in kinds.items():
            speed = fill(site, name, kind.section, int(count), Random(name))
            filled.append({"name": name, "section": kind.section, "speed": speed})
    print(json.dumps({"account": READER, "kinds": filled}))


main(globals()["app"], *sys.argv[-4:])
