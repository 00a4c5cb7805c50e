"""What the page shell asks: who is looking, which site this is, where in it we are.

For anonymous visitors it takes the place of Plone's viewlet managers, portlets and resource registry, so it must stay
cheap: no catalog query, no walk over the registry, at most one look at each public section. Staff get one query more.
"""

from __future__ import annotations

from .meta import column_tags
from .meta import site_tags
from .meta import Tags
from .resources import PORTAL_CSS
from .resources import PORTAL_JS
from .resources import STAFF_CSS
from .resources import STAFF_JS
from .settings import read_settings
from AccessControl import getSecurityManager
from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from plone.app.layout.globals.interfaces import IViewView
from plone.base.interfaces import IPloneSiteRoot
from plone.memoize.view import memoize
from Products.CMFCore.utils import getToolByName
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from shangnan.policy.deployment import public_address
from shangnan.policy.records.checks.web_address import is_web_address
from types import SimpleNamespace
from typing import Any
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.i18nmessageid import MessageFactory

_ = MessageFactory("shangnan.policy")

#: Public sections in the order of the main navigation; one that is not there, or not for this visitor, is left out.
SECTIONS = ("services", "regulations", "notices", "enquiries")


class Shell(BrowserView):
    """Answers for templates/main_template.pt."""

    # The foot of every page, a macro.
    parts = ViewPageTemplateFile("templates/foot.pt")
    portal_css = PORTAL_CSS
    staff_css = STAFF_CSS
    portal_js = PORTAL_JS
    staff_js = STAFF_JS

    @property
    @memoize
    def portal_state(self) -> Any:
        return getMultiAdapter((self.context, self.request), name="plone_portal_state")

    @property
    @memoize
    def staff(self) -> bool:
        """Whether somebody is signed in: then Plone's own tools and styles come along."""
        return not self.portal_state.anonymous()

    @property
    @memoize
    def settings(self) -> SimpleNamespace:
        return read_settings()

    @property
    @memoize
    def site_name(self) -> str:
        return self.settings.site_name or self.portal_state.portal_title()

    @property
    def party_mark_url(self) -> str:
        """Address of the mark, or empty when the setting holds anything but a web address."""
        return self.settings.party_mark_url if is_web_address(self.settings.party_mark_url) else ""

    @property
    def mistake_url(self) -> str:
        return self.settings.mistake_url if is_web_address(self.settings.mistake_url) else ""

    def body_class(self, template: Any, view: Any) -> str:
        """Class of the body tag: Plone's own for staff, whose scripts read it; a short one for visitors."""
        if self.staff:
            self.request.set("disable_plone.leftcolumn", True)
            self.request.set("disable_plone.rightcolumn", True)
            layout = getMultiAdapter((self.context, self.request), name="plone_layout")
            return layout.bodyClass(template, view)
        name = getattr(view, "__name__", "") or ""
        classes = ["frontend", "userrole-anonymous", f"template-{name.replace('.', '-').replace('_', '-')}"]
        return " ".join(classes)

    def patterns(self) -> dict[str, str]:
        """Attributes of the body tag that Plone's scripts read; visitors get none of those scripts."""
        if not self.staff:
            return {}
        return getMultiAdapter((self.context, self.request), name="plone_patterns_settings")()

    @property
    @memoize
    def trail(self) -> list[Any]:
        """The content from the site down to here, the site itself left out."""
        trail = []
        for item in aq_chain(aq_inner(self.context)):
            if IPloneSiteRoot.providedBy(item):
                break
            if getattr(aq_base(item), "portal_type", None):
                trail.append(item)
        return trail[::-1]

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """Way from the home page to the parent of this page, as url and title; empty at the top level."""
        if not self.trail:
            return []
        crumbs = [{"url": self.portal_state.portal_url(), "title": _("Home")}]
        may = getSecurityManager().checkPermission
        for item in self.trail[:-1]:
            if may("View", item):
                crumbs.append({"url": item.absolute_url(), "title": item.Title()})
        return crumbs

    @property
    def _sections(self) -> list[str]:
        """Ids of all sections that this person may see, by position; asked for staff only."""
        catalog = getToolByName(self.context, "portal_catalog")
        # Sections of the years lie inside these.
        top = {"query": "/".join(self.portal_state.portal().getPhysicalPath()), "depth": 1}
        return [brain.getId for brain in catalog(portal_type="Section", path=top, sort_on="getObjPositionInParent")]

    @property
    def places(self) -> list[dict[str, Any]]:
        """Main navigation: home and the public sections, for staff their desk and the other sections that they may open.

        :returns: for each url, title, current (aria-current, or None).
        """
        portal = self.portal_state.portal()
        portal_url = self.portal_state.portal_url()
        here = self.trail[0].getId() if self.trail else ""
        at_home = not self.trail and getattr(self.request, "URL", "").rstrip("/") in (
            portal_url,
            f"{portal_url}/@@portal-home",
            f"{portal_url}/portal-home",
        )
        places = [{"url": portal_url, "title": _("Home"), "current": "page" if at_home else None}]
        may = getSecurityManager().checkPermission
        names: tuple[str, ...] = SECTIONS
        if self.staff:
            desk = f"{portal_url}/@@my-desk"
            at_desk = getattr(self.request, "URL", "").rstrip("/") in (desk, f"{portal_url}/my-desk")
            places.append({"url": desk, "title": _("My desk"), "current": "page" if at_desk else None})
            names = (*SECTIONS, *(name for name in self._sections if name not in SECTIONS))
        for name in names:
            section = portal.get(name)
            if section is not None and may("View", section):
                places.append(
                    {
                        "url": f"{portal_url}/{name}",
                        "title": section.Title(),
                        "current": "true" if name == here else None,
                    }
                )
        return places

    @property
    def messages(self) -> list[Any]:
        """Messages left by the page before (a refused sign-in, for one)."""
        return IStatusMessage(self.request).show()

    def wants_search(self, view: Any) -> bool:
        """Whether the head of the page has the small search box; pages with a large one of their own say no."""
        return not getattr(view, "own_search_box", False)

    def wants_crumbs(self, view: Any) -> bool:
        return not getattr(view, "own_crumbs", False)

    def page_title(self, view: Any) -> str:
        """Title of the window: the page, then the site."""
        own = getattr(view, "page_title", None)
        title = own if own is not None else ("" if not self.trail else self.context.Title())
        # A message inside another text is not translated by the template.
        title = translate(title, context=self.request)
        return f"{title}_{self.site_name}" if title else self.site_name

    def description(self, view: Any) -> str:
        own = getattr(view, "page_description", None)
        if own is not None:
            return own
        describe = getattr(aq_base(aq_inner(self.context)), "Description", None)
        return " ".join((self.context.Description() if describe else "").split())

    def meta_tags(self, view: Any) -> Tags:
        """Site tags, then those of the view (attribute meta_tags), else column tags for a folder."""
        settings = self.settings
        tags = site_tags(self.site_name, settings.site_domain, settings.site_id_code)
        own = getattr(view, "meta_tags", None)
        if own is not None:
            return tags + list(own)
        if self.trail and getattr(aq_base(aq_inner(self.context)), "isPrincipiaFolderish", False):
            title, description = self.context.Title(), self.context.Description()
            tags += column_tags(title, description or title, title, title)
        return tags

    def canonical_url(self, view: Any) -> str:
        """The one address of this content; views beside it (search, forms) have none."""
        if self.staff or not IViewView.providedBy(view):
            return ""
        url = getMultiAdapter((self.context, self.request), name="plone_context_state").canonical_object_url()
        return public_address(url, self.portal_state.portal_url())
