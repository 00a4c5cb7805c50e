"""Passwords and tokens in addresses where no filter stands before Zope: they let nobody in, and the request is refused."""

from __future__ import annotations

from shangnan.policy.http.secret_filters import hide_secrets
from shangnan.policy.http.secret_filters import MARK
from shangnan.policy.http.secret_filters import TEXT
from shangnan.policy.locales.chinese import chinese
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal
from ZPublisher.interfaces import IPubStart


@adapter(IPubStart)
def take_secrets_out(event: Any) -> None:
    """Take secrets out before anything is read of a request; nothing may be raised that early."""
    hide_secrets(event.request.environ)


@adapter(IPubAfterTraversal)
def refuse_secrets(event: Any) -> None:
    """Refuse a request that came with a secret in its address.

    :raises BadRequest: without the secret, which no error log gets.
    """
    if MARK in event.request.environ:
        raise BadRequest(chinese(TEXT))
