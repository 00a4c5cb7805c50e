"""The texts that the scripts in the browser show."""

from __future__ import annotations

from plone.app.content.browser.i18n import i18njs
from zope.component import queryUtility
from zope.i18n.interfaces import ITranslationDomain
from zope.i18n.negotiator import normalize_lang


def registered_language(domain: str, language: str) -> str:
    """Return the name under which a domain has the catalogue of a language, or the name as it is given.

    :param domain: name of a translation domain.
    :param language: name of a language in any spelling: zh-cn, zh-CN, zh_CN.
    """
    translations = queryUtility(ITranslationDomain, domain)
    known = () if translations is None else translations.getCatalogsInfo()
    wanted = normalize_lang(language)
    return next((name for name in known if normalize_lang(name) == wanted), language)


class ScriptMessages(i18njs):
    """Plone's view, for languages whose catalogue is spelled otherwise than the language of the page.

    The scripts ask for the language of the page, zh-cn; the catalogues are registered under zh_CN. Plone's view takes
    the two for different languages and answers that it has no texts, so that the scripts speak English.
    """

    def __call__(self, domain: object = None, language: object = None) -> object:
        """Return the texts of a domain in a language as JSON, an object; null where there are none."""
        if not isinstance(domain, str):
            return super().__call__()
        wanted = language if isinstance(language, str) else str(self.request["LANGUAGE"])
        return super().__call__(domain, registered_language(domain, wanted))
