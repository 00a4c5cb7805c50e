"""`@comments`: Plone's comments, which no kind has. Opinions on a draft of a regulation are kept by its own room."""

from __future__ import annotations

from plone.restapi.services import Service
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class NoComments(Service):
    """Stock fails on what cannot be commented."""

    def publishTraverse(self, request: Any, name: str) -> Service:
        """Take whatever follows in the address."""
        return self

    def reply(self) -> Any:
        """Answer that nothing is here.

        :raises NotFound: always.
        """
        raise NotFound(self.context, "@comments", self.request)
