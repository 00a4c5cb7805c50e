"""Where a text is looked up whose domain has no catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from zope.component import queryUtility
from zope.i18n.interfaces import IFallbackTranslationDomainFactory
from zope.i18n.interfaces import ITranslationDomain
from zope.interface import implementer
from zope.interface import provider


@implementer(ITranslationDomain)
class _PloneAnswers:
    """Answers with the texts of another domain, whatever domain the message names."""

    def __init__(self, domain: str, plone: ITranslationDomain) -> None:
        self.domain = domain
        self._plone = plone

    def translate(
        self,
        msgid: str,
        mapping: Mapping[str, object] | None = None,
        context: object = None,
        target_language: str | None = None,
        default: str | None = None,
        msgid_plural: str | None = None,
        default_plural: str | None = None,
        number: int | None = None,
    ) -> str:
        """See ITranslationDomain. The message is stripped of its domain, or the lookup would come back here."""
        return self._plone.translate(
            str(msgid), mapping, context, target_language, default, msgid_plural, default_plural, number
        )


@provider(IFallbackTranslationDomainFactory)
def look_up_in_plone(domain: str = "") -> ITranslationDomain | None:
    """Return what translates the texts of a domain without a catalogue, or of no domain at all.

    Several packages of Plone name a domain of their own (plone.app.caching, plone.app.multilingual) or, in templates,
    none (the required mark of a table's columns), while their translations are kept in the domain plone.

    :param domain: the domain that has no catalogue; empty where a template names none.
    :return: None when there is no Plone; the text then stays as it is.
    """
    plone = queryUtility(ITranslationDomain, "plone")
    return None if plone is None else _PloneAnswers(domain, plone)
