"""What Plone's builder of questions offers: the indexes that the list opens to who asks, and no choices that are closed."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.app.querystring.interfaces import IQuerystringRegistryReader
from plone.app.querystring.registryreader import QuerystringRegistryReader
from plone.registry.interfaces import IRegistry
from Products.Five.browser import BrowserView
from shangnan.policy.http.questions.choices import may_fetch
from shangnan.policy.http.questions.person import current_audience
from shangnan.policy.http.questions.table import may_filter
from shangnan.policy.http.questions.table import may_sort
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.interface import implementer

import json


@implementer(IQuerystringRegistryReader)
@adapter(IRegistry, IShangnanLayer)
class OfferedQuestions(QuerystringRegistryReader):
    """Stock, for who asks."""

    def parseRegistry(self) -> Any:
        """Return what the registry says of questions, without those that are closed; Plone asks for it by this name."""
        found, audience = super().parseRegistry(), current_audience()
        fields = found.get(f"{self.prefix}.field")
        for name in list(fields):
            if may_filter(audience, name) or may_sort(audience, name):
                fields[name]["enabled"] = fields[name].get("enabled", False) and may_filter(audience, name)
                fields[name]["sortable"] = fields[name].get("sortable", False) and may_sort(audience, name)
            else:
                del fields[name]
        return found

    def _checkVocabularyPermission(self, vocab_name: str) -> bool:
        user = getSecurityManager().getUser()
        return may_fetch(user.getId(), user.getRoles(), vocab_name)


class OfferedInContents(BrowserView):
    """`@@qsOptions`: the same for the list of contents; Plone's own asks without a request."""

    def __call__(self) -> str:
        """Return the questions as JSON."""
        self.request.response.setHeader("Content-Type", "application/json; charset=utf-8")
        return json.dumps(getMultiAdapter((getUtility(IRegistry), self.request), IQuerystringRegistryReader)())
