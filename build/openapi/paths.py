"""The addresses and methods of the REST services: the list of what may be called, on the places where records lie. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from openapi.bodies import body_of
from openapi.bodies import STEP
from openapi.json_schema import Schema
from openapi.kinds import Kind
from openapi.parameters import of_path
from openapi.parameters import of_query
from shangnan.policy.http.allowed_rows import CONTENT
from shangnan.policy.http.allowed_rows import Row

SITE = "site"
SERVICES = ("service",)
STEPS = "@workflow/*"
# The parameter that stands for what lies below a service.
BELOW = {
    "@workflow": "step", "@users": "account", "@groups": "group", "@types": "kind", "@vocabularies": "vocabulary",
    "@controlpanels": "panel", "@tus-upload": "upload",
}  # fmt: skip


def paths(rows: Iterable[Row], kinds: Sequence[Kind], holds: Mapping[str, Sequence[str]]) -> dict[str, Schema]:
    """Return the `paths` of a description.

    :param rows: the list of what may be called.
    :param kinds: the kinds of the site.
    :param holds: portal types that may be added in each section, by its address.
    """
    services = [row for row in rows if row.door in SERVICES and row.who]
    found: dict[str, Schema] = {}
    for template, here in _places(kinds).items():
        known = [values for kind in here for values in kind.places.get(template, [])]
        names = {kind.name for kind in here} | {CONTENT} if here else {SITE}
        for row in services:
            if names.isdisjoint(row.contexts):
                continue
            address = _address(template, row.name)
            item = found.setdefault(
                address,
                {"parameters": of_path(address, known, {"step": {step for kind in here for step in kind.steps}})},
            )
            for method in row.methods:
                body = _body(method, row.name, here, kinds, holds.get(template, ()))
                if body is not None:
                    item.setdefault(method.lower(), _operation(method, address, row, body))
    return {address: item for address, item in sorted(found.items()) if len(item) > 1}


def _places(kinds: Sequence[Kind]) -> dict[str, list[Kind]]:
    """Return the kinds that lie at each address template; none at the site itself."""
    found: dict[str, list[Kind]] = {"": []}
    for kind in kinds:
        for template in kind.places:
            found.setdefault(template, []).append(kind)
    return found


def _address(template: str, name: str) -> str:
    head, slash, _rest = name.partition("/")
    below = f"/{{{BELOW.get(head, 'name')}}}" if slash else ""
    return f"{template}/{head}{below}" if name else template or "/"


def _body(
    method: str, name: str, here: Sequence[Kind], kinds: Sequence[Kind], section_holds: Sequence[str]
) -> Schema | None:
    """Return the schema of the body of an operation: {} for none, None where the operation means nothing here."""
    known = body_of(method, name)
    if known is not None:
        return known
    if name == STEPS:
        return STEP if any(kind.steps for kind in here) else None
    if method == "PATCH" and not name:
        return _one_of([_reference(kind.name) for kind in here])
    if method == "POST" and not name:
        addable = {*section_holds, *(held for kind in here for held in kind.holds)}
        return _one_of([_added(kind) for kind in kinds if kind.name in addable]) if addable else None
    return {"type": "object"} if method in ("POST", "PATCH", "PUT") else {}


def _reference(kind: str) -> Schema:
    return {"$ref": f"#/components/schemas/{kind}"}


def _added(kind: Kind) -> Schema:
    told = {"type": "object", "properties": {"@type": {"const": kind.name}}, "required": ["@type"]}
    return {"allOf": [told, _reference(kind.name)]}


def _one_of(schemas: Sequence[Schema]) -> Schema:
    return schemas[0] if len(schemas) == 1 else {"anyOf": list(schemas)}


def _operation(method: str, address: str, row: Row, body: Schema) -> Schema:
    operation: Schema = {
        "operationId": f"{method.lower()} {address}",
        "summary": row.why,
        "x-offices": sorted(row.who),
        "responses": {"default": {"$ref": "#/components/responses/Answer"}},
    }
    if "A" in row.who:
        operation["security"] = [{}, {"account": []}, {"token": []}]
    if body:
        operation["requestBody"] = {"content": {"application/json": {"schema": body}}}
    questions = of_query(row.name) if method == "GET" else []
    return operation | ({"parameters": questions} if questions else {})
