"""A pasted copy of a record is a new draft of somebody who may write it: without number, versions and confirmations."""

from __future__ import annotations

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from plone.dexterity.utils import iterSchemata
from Products.CMFCore.interfaces import IFolderish
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.records.purposes import ISSUED
from typing import Any
from zExceptions import Forbidden
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.component import getUtility
from zope.lifecycleevent.interfaces import IObjectCopiedEvent
from zope.schema.interfaces import IVocabularyFactory

OURS = "shangnan.policy."
# What every record is given by those who write it.
OF_WRITERS = frozenset({"typed_by", "amended_by"})


class CopyRefused(Forbidden):
    """A copy for a unit for which the user does not write records."""


@adapter(IRecord, IObjectCopiedEvent)
def copy_begins_anew(copy: Any, event: IObjectCopiedEvent) -> None:
    """Take from a copy what only the original's own way has given it."""
    bare = aq_base(copy)
    kind = record_kind(bare.portal_type)
    for name in OF_WRITERS | (kind.acquired if kind is not None else frozenset()):
        # Kinds whose drafter types the number (a regulation's) need it anew as well: no two documents have one.
        if name in vars(bare):
            delattr(bare, name)
    if IFolderish.providedBy(bare):
        # The copy was never issued. Nobody is told: it lies nowhere yet.
        for name in [name for name, child in bare.objectItems() if getattr(aq_base(child), "purpose", "") == ISSUED]:
            bare._delObject(name, suppress_events=True)
    annotations = IAnnotations(bare, None)
    for key in [key for key in annotations or () if key.startswith(OURS)]:
        del annotations[key]


@adapter(IRecord, IObjectCopiedEvent)
def only_for_ones_own_unit(copy: Any, event: IObjectCopiedEvent) -> None:
    """Refuse to copy a record of a unit for which the user could not add one.

    :raises CopyRefused: telling so in Chinese.
    """
    unit = responsible_unit_of(copy)
    container = aq_parent(aq_inner(event.original))
    for schema in iterSchemata(event.original):
        field = schema.get("responsible_unit")
        if field is None:
            continue
        factory = getUtility(IVocabularyFactory, field.vocabularyName)
        if unit not in factory(container):
            message = _(
                "You do not write records for the unit of “${title}”, so you cannot copy it.",
                mapping={"title": copy.title},
            )
            raise CopyRefused(chinese(message))
