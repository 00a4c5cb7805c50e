"""Refusals of this room, told as those of records are: by a page, by REST, with all reasons at once."""

from __future__ import annotations

from shangnan.policy.gaps import Gap
from shangnan.policy.refusals import Refused
from zope.i18nmessageid import Message


def password_refused(faults: list[Message]) -> Refused:
    """Return the refusal of a password that is not good enough.

    :param faults: all that is wrong with it, never empty.
    """
    return Refused([Gap("weak_password", "password", fault) for fault in faults])


def change_refused(message: Message) -> Refused:
    """Return the refusal of a change that the present user may not make, or not without the old password.

    :param message: why, and what to do.
    """
    return Refused([Gap("password_change", "old_password", message)])
