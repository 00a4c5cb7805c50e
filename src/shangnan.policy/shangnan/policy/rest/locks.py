"""Whoever edits a record has it to himself or herself: programs are told so in words, with the status that means it (423).

plone.restapi says it in English and calls it forbidden, deletes all the same, and a step failed as if nobody had signed in.
"""

from __future__ import annotations

from plone.dexterity.interfaces import IDexterityContent
from plone.locking.interfaces import ILockable
from plone.restapi.services.locking import is_locked
from shangnan.policy import _
from shangnan.policy.rest.interfaces import IRestLayer
from shangnan.policy.rest.preconditions import service_of
from shangnan.policy.rest.workflow import Transition
from typing import Any
from zExceptions import ResourceLockedError
from zope.component import adapter
from zope.i18n import translate
from ZPublisher.interfaces import IPubAfterTraversal

WRITING = (("PATCH", ""), ("DELETE", ""))


def is_others(content: Any, user_id: str | None) -> bool:
    """Return whether somebody else than a person has a lock on a record."""
    lockable = ILockable(content, None)
    locks = lockable.lock_info() if lockable is not None and lockable.locked() else []
    return any(lock["creator"] != user_id for lock in locks)


@adapter(IPubAfterTraversal)
def refuse_what_is_locked(event: Any) -> None:
    """Refuse to write into a record that is being edited, and to take a step that its editor does not expect.

    A program with the token of the lock (`Lock-Token`) is its editor; a step may be taken by whoever edits.

    :raises ResourceLockedError: with a sentence that says what to do.
    """
    request = event.request
    if not IRestLayer.providedBy(request):
        return
    published = request["PUBLISHED"]
    service = getattr(published, "__self__", published)
    content = getattr(service, "context", None)
    if not IDexterityContent.providedBy(content):
        return
    user = request.get("AUTHENTICATED_USER")
    if service_of(request) in WRITING:
        locked = is_locked(content, request)
    else:
        locked = isinstance(service, Transition) and is_others(content, user.getId() if user is not None else None)
    # Whoever may not view it is told nothing of it: the service itself refuses.
    if locked and user is not None and user.has_permission("View", content):
        told = _("Somebody is editing this just now. Try again when it has been saved or given up.")
        raise ResourceLockedError(translate(told, context=request))
