"""Plone's pages and services hand what is called like an index to the catalog: here it is asked who may ask for that.

Views of this package read parameters by name, or ask the same list themselves.
"""

from __future__ import annotations

from plone import api
from shangnan.policy.http.parameters import is_ours
from shangnan.policy.http.questions.person import current_audience
from shangnan.policy.http.questions.wrong import refusal_of_parameter
from shangnan.policy.http.questions.wrong import refuse
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


@adapter(IPubAfterTraversal)
def refuse_closed_questions(event: Any) -> None:
    """Refuse a parameter that asks for what is not open to who asks, whatever page or service it is meant for.

    :raises BadRequest: with a sentence that names the parameter.
    """
    request = event.request
    if not request.form or not IShangnanLayer.providedBy(request) or is_ours(request.get("PUBLISHED")):
        return
    audience, indexes = current_audience(), api.portal.get_tool("portal_catalog")._catalog.indexes
    for name, value in request.form.items():
        refuse(refusal_of_parameter(audience, indexes, name, value), request)
