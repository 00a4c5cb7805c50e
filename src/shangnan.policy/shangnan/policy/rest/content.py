"""Whole objects by REST: every wrong field at once, each called by its name; junk beside the fields is refused."""

from __future__ import annotations

from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.deserializer import json_body
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.services.content.add import FolderPost
from shangnan.policy import _
from shangnan.policy.http.once import made_by
from shangnan.policy.http.once import sent_once
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.lifecycle.defaults import give_defaults
from shangnan.policy.records.secrecy.fields import fields_of
from shangnan.policy.records.secrecy.fields import refusals
from shangnan.policy.rest.fields import Refusal
from shangnan.policy.rest.interfaces import IRestLayer
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.schema import getFieldsInOrder

import re

# Ids as Plone makes them; also what a file may be called.
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")


@adapter(IDexterityContent, IRestLayer)
class Content(DeserializeFromJson):
    """The fields of an object from JSON."""

    def __call__(
        self, validate_all: bool = False, data: Any = None, create: bool = False, mask_validation_errors: bool = True
    ) -> Any:
        """Write the fields and return the object.

        :raises BadRequest: with all that is wrong, a list of mappings with `field` and `message`.
        """
        data = json_body(self.request) if data is None else data
        self._refuse_arrangement(data)
        if create:
            give_defaults(self.context)
        return super().__call__(validate_all, data, create, mask_validation_errors)

    def get_schema_data(self, data: dict[str, Any], validate_all: bool, create: bool = False) -> tuple[dict, list]:
        """Return values and errors, with the title of the field in the sentence of each error."""
        schema_data, errors = super().get_schema_data(data, validate_all, create)
        titles = {name: field.title for schema in schema_data for name, field in getFieldsInOrder(schema)}
        for error in errors:
            if not isinstance(error.get("error"), Refusal):
                names = {"place": titles.get(error["field"], error["field"]), "problem": error["message"]}
                error["message"] = _("“${place}”: ${problem}", mapping=names)
        return schema_data, [*errors, *self._secrets(schema_data)]

    def _secrets(self, schema_data: dict[Any, dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the numbers, levels and titles that are marked as state secrets."""
        if not (IRecord.providedBy(self.context) or IAttachment.providedBy(self.context)):
            return []
        fields, told = fields_of(self.context), lambda text: translate(text, context=self.request)
        found = [gap for values in schema_data.values() for gap in refusals(values, fields)]
        return [{"field": gap.field, "message": told(gap.message), "error": Refusal(gap.message)} for gap in found]

    def _refuse_arrangement(self, data: dict[str, Any]) -> None:
        """Refuse other layouts and orders: records have none to choose; of other objects they must exist."""
        wrong = []
        if "layout" in data and data["layout"] != self.context.getLayout():
            layouts = [] if IRecord.providedBy(self.context) else self.context.getAvailableLayouts()
            wrong += [] if data["layout"] in [name for name, _title in layouts] else ["layout"]
        if "ordering" in data and not self._is_ordering(data["ordering"]):
            wrong.append("ordering")
        if "sort" in data:  # by any index that the client names: nothing of ours needs it
            wrong.append("sort")
        if wrong:
            told = _("This cannot be set to that value: ${names}.", mapping={"names": "、".join(wrong)})
            raise BadRequest(translate(told, context=self.request))

    def _is_ordering(self, ordering: Any) -> bool:
        if not isinstance(ordering, dict) or not hasattr(self.context, "objectIds"):
            return False
        ids, delta, subset = self.context.objectIds(), ordering.get("delta"), ordering.get("subset_ids") or []
        return (
            ordering.get("obj_id") in ids
            and (delta in ("top", "bottom") or (isinstance(delta, int) and abs(delta) <= len(ids)))
            and isinstance(subset, list)
            and all(entry in ids for entry in subset)
        )


class Add(FolderPost):
    """`POST` to a container."""

    def reply(self) -> dict[str, Any]:
        """Add an object and return its JSON; where a request with the same `Idempotency-Key` has added it, what that one made.

        :raises BadRequest: where type or id are not what they have to be.
        :raises HTTPConflict: where the key was used for something else.
        """
        data = json_body(self.request)
        wrong = [name for name in ("@type", "language", "translation_of", "UID") if not _is_text(data.get(name))]
        given = data.get("id")
        if given is not None and not (isinstance(given, str) and _ID.fullmatch(given)):
            wrong.append("id")
        if wrong:
            told = _("This cannot be set to that value: ${names}.", mapping={"names": "、".join(wrong)})
            raise BadRequest(translate(told, context=self.request))
        sent = sent_once(self.request)
        made = made_by(self.request, sent) if sent is not None else None
        return super().reply() if made is None else self._again(made)

    def _again(self, made: Any) -> dict[str, Any]:
        """Answer as when the object was added."""
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", made.absolute_url())
        told: dict[str, Any] = getMultiAdapter((made, self.request), ISerializeToJson)()
        return told | {"@id": made.absolute_url()}


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)
