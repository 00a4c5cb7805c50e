"""Restricted records that a request has shown: their pages, their content by REST, their files by each door.

What everybody who is signed in may view is not told of. A record that everybody may view may have a part that only some may
read, as scores of a training: whoever is shown that part is told of, too.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_inner
from Acquisition import aq_parent
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.supermodel.utils import mergedTaggedValueDict
from plone.uuid.interfaces import IUUID
from shangnan.policy.http.called import called
from shangnan.policy.http.journal.asking import content_asked_for
from shangnan.policy.http.journal.asking import door_of
from shangnan.policy.http.journal.asking import is_record
from shangnan.policy.http.journal.asking import who_asks
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.registry.journal import noting
from shangnan.policy.registry.journal.audience import is_closed
from shangnan.policy.registry.journal.subject import is_restricted
from typing import Any
from zope.component import adapter
from zope.component import queryUtility
from zope.security.interfaces import IPermission
from ZPublisher.interfaces import IPubBeforeCommit

#: Pages and services that hand a file out, whatever stands behind their names.
FILES = ("download", "display-file", "images", "kept-file")
#: What is asked beside a page and shows nothing of the record.
SHOW_NOTHING = frozenset(
    "@lock @types @vocabularies getSource getVocabulary plone_lock_operations render-toolbar iconresolver contents-rows".split()
)
KEY = "shangnan.policy.seen"
#: The one service that is asked by POST.
QUESTION = "@querystring-search"


def shows_file(name: str) -> bool:
    """Return whether a door hands a file out.

    :param name: as `called` gives it.
    """
    return any(name == file or name.startswith(f"{file}/") or f"/{file}" in name for file in FILES)


def shows_nothing(name: str) -> bool:
    """Return whether a door shows nothing of the record that it is opened at; parameter as before."""
    return name.partition("/")[0] in SHOW_NOTHING


def shows_closed_part(record: Any) -> bool:
    """Return whether the present user is shown a part of a record that not everybody may read who views it."""
    kind = record_kind(getattr(record, "portal_type", ""))
    if kind is None or not kind.hidden:
        return False
    declared = mergedTaggedValueDict(kind.schema, READ_PERMISSIONS_KEY)
    names = {declared[field] for field in kind.hidden if field in declared}
    found = (queryUtility(IPermission, name=name) for name in names)
    titles = [permission.title for permission in found if permission is not None]
    may = getSecurityManager().checkPermission
    return any(is_closed(rolesForPermissionOn(title, record)) and may(title, record) for title in titles)


def to_be_told(thing: Any) -> bool:
    """Return whether the journal is told that a record or a file of one was seen."""
    return is_restricted(thing) or shows_closed_part(thing)


def show(request: Any, thing: Any) -> None:
    """Remember that a request shows a record otherwise than by being about it: whole records in an answer about others."""
    if is_record(thing):
        request.other.setdefault(KEY, {})[IUUID(thing)] = thing


@adapter(IPubBeforeCommit)
def request_answered(event: Any) -> None:
    """Tell of each restricted record that an answer shows, once for the request."""
    request = event.request
    if not IShangnanLayer.providedBy(request) or "PUBLISHED" not in request.other:
        return
    status = request.response.getStatus()
    if 200 <= status < 300 or status == 304:
        for thing in _seen(request).values():
            if to_be_told(thing):
                _tell(request, thing)


def _seen(request: Any) -> dict[str, Any]:
    asked = content_asked_for(request)
    name = called(request.other["PUBLISHED"], request.other["PARENTS"], request.steps).name
    reads = request.method == "GET"
    # What somebody has just written is told back to him or her.
    seen = dict(request.other.get(KEY, {})) if reads or name == QUESTION else {}
    if reads and is_record(asked) and not shows_nothing(name):
        seen[IUUID(asked)] = asked
    return seen


def _tell(request: Any, thing: Any) -> None:
    name = called(request.other["PUBLISHED"], request.other["PARENTS"], request.steps).name
    details = {"door": door_of(request)}
    record = thing
    if IAttachment.providedBy(thing):
        # A file is told of with its record, by which it is looked for.
        record, details["file"] = aq_parent(aq_inner(thing)), IUUID(thing)
    action = "record.download" if shows_file(name) else "record.print" if name.endswith(".pdf") else "record.view"
    noting.note_apart(action, record, details, actor=who_asks(request))
