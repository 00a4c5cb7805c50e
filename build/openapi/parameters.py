"""The parameters of addresses: those of templates, and those that services read after the question mark."""

from __future__ import annotations

from collections.abc import Iterable
from openapi.json_schema import Schema
from shangnan.policy.http.parameters import MOST
from shangnan.policy.http.parameters import NUMBERS
from typing import Any

import re

TEXT: Schema = {"type": "string"}
# Name of the service -> what may stand after the question mark.
QUESTIONS: dict[str, dict[str, Schema]] = {
    "@search": {
        "SearchableText": TEXT,
        "Title": TEXT,
        "portal_type": TEXT,
        "review_state": TEXT,
        "sort_on": TEXT,
        "sort_order": {"enum": ["ascending", "descending"]},
        "metadata_fields": TEXT,
        "fullobjects": {"enum": ["0", "1"]},
    },
    "": {"expand": TEXT, "include_items": {"enum": ["0", "1"]}, "fullobjects": {"enum": ["0", "1"]}},
    "@navigation": {"expand.navigation.depth": {"type": "integer", "minimum": 0, "maximum": 10}},
    "@users": {"query": TEXT, "limit": {"type": "integer", "minimum": 1, "maximum": MOST}},
    "@groups": {"query": TEXT, "limit": {"type": "integer", "minimum": 1, "maximum": MOST}},
    "@vocabularies/*": {"title": TEXT, "token": TEXT},
    "@in-force": {"date": {"type": "string", "format": "date"}},
}
BATCHED = ("", "@search", "@vocabularies/*")
IN_TEMPLATE = re.compile(r"\{(\w+)\}")


def of_query(service: str) -> list[Schema]:
    """Return the parameters after the question mark of a service that is read.

    :param service: its name in the list of what may be called.
    """
    found = dict(QUESTIONS.get(service, {}))
    if service in BATCHED:
        found |= {
            name: {"type": "integer", "minimum": NUMBERS[name], "maximum": MOST} for name in ("b_start", "b_size")
        }
    return [{"name": name, "in": "query", "required": False, "schema": schema} for name, schema in found.items()]


def of_path(
    template: str, known: Iterable[dict[str, str]] = (), choices: dict[str, Iterable[str]] | None = None
) -> Any:
    """Return the parameters of an address template.

    :param known: values of some addresses that are there: examples.
    :param choices: parameters of which every value is known.
    """
    told = list(known)
    parameters = []
    for name in IN_TEMPLATE.findall(template):
        schema: Schema = dict(TEXT)
        examples = list(dict.fromkeys(values[name] for values in told if name in values))
        if choices is not None and name in choices:
            schema["enum"] = sorted(choices[name])
        elif examples:
            schema["examples"] = examples
        parameters.append({"name": name, "in": "path", "required": True, "schema": schema})
    return parameters
