"""The one place that every name of an object passes: adding, pasting, renaming, importing, from forms, REST or programs."""

from __future__ import annotations

from Acquisition import aq_base
from OFS.interfaces import IObjectWillBeMovedEvent
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.interfaces import IDexterityContainer
from plone.dexterity.interfaces import IDexterityContent
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.names.registered import NamesTaken
from shangnan.policy.names.rule import name_problem
from shangnan.policy.names.rule import SECTION_IDS
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.i18nmessageid import Message


class NameRefused(BadRequest):
    """A name that no object can have, with the reason in Chinese."""


def problem_in(container: Any, name: object) -> Message | None:
    """Return why nothing in a container can have a name, or None.

    :param container: a folder, record or the site.
    :param name: what would lie there.
    """
    if name in SECTION_IDS and IPloneSiteRoot.providedBy(container):
        return None
    return name_problem(name, NamesTaken(container))


@adapter(IDexterityContent, IObjectWillBeMovedEvent)
def object_gets_name(object: Any, event: IObjectWillBeMovedEvent) -> None:
    """Refuse a name that belongs to the software, for what is added or renamed and for all that lies in what is added.

    :raises NameRefused: with the reason.
    """
    if event.newParent is None or not IDexterityContainer.providedBy(event.newParent):
        return
    if aq_base(event.object) is aq_base(object):
        _refuse(problem_in(event.newParent, event.newName))
    elif event.oldParent is None:
        _refuse(problem_in(object.__parent__, object.getId()))


def _refuse(problem: Message | None) -> None:
    if problem is not None:
        raise NameRefused(chinese(problem))
