"""Addresses that people follow from a page: http or https, so that none carries a script or a file."""

from __future__ import annotations

from shangnan.policy import _
from zope import schema

import re


class NoWebAddress(schema.ValidationError):
    """An address that leads to no page of the web."""

    __doc__ = _("The address begins with http:// or https:// and holds no spaces or quotation marks.")


def is_web_address(value: str) -> bool:
    """Return whether a link to it may be put on a page."""
    return re.fullmatch(r"https?://[^\s\"'<>\\]+", value, re.IGNORECASE) is not None


def web_address_constraint(value: str | None) -> bool:
    """Refuse what is no address of the web; nothing is none.

    :raises NoWebAddress: for javascript:, data: and whatever else a browser would follow.
    """
    if value and not is_web_address(value):
        raise NoWebAddress(value)
    return True
