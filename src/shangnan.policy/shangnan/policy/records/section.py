"""Section: the place where records of a kind lie, public or internal."""

from __future__ import annotations

from OFS.event import ObjectWillBeAddedEvent
from plone.dexterity.content import Container
from plone.supermodel import model
from shangnan.policy.records.catalog.leaves import SmallOIBTree
from shangnan.policy.records.catalog.leaves import SmallOOBTree
from typing import Any
from zope.event import notify
from zope.interface import implementer
from zope.lifecycleevent import ObjectAddedEvent


class ISection(model.Schema):
    """A section has a title and a description (from behaviours) and nothing of its own."""


@implementer(ISection)
class Section(Container):
    """A section of the site. What is put into it is no change of the section.

    Zope would tell the folder with each thing that is put into it; Dexterity then gives the folder a new date and indexes it anew, so
    that every add would write the same few objects, and two at once would get in each other's way.
    """

    def _initBTrees(self) -> None:
        super()._initBTrees()
        self._tree = SmallOOBTree()

    def _setOb(self, id: str, object: Any) -> None:
        meta_type = getattr(object, "meta_type", None)
        if meta_type is not None:
            self._mt_index.setdefault(meta_type, SmallOIBTree())
        super()._setOb(id, object)

    def _setObject(
        self,
        id: str,
        object: Any,
        roles: Any = None,
        user: Any = None,
        set_owner: int = 1,
        suppress_events: bool = False,
    ) -> str:
        """Put something in, with the events of adding for it and none for the section.

        :returns: its id.
        """
        if not suppress_events:
            notify(ObjectWillBeAddedEvent(object, self, id))
        name: str = super()._setObject(id, object, roles, user, set_owner, suppress_events=True)
        if not suppress_events:
            notify(ObjectAddedEvent(self._getOb(name), self, name))
        return name


def forget_order(section: Any) -> None:
    """Keep what lies in a section in no order of its own: registers have theirs from the catalog.

    The order is one list, which every add would write as a whole.
    """
    section.setOrdering("unordered")


def store_small(section: Any) -> None:
    """Keep what lies in a section in trees whose leaves hold little; what is so already is left alone."""
    if type(section._tree) is not SmallOOBTree:
        section._tree = SmallOOBTree(section._tree)
    for meta_type, names in list(section._mt_index.items()):
        if type(names) is not SmallOIBTree:
            section._mt_index[meta_type] = SmallOIBTree(names)
