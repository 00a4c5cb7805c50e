"""Short forms of objects in lists and search results: what of the catalog the REST door tells."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.restapi.interfaces import IJSONSummarySerializerMetadata
from plone.restapi.serializer.summary import DefaultJSONSummarySerializer
from Products.ZCatalog.interfaces import ICatalogBrain
from shangnan.policy.rest.interfaces import IRestLayer
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface

# Who works on a record is nobody's business but the office's, which has the history for it; the rest is machinery.
NEVER_TOLD = frozenset(
    {
        "Creator", "listCreators", "listContributors", "commentators", "last_comment_date", "total_comments", "author_name",
        "in_response_to", "cmf_uid", "sync_uid", "plain_digest", "revision_of",
    }
)  # fmt: skip


@implementer(IJSONSummarySerializerMetadata)
class SummaryMetadata:
    """Takes columns of the catalog out of every list, `metadata_fields=_all` included."""

    def blocklisted_attributes(self) -> frozenset[str]:
        """Return columns that are never told."""
        return NEVER_TOLD


@adapter(Interface, IRestLayer)
class Summary(DefaultJSONSummarySerializer):
    """Stock, but for a parameter with which a request could put its own rules in the place of the site's."""

    def __init__(self, context: Any, request: Any) -> None:
        if "summary_serializer_metadata" in request.form:
            raise BadRequest("summary_serializer_metadata")
        fields = request.form.get("metadata_fields", [])
        if not all(isinstance(field, str) for field in (fields if isinstance(fields, list) else [fields])):
            raise BadRequest("metadata_fields")
        super().__init__(context, request)

    def __call__(self) -> dict[str, Any]:
        """Return the short form; of an object that this person may not view only its address.

        plone.restapi puts the container into what it tells of an object, and a public object may lie in a restricted one.
        """
        hidden = not ICatalogBrain.providedBy(self.context) and not getSecurityManager().checkPermission(
            "View", self.context
        )
        return {"@id": self.context.absolute_url()} if hidden else super().__call__()
