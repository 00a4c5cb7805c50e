"""Marking REST requests with our layer, as soon as plone.rest and plone.browserlayer have marked them with theirs."""

from __future__ import annotations

from plone.base.interfaces import IPloneSiteRoot
from plone.rest.interfaces import IAPIRequest
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.rest.interfaces import IRestLayer
from zope.component import adapter
from zope.interface import directlyProvidedBy
from zope.interface import directlyProvides
from zope.traversing.interfaces import IBeforeTraverseEvent


@adapter(IPloneSiteRoot, IBeforeTraverseEvent)
def mark_rest_request(site: object, event: IBeforeTraverseEvent) -> None:
    """Put the REST layer before all others.

    Subscribers of a more specific interface run later, so plone.browserlayer (for ISiteRoot) has been here. The site is
    passed a second time after `++api++`, so that both ways of asking for JSON are seen.
    """
    request = event.request
    if IShangnanLayer.providedBy(request) and IAPIRequest.providedBy(request) and not IRestLayer.providedBy(request):
        directlyProvides(request, IRestLayer, directlyProvidedBy(request))
