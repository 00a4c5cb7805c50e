"""The address of a record as it stands in print, in mails and in canonical links."""

from __future__ import annotations

from plone import api
from shangnan.policy.deployment import public_address
from typing import Any


def printed_address(thing: Any) -> str:
    """Return where the public finds a thing, whatever name the site was asked by just now.

    :param thing: a record, a section or the site.
    """
    return public_address(thing.absolute_url(), api.portal.get().absolute_url())
