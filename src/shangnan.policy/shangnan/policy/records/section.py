"""Section: the place where the records of a kind lie, public or internal."""

from __future__ import annotations

from plone.dexterity.content import Container
from plone.supermodel import model
from zope.interface import implementer


class ISection(model.Schema):
    """A section has a title and a description (from behaviours) and nothing of its own."""


@implementer(ISection)
class Section(Container):
    """A section of the site."""
