"""Records as JSON, whole: each that an answer holds counts as seen, also among others in a list."""

from __future__ import annotations

from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from plone.restapi.serializer.dxcontent import SerializeToJson
from Products.CMFCore.interfaces import IFolderish
from shangnan.policy.http.journal.seen import show
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.base import IRecord
from shangnan.policy.rest.interfaces import IRestLayer
from typing import Any
from zope.component import adapter
from zope.interface import implementer


def _shown(thing: Any, request: Any) -> Any:
    show(request, thing)
    return (SerializeFolderToJson if IFolderish.providedBy(thing) else SerializeToJson)(thing, request)


@implementer(ISerializeToJson)
@adapter(IRecord, IRestLayer)
def record_as_json(record: Any, request: Any) -> Any:
    """Return what tells a record as JSON."""
    return _shown(record, request)


@implementer(ISerializeToJson)
@adapter(IAttachment, IRestLayer)
def file_as_json(attachment: Any, request: Any) -> Any:
    """Return what tells a file of a record as JSON."""
    return _shown(attachment, request)
