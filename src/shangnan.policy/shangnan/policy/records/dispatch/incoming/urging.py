"""Urging 催办: beside the tray and the page, handlers with a mail address are told by mail where the site sends mail."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.mail.message import WordByMail
from shangnan.policy.records.views.printed_address import printed_address
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.groups import members
from typing import Any
from zope.event import notify


def handlers_of(dispatch: Any) -> list[str]:
    """Return the accounts of all handlers: named ones, then the functions of the lead unit."""
    unit = dispatch.responsible_unit
    by_function = [user_id for function in FUNCTIONS for user_id in (members(unit, function) if unit else ())]
    return list(dict.fromkeys([*(dispatch.named_handlers or ()), *by_function]))


def tell_handlers(dispatch: Any) -> None:
    """Tell the handlers that a dispatch is urged. Mail leaves the house, so it says number and address and no more."""
    line = chinese(
        _(
            "The incoming dispatch ${number} is urged. Sign in and open ${url}",
            mapping={"number": dispatch.receipt_number, "url": printed_address(dispatch)},
        )
    )
    users = filter(None, (api.user.get(userid=user_id) for user_id in handlers_of(dispatch)))
    addresses = dict.fromkeys(filter(None, (user.getProperty("email", "") for user in users)))
    if addresses:
        subject = chinese(_("Urged: ${number}", mapping={"number": dispatch.receipt_number}))
        notify(WordByMail({address: [line] for address in addresses}, subject))
