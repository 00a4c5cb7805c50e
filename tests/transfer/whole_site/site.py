"""A small site with something of everything, its export, and the same site emptied again."""

from __future__ import annotations

from Acquisition import aq_base
from DateTime import DateTime
from pathlib import Path
from plone import api
from plone.app.redirector.interfaces import IRedirectionStorage
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.dexterity.interfaces import IDexterityContent
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.content import add_other_records
from shangnan.policy.demonstration.units import add_units
from shangnan.policy.records.disposal_list.reading import order_of
from shangnan.policy.records.lifecycle.edit_log import note_edit
from shangnan.policy.records.regulation.acknowledgement import acknowledge
from shangnan.policy.records.regulation.kept_files import keep_files
from shangnan.policy.records.regulation.opinions import add_comment
from shangnan.policy.records.service_guide.catalogue import store_entries
from shangnan.policy.registry.disposal.destruction import destroy_part
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.freezing.frozen import freeze
from shangnan.policy.registry.handover.making import work_off
from shangnan.policy.registry.handover.rules import Receipt
from shangnan.policy.registry.handover.steps import begin
from shangnan.policy.registry.handover.steps import hand_over
from shangnan.policy.registry.handover.steps import receive
from shangnan.policy.registry.holds.scope import Scope
from shangnan.policy.registry.holds.store import lift_hold
from shangnan.policy.registry.holds.store import set_hold
from shangnan.policy.testing import SHANGNAN_FIXTURE
from shangnan.policy.transfer.whole_site.leaving import take_out
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.parts.accounts import tree_of
from shangnan.policy.transfer.whole_site.parts.accounts import TREES
from tests.records.disposal_list.examples import add_list
from tests.records.disposal_list.examples import row
from tests.registry.handover.site import ORDER
from tests.registry.handover.site import own_packages
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import PDF
from tests.support import publish
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility
from zope.component.hooks import setSite
from zope.event import notify
from zope.i18nmessageid import Message
from zope.intid.interfaces import IIntIds
from zope.traversing.interfaces import BeforeTraverseEvent

import shutil
import tempfile
import transaction

TIME = "2026-11-29T10:00:00+08:00"


def silent(title: Message, done: int, count: int) -> None:
    """Hear of progress and say nothing."""


def fill(portal: Any) -> None:
    """Put something of everything into the site."""
    with api.env.adopt_roles(["Manager"]):
        add_units()
        add_other_records()
    for number in range(3):
        publish(portal, add_guide(portal, number, code=f"511A{number:010d}-511602000000-000-115113016823646795-1-00"))
    draft = add_guide(portal, 4)
    with acting_as(portal, "demo-drafter"):
        add_attachment(draft, "表格（一）.pdf")
        add_attachment(draft, "same.pdf", PDF)
        note_edit(draft, "demo-drafter", "draft", ["materials"], [("added", "表格")])
    regulation = (
        api.portal.get_tool("portal_catalog")
        .unrestrictedSearchResults(portal_type="Regulation")[0]
        ._unrestrictedGetObject()
    )
    with acting_as(portal, "demo-drafter"):
        add_attachment(regulation, "annex.pdf", PDF + b"annex")
    keep_files(regulation)
    acknowledge(regulation, "demo-staff", TIME)
    add_comment(regulation, "demo-staff", "建议：“逐项”核对\u3000\U00020bb7", TIME)
    store_entries([{"basic_code": "511A0000400001", "name": "许可", "type_code": "01", "bases": ["行政许可法"]}])
    freeze(regulation)
    fill_archive(portal)
    getUtility(IRedirectionStorage).add("/plone/services/old", "/plone/services/new")
    api.portal.set_registry_record("plone.smtp_pass", "not-to-be-told")


def fill_archive(portal: Any) -> None:
    """Set a hold and lift another one, destroy a filed item, begin a list, begin a batch, and have the archives receive another one."""
    paper = [item.archival_number for item in register().items() if item.is_paper]
    records = [item.archival_number for item in register().items() if not item.is_paper]
    with acting_as(portal, "demo-registrar"):
        set_hold("诉讼", "县法院〔2026〕民初1号", Scope(records=(records[0],)))
        lift_hold(set_hold("审计", "县审计局〔2026〕2号", Scope(records=(records[1],))).number, "审计已结束")
    executed = add_list(portal, [row(paper[0])], state="executed")
    add_list(portal, [row(paper[1])])
    with acting_as(portal, "demo-registrar"), own_packages():
        destroy_part(order_of(executed))
        begin(ORDER, [records[1]])
        received = begin(ORDER, [records[2]]).id
        transaction.commit()
        if problems := work_off(received).problems:
            raise ValueError(problems)
        hand_over(received)
        receive(received, Receipt("收2026-001", now().date().isoformat(), "县档案馆 赵馆员"))


