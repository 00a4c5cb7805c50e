"""The page that every template is poured into: ours in place of Plone's, for requests that carry our browser layer."""

from __future__ import annotations

from Products.CMFPlone.browser.main_template import MainTemplate
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class PortalMainTemplate(MainTemplate):
    """Plone's rule for pages loaded into a dialogue stays (its bare template); all other pages get our shell."""

    main_template = ViewPageTemplateFile("templates/main_template.pt")
