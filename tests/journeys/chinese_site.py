"""A site with something on every page that staff open."""

from __future__ import annotations

from plone import api
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE
from Products.Five.browser import BrowserView
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.demonstration.content import add_records
from shangnan.policy.records.currency.copies import copy_address
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.service_guide.plain import apply_plain
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.testing import SHANGNAN_FIXTURE
from tests.http.rows import opened
from tests.journeys.browser import BROWSER_FIXTURE
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.integrity.campaign.examples import add_campaign
from tests.records.integrity.campaign.examples import make
from tests.records.integrity.examples import add_risk
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import publish
from tests.support import step
from tests.support import unit_uid
from zope.configuration import xmlconfig

import transaction

FAILING = """\
<configure xmlns="http://namespaces.zope.org/browser" package="tests.journeys">
  <page name="fails" for="*" class=".chinese_site.FailingView" permission="zope.Public" />
</configure>
"""
# Type -> the name of its place; guides go by their state.
TYPES = {
    "IncomingDispatch": "incoming",
    "OutgoingDispatch": "outgoing",
    "ServiceGuide": "",
    "OrganisationUnit": "unit",
    "Attachment": "attachment",
    "IntegrityRisk": "risk",
    "IntegrityCampaign": "campaign",
    "ResponsibilityLetter": "letter",
}


class FailingView(BrowserView):
    """A page that cannot be made."""

    def __call__(self) -> str:
        raise RuntimeError("made to fail")


class ChineseLayer(PloneSandboxLayer):
    """The site of the other tests, with a guide in each of four states, records of every kind, and a page that fails."""

    defaultBases = (SHANGNAN_FIXTURE,)

    def setUpZope(self, app: object, configurationContext: object) -> None:
        """Register the page that fails, and let it be called."""
        xmlconfig.string(FAILING, context=configurationContext)
        self.row = opened("page,site,fails,GET,A,for these tests\n")
        self.row.__enter__()

    def tearDownZope(self, app: object) -> None:
        """Take the row out again."""
        self.row.__exit__(None, None, None)

    def setUpPloneSite(self, portal: object) -> None:
        """Add the guides; the draft has an attachment, the reviewed one lacks much, the published one was revised."""
        api.portal.set_registry_record("plone.site_title", "商南县政务服务中心")
        api.portal.set_registry_record("plone.email_from_address", "office@example.gov.cn")
        api.portal.set_registry_record("plone.email_from_name", "政务服务中心")
        api.portal.set_registry_record("plone.smtp_host", "localhost")
        draft, pending, published = (add_guide(portal, number) for number in (0, 1, 3))
        reviewed = add_guide(portal, 2, consult_phone="", complaint_phone="", steps=[], materials=[], promised_days=900)
        with acting_as(portal, "demo-drafter"):
            add_attachment(draft)
        step(portal, pending, "submit", "demo-drafter")
        step(portal, reviewed, "submit", "demo-drafter")
        step(portal, reviewed, "review", "demo-reviewer", "要件齐全")
        publish(portal, published)
        step(portal, published, "revise", "demo-drafter", "办理地点变了")
        copy = working_copy_of(published)
        apply_plain(
            copy, to_plain(copy) | {"place": "新大厅", "faqs": [{"q": "周末办理吗？", "a": "不办理。"}]}, unit_uid()
        )
        publish(portal, copy)
        add_incoming(portal, "being_handled")
        add_dispatch(portal)
        add_risk(portal, "in_force")
        make(portal, add_campaign(portal))
        add_records(TEST_PASSWORD)
        # Indexing waits for the commit and needs the site, which the layer below has left by its own commit.
        transaction.commit()


def places(portal: object) -> dict[str, str]:
    """Return the paths that the tables of pages name: each guide by its state, sections and a unit, without the site."""
    root = "/".join(portal.getPhysicalPath())  # type: ignore[attr-defined]
    found = {"services": "/services", "units": "/units"}
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=list(TYPES)):
        name = TYPES[brain.portal_type] or brain.review_state
        if name == "outgoing" and brain.review_state != "draft":
            continue
        found.setdefault(name, brain.getPath().removeprefix(root))
    guide = portal.restrictedTraverse(found["published"].lstrip("/"))  # type: ignore[attr-defined]
    # A paper that was printed before the guide was revised.
    found["copy"] = copy_address(guide, versions(guide)[1]).rpartition("=")[2]
    return found


CHINESE_FIXTURE = ChineseLayer()
CHINESE_TESTING = FunctionalTesting(
    bases=(CHINESE_FIXTURE, WSGI_SERVER_FIXTURE, BROWSER_FIXTURE), name="Shangnan:Chinese"
)
