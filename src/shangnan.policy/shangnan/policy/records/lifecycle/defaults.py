"""A new object's fields as the form leaves them."""

from __future__ import annotations

from Acquisition import aq_base
from copy import deepcopy
from plone.dexterity.schema import SCHEMA_CACHE
from typing import Any
from zope.schema import getFieldsInOrder


def give_defaults(content: Any) -> None:
    """Give a new object every field of its schema as its own, as the form does.

    What an object lacks it acquires from where it lies, before its schema's default is asked for: the site has `aliases`.
    """
    own = aq_base(content)
    for name, field in getFieldsInOrder(SCHEMA_CACHE.get(content.portal_type)):
        if not field.readonly and name not in vars(own):
            setattr(own, name, deepcopy(field.bind(content).default))
