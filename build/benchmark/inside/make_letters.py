"""Launch a campaign with many people in a site of ours, make its letters, draw them as one file; prints what it took, as JSON."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer
from resource import getrusage
from resource import RUSAGE_SELF
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.integrity.campaign.making import make_letters
from shangnan.policy.units.directory import all_units
from Testing.makerequest import makerequest
from time import perf_counter
from typing import Any
from zope.component.hooks import setSite
from zope.interface import alsoProvides

import json
import sys
import transaction

INSPECTOR = "bench-inspector"
TEXTS = {
    "title": "2026年度党风廉政建设责任书签订",
    "letter_title": "{年度}年度党风廉政建设责任书（{姓名}）",
    "scope": "{单位}{职务}{姓名}职责范围内的党风廉政建设。",
    "main_duties": "向{上级职务}{上级姓名}负责，期限自{起始日}至{截止日}。",
    "assessment": "年终考核。",
    "accountability": "依规依纪追究责任。",
}


def main(app: Any, site_id: str, count: str) -> None:
    """Make the letters.

    :param app: the Zope application root.
    :param site_id: id of the site.
    :param count: people besides the one at the top, spread over all units.
    """
    site = app[site_id]
    setSite(site)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    accounts = api.portal.get_tool("acl_users").source_users
    units = [unit for unit in all_units() if unit.is_open]
    accounts.addUser(INSPECTOR, INSPECTOR, "only-for-the-benchmark-1")
    api.portal.get_tool("portal_groups").getGroupById("office-discipline").addMember(INSPECTOR)
    names = ["top", *(f"signatory-{number:04d}" for number in range(int(count)))]
    roster = []
    for number, name in enumerate(names):
        accounts.addUser(name, name, "only-for-the-benchmark-1")
        level, superior = ("个人", "top") if number else ("书记", "")
        unit = units[number % len(units)].title
        roster.append(
            {"user_id": name, "name": name, "post": "职员", "unit": unit, "level": level, "superior": superior}
        )
    days = {"term_from": date(2026, 1, 1), "term_until": date(2026, 12, 31)}
    campaign = createContentInContainer(
        site["integrity"],
        "IntegrityCampaign",
        checkConstraints=False,
        responsible_unit=units[0].uid,
        year=2026,
        copies=2,
        **TEXTS,
        **days,
    )
    campaign.roster = tuple(roster)
    with api.env.adopt_user(username=INSPECTOR):
        api.portal.get_tool("portal_workflow").doActionFor(campaign, "launch")
    transaction.commit()
    with api.env.adopt_user(username=INSPECTOR):
        began = perf_counter()
        made = make_letters(campaign)
        seconds = perf_counter() - began
        transaction.commit()
        site._p_jar.cacheMinimize()
        printed = _printed(campaign)
    print(json.dumps({"made": made.made, "seconds": seconds, **printed}))


def _printed(campaign: Any) -> dict[str, float]:
    """Draw all letters as one file, as the page does; seconds, its bytes, and by how many MiB the process grew at most."""
    held = getrusage(RUSAGE_SELF).ru_maxrss
    began = perf_counter()
    request = makerequest(campaign).REQUEST
    alsoProvides(request, IShangnanLayer)
    view = api.content.get_view("letters.pdf", campaign, request)
    data = view()
    seconds = perf_counter() - began
    if not data.startswith(b"%PDF"):
        raise ValueError(view.request.response.getHeader("location"))
    return {"drawn": seconds, "bytes": len(data), "grown": (getrusage(RUSAGE_SELF).ru_maxrss - held) / 1024}


main(globals()["app"], *sys.argv[-2:])
