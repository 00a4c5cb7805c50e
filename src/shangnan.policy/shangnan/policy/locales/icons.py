"""The texts that screen readers say, and tooltips show, for icons."""

from __future__ import annotations

from Products.CMFPlone.browser.icons import IconsView
from zope.i18n import translate


class TranslatedIcons(IconsView):
    """Plone's icons, with their texts in the language of the reader.

    Plone's view writes the text as its templates give it, in English, and for a message even its id.
    """

    def tag(self, name: str, tag_class: str = "", tag_alt: str = "") -> str:
        """Return the markup of an icon.

        :param name: name of the icon in the registry, without the prefix.
        :param tag_class: CSS classes.
        :param tag_alt: what the icon says; a message, or an English text of the domain plone.
        """
        text = translate(tag_alt, domain="plone", context=self.request) if tag_alt else ""
        return super().tag(name, tag_class=tag_class, tag_alt=text)
