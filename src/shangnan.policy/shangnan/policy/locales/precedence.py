"""Which of two catalogues of one domain answers."""

from __future__ import annotations

from pathlib import Path
from zope.component import getUtilitiesFor
from zope.i18n.interfaces import ITranslationDomain
from zope.i18n.translationdomain import TranslationDomain

OURS = str(Path(__file__).parent)


def let_ours_answer_first() -> None:
    """Put our catalogues before those of the packages whose translations we correct.

    zope.i18n asks the catalogues of a domain in the order of their registration and takes the first answer. Those of
    Plone are registered before ours, since our configuration needs Plone's. The order among the others stays. Doing it
    twice changes nothing.
    """
    for _name, domain in getUtilitiesFor(ITranslationDomain):
        if isinstance(domain, TranslationDomain):
            for paths in domain.getCatalogsInfo().values():
                paths.sort(key=lambda path: not path.startswith(OURS))
