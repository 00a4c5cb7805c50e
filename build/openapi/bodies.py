"""What services other than those of whole records take, in the words of JSON Schema."""

from __future__ import annotations

from openapi.json_schema import Schema

TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}


def _object(*required: str, **properties: Schema) -> Schema:
    return {"type": "object", "properties": properties} | ({"required": list(required)} if required else {})


ACCOUNT = {"fullname": TEXT, "email": {"type": "string", "format": "email"}}
ROLES: Schema = {"type": "object", "additionalProperties": FLAG}
SOURCES: Schema = {"oneOf": [TEXT, {"type": "array", "items": TEXT}]}

# Method and name of the service, as the list of what may be called has them -> its body.
BODIES: dict[tuple[str, str], Schema] = {
    ("POST", "@login"): _object("login", "password", login=TEXT, password=TEXT),
    ("POST", "@login-renew"): _object(),
    ("POST", "@logout"): _object(),
    ("POST", "@users"): _object("username", username=TEXT, password=TEXT, **ACCOUNT),
    ("PATCH", "@users/*"): _object(old_password=TEXT, new_password=TEXT, roles=ROLES, **ACCOUNT),
    ("POST", "@groups"): _object("groupname", groupname=TEXT, title=TEXT, description=TEXT),
    ("PATCH", "@groups/*"): _object(
        title=TEXT, description=TEXT, users={"type": "object", "additionalProperties": FLAG}
    ),
    ("POST", "@querystring-search"): _object(
        query={"type": "array", "items": _object("i", "o", i=TEXT, o=TEXT, v={})},
        sort_on=TEXT,
        sort_order=TEXT,
        **{name: {"type": "integer", "minimum": 0} for name in ("b_start", "b_size", "limit")},
        fullobjects=FLAG,
    ),
    ("POST", "@copy"): _object("source", source=SOURCES),
    ("POST", "@move"): _object("source", source=SOURCES),
    ("POST", "@lock"): _object(stealable=FLAG, timeout={"type": "integer", "minimum": 0}),
    ("PATCH", "@lock"): _object(),
    ("DELETE", "@lock"): _object(force=FLAG),
}
# A step takes an opinion; a signature the password besides, and a few steps what their kind names.
STEP = _object(comment=TEXT, password=TEXT)