def kept_keys(portal: Any) -> set[tuple[str, str]]:
    """Return place and key of everything that is kept in annotations, and in the root of the database."""
    found = {("site", key) for key in IAnnotations(portal)} | {("root", key) for key in portal._p_jar.root()}
    waiting = [section for section in portal.objectValues() if IDexterityContent.providedBy(section)]
    while waiting:
        content = waiting.pop()
        found.update(("content", key) for key in vars(aq_base(content)).get("__annotations__") or ())
        waiting += content.objectValues() if hasattr(aq_base(content), "objectValues") else []
    return found


def indexed(portal: Any) -> dict[str, Any]:
    """Return what the catalog knows of each object, in an order that hangs on nothing; the site itself left out."""
    catalog = portal.portal_catalog._catalog
    found = {}
    for path, number in catalog.uids.items():
        entry = catalog.getIndexDataForRID(number)
        said = {name: sorted(map(repr, one)) if isinstance(one, list) else repr(one) for name, one in entry.items()}
        # Kept as no or not at all, as the record was last indexed whole or by some names.
        said["is_default_page"] = "1" if said["is_default_page"] == "1" else "0"
        columns = zip(catalog.names, catalog.data[number], strict=False)
        found[path] = said | {f"column {name}": _steady(one) for name, one in columns}
    found.pop("/".join(portal.getPhysicalPath()))
    return found


def _steady(value: Any) -> str:
    """Return a value in words that it has after being loaded anew, too; a moment by its instant."""
    return str(value.micros()) if isinstance(value, DateTime) else repr(value)


def index_anew(portal: Any) -> None:
    """Bring the catalog up to date: steps of the example index some names only."""
    catalog = portal.portal_catalog
    for path in list(catalog._catalog.uids):
        if path != "/".join(portal.getPhysicalPath()):
            catalog.catalog_object(portal.unrestrictedTraverse(path), path)
    transaction.commit()


def empty(portal: Any) -> None:
    """Leave what the installation makes and nothing else, beneath all rules."""
    for name in portal.objectIds():
        section = portal._getOb(name)
        if getattr(section, "portal_type", "") == "Section":
            for inside in list(section.objectIds(ordered=False)):
                section._delOb(inside)
    numbers = getUtility(IIntIds)
    numbers.ids.clear()
    numbers.refs.clear()
    portal.portal_catalog.clearFindAndRebuild()
    for plugin, names in TREES.items():
        for name in names:
            tree = tree_of(plugin, name)
            for key in [key for key in list(tree) if not str(key).startswith("office-")]:
                del tree[key]
    portal.acl_users.source_users._user_passwords.clear()
    kept = IAnnotations(portal)
    for key in [key for key in kept if key.startswith("shangnan.policy")]:
        del kept[key]
    getUtility(IRedirectionStorage).clear()
    root = portal._p_jar.root()
    for key in [key for key in root if key.startswith("shangnan.policy")]:
        del root[key]


class WholeSiteLayer(PloneSandboxLayer):
    """An empty site, and beside it the export of one that had something of everything: `self["export"]`, `self["manifest"]`."""

    defaultBases = (SHANGNAN_FIXTURE,)

    def setUpPloneSite(self, portal: Any) -> None:
        """Fill the site, take it out, empty it."""
        self["work"] = Path(tempfile.mkdtemp(prefix="whole-site-"))
        fill(portal)
        transaction.commit()
        self["kept"] = kept_keys(portal)
        index_anew(portal)
        self["indexed"] = indexed(portal)
        self["export"] = self["work"] / "export"
        self["manifest"] = take_out(self["export"], "test", silent)
        empty(portal)

    def tearDownPloneSite(self, portal: Any) -> None:
        """Take the export away."""
        shutil.rmtree(self["work"])


class EmptySiteTesting(FunctionalTesting):
    """Tests in an empty site: nobody is logged in, since there is no account."""

    def setUpEnvironment(self, portal: Any) -> None:
        """Set the site up as for other tests, but for the test user."""
        setSite(portal)
        portal.clearCurrentSkin()
        portal.setupCurrentSkin(portal.REQUEST)
        notify(BeforeTraverseEvent(portal, portal.REQUEST))


WHOLE_SITE_TESTING = EmptySiteTesting(bases=(WholeSiteLayer(),), name="Shangnan:WholeSite")


def taken_out_again(layer: Any, name: str) -> tuple[Path, Manifest]:
    """Take the present site out once more."""
    folder = layer["work"] / name
    shutil.rmtree(folder, ignore_errors=True)
    return folder, take_out(folder, "again", silent)
