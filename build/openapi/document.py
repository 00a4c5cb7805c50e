"""The whole description."""

from __future__ import annotations

from collections.abc import Iterable
from openapi.json_schema import Say
from openapi.json_schema import Schema
from openapi.kinds import kinds
from openapi.paths import paths
from shangnan.policy.http.allowed_rows import all_rows
from shangnan.policy.http.allowed_rows import Row
from shangnan.policy.setup.default import SECTIONS
from shangnan.policy.setup.default import types_in
from typing import Any

FILE: Schema = {
    "type": ["object", "null"],
    "properties": {
        "filename": {"type": "string"},
        "content-type": {"type": "string"},
        "encoding": {"const": "base64"},
        "data": {"type": "string", "contentEncoding": "base64"},
    },
    "required": ["filename", "encoding", "data"],
}
ERROR: Schema = {
    "type": "object",
    "description": "A failure says in Chinese what is wrong; other answers are the thing itself.",
    "properties": {"type": {"type": "string"}, "message": {"type": "string"}},
}


def description(site: Any, server: str, rows: Iterable[Row] | None = None, say: Say = str) -> Schema:
    """Return the description of a site's services as an OpenAPI 3.1 document.

    :param site: the site.
    :param server: its address.
    :param rows: another list of what may be called than the package's, for tests.
    :param say: puts titles into words.
    """
    found = kinds(site, say)
    holds = {f"/{name}": tuple(types_in(name)) for name in SECTIONS}
    called = [row for _table, row in all_rows()] if rows is None else list(rows)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.Title(),
            "version": "1",
            "description": "Every answer is JSON where the request says `Accept: application/json`. Who may call an operation"
            " stands beside it as `x-offices`, in the codes of docs/reference; the rules of each record are asked besides.",
        },
        "servers": [{"url": server}],
        "security": [{"account": []}, {"token": []}],
        "paths": paths(called, found, holds),
        "components": {
            "schemas": {"File": FILE, "Error": ERROR}
            | {kind.name: kind.fields | {"title": kind.title} for kind in found},
            "responses": {
                "Answer": {
                    "description": "JSON",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
                }
            },
            "securitySchemes": {
                "account": {"type": "http", "scheme": "basic"},
                "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            },
        },
    }
