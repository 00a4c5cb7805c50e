"""Forms that add something are sent once: each page of a form carries a token, and the same content sent again leads to what was made."""

from __future__ import annotations

from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.rest.interfaces import IAPIRequest
from shangnan.policy.http.once import FIELD
from shangnan.policy.http.once import HEADER
from shangnan.policy.http.once import sent_once
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from zExceptions import Redirect
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal

import secrets


class Token(ViewletBase):
    """A hidden field that belongs to the form of the page, wherever on the page it stands."""

    def render(self) -> str:
        """Return the field; each page has another token."""
        # "form" is the id of every form of Plone's that adds something.
        return f'<input type="hidden" name="{FIELD}" value="{secrets.token_urlsafe(16)}" form="form" />'


@adapter(IPubAfterTraversal)
def lead_to_what_was_made(event: Any) -> None:
    """Answer a form that was sent before with the way to what it made, as the first was answered.

    A form whose content is another one is something new: the page stays in the browser, and people write the next record on it.

    :raises Redirect: to what was made.
    """
    request = event.request
    if not IShangnanLayer.providedBy(request) or IAPIRequest.providedBy(request) or FIELD not in request.form:
        return
    sent = None if HEADER in request.environ else sent_once(request)
    made = sent.made() if sent is not None else None
    if made is not None and made[1]:
        # Restricted: only to what this person may view; whoever may not is led to the site's own pages as after any step.
        record = api.content.get(UID=made[0])
        raise Redirect(f"{(record if record is not None else api.portal.get()).absolute_url()}/view")
