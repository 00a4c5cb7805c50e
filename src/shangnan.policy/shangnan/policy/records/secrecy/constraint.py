"""State secrets must not enter this system: the constraint of fields for numbers and levels, the same at every door."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.checks.text_rules import is_secret_mark
from zope import schema


class SecretMark(schema.ValidationError):
    """A number or level that names a state secret."""

    __doc__ = _(
        "This names a classification. State secrets must not be entered in this system: tell the secrecy officer."
    )


def no_secret(value: str | None) -> bool:
    """Refuse a short field that names a classification: the `constraint` of every field for a number or a level.

    :raises SecretMark: for 秘密, 机密 and 绝密, however they are typed.
    """
    if value and is_secret_mark(value):
        raise SecretMark(value)
    return True
