"""Error pages in our shell: not found, not allowed, failed. Status codes and JSON answers stay Plone's."""

from __future__ import annotations

from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy.portal.settings import read_settings
from types import SimpleNamespace
from zope.i18nmessageid import MessageFactory

_ = MessageFactory("shangnan.policy")

#: Kind of page by the name of the exception; anything else is a failure of ours.
KINDS = {
    "NotFound": "missing",
    "Unauthorized": "forbidden",
    "Forbidden": "forbidden",
    "BadRequest": "refused",
    "DisallowedObject": "refused",
}


class ErrorView(ExceptionView):
    """Page for an exception. Plone's plain last resort is used when even this cannot be rendered."""

    own_search_box = True
    own_crumbs = True
    meta_tags = ()
    page_description = ""
    error_type = ""
    basic_template = ViewPageTemplateFile("plain.pt")

    @property
    def kind(self) -> str:
        """missing, forbidden, refused or failed."""
        return KINDS.get(self.error_type, "failed")

    @property
    def page_title(self) -> str:
        return {
            "missing": _("Page not found"),
            "forbidden": _("Not open to you"),
            "refused": _("This request cannot be answered"),
        }.get(self.kind, _("Something went wrong"))

    @property
    def settings(self) -> SimpleNamespace:
        return read_settings()

    def __call__(self) -> str | None:
        self.error_type = self.context.__class__.__name__
        return super().__call__()
