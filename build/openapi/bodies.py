"""What services other than those of whole records take, in the words of JSON Schema."""

from __future__ import annotations

from openapi.json_schema import Schema
from shangnan.policy.rest.service_bodies import FIELDS
from shangnan.policy.rest.service_bodies import FLAG
from shangnan.policy.rest.service_bodies import FLAGS
from shangnan.policy.rest.service_bodies import LONGEST_LOCK
from shangnan.policy.rest.service_bodies import SECONDS
from shangnan.policy.rest.service_bodies import TEXT
from shangnan.policy.rest.service_bodies import TEXT_OR_TEXTS
from shangnan.policy.rest.service_bodies import TEXTS

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
SCHEMAS: dict[str, Schema] = {
    TEXT: _TEXT,
    FLAG: {"type": "boolean"},
    SECONDS: {"type": "integer", "minimum": 1, "maximum": LONGEST_LOCK},
    TEXTS: _TEXTS,
    TEXT_OR_TEXTS: {"oneOf": [_TEXT, _TEXTS]},
    FLAGS: {"type": "object", "additionalProperties": {"type": "boolean"}},
}
REQUIRED = {
    ("POST", "@login"): ["login", "password"],
    ("POST", "@users"): ["username"],
    ("POST", "@groups"): ["groupname"],
    ("POST", "@copy"): ["source"],
    ("POST", "@move"): ["source"],
}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_ROW: Schema = {"type": "object", "properties": {"i": _TEXT, "o": _TEXT, "v": {}}, "required": ["i", "o"]}
QUESTION: Schema = {
    "type": "object",
    "properties": {
        "query": {"type": "array", "items": _ROW},
        "sort_on": _TEXT,
        "sort_order": _TEXT,
        "b_start": _NUMBER,
        "b_size": _NUMBER,
        "limit": _NUMBER,
        "fullobjects": {"type": "boolean"},
    },
}
# A step takes an opinion; a signature the password besides, and a few steps what their kind names.
STEP: Schema = {"type": "object", "properties": {"comment": _TEXT, "password": _TEXT}}


def body_of(method: str, name: str) -> Schema | None:
    """Return the schema of the body of a service of Plone's, None for others.

    :param name: as the list of what may be called has it.
    """
    if (method, name) == ("POST", "@querystring-search"):
        return QUESTION
    key = method, name.partition("/")[0]
    if key not in FIELDS:
        return None
    told: Schema = {"type": "object", "properties": {field: SCHEMAS[shape] for field, shape in FIELDS[key].items()}}
    return told | ({"required": REQUIRED[key]} if key in REQUIRED and key[1] == name else {})
