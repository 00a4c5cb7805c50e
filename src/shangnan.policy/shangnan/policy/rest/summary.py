"""Short forms of objects in lists and search results: of the catalog's columns those that the list of questions opens."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone import api
from plone.restapi.deserializer import json_body
from plone.restapi.serializer.summary import DefaultJSONSummarySerializer
from Products.ZCatalog.interfaces import ICatalogBrain
from shangnan.policy import _
from shangnan.policy.http.questions.person import current_audience
from shangnan.policy.http.questions.table import may_be_told
from shangnan.policy.records.workflow.gaps import quoted
from shangnan.policy.rest.interfaces import IRestLayer
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.i18n import translate
from zope.interface import Interface


@adapter(Interface, IRestLayer)
class Summary(DefaultJSONSummarySerializer):
    """Stock, but for a parameter with which a request could put its own rules in the place of the site's."""

    def __init__(self, context: Any, request: Any) -> None:
        if "summary_serializer_metadata" in request.form:
            raise BadRequest("summary_serializer_metadata")
        super().__init__(context, request)

    def __call__(self) -> dict[str, Any]:
        """Return the short form; of an object that this person may not view only its address.

        plone.restapi puts the container into what it tells of an object, and a public object may lie in a restricted one.
        """
        hidden = not ICatalogBrain.providedBy(self.context) and not getSecurityManager().checkPermission(
            "View", self.context
        )
        return {"@id": self.context.absolute_url()} if hidden else super().__call__()

    def metadata_fields(self) -> set[str]:
        """Return what to tell: what is always told, and of what was asked for that which this person may be told.

        :raises BadRequest: for a name that is not open to this person; `_all` means all that is.
        """
        kept = self.request.other  # not the request itself, which would also look into its parameters
        if "shangnan_told" not in kept:
            kept["shangnan_told"] = self._told()
        return kept["shangnan_told"]

    def _told(self) -> set[str]:
        audience = current_audience()
        given = (self.request.form or json_body(self.request)).get("metadata_fields") or []
        names = given if isinstance(given, list) else [given]
        for name in names:
            if not isinstance(name, str) or not (name == "_all" or may_be_told(audience, name)):
                told = _("There is no field “${name}” to be told.", mapping={"name": quoted(str(name))})
                raise BadRequest(translate(told, context=self.request))
        columns = {*api.portal.get_tool("portal_catalog").schema(), *self.non_metadata_attributes}
        wanted = columns if "_all" in names else columns.intersection(names)
        return {name for name in wanted | self.default_metadata_fields if may_be_told(audience, name)}
