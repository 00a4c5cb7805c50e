"""The kinds of records of a site: their fields, their steps, where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from openapi.json_schema import of_fields
from openapi.json_schema import Say
from openapi.json_schema import Schema
from plone import api
from plone.dexterity.utils import iterSchemataForType
from typing import Any
from zope.schema import getFieldsInOrder

import re

OURS = "shangnan.policy."
MOST = 12  # addresses of records that are named for each kind
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Kind:
    """One portal type of ours.

    :ivar name: of the type.
    :ivar title: in words.
    :ivar fields: JSON Schema of what may be written.
    :ivar steps: ids of the transitions of its workflows.
    :ivar holds: portal types that may be added inside, where the type itself says so.
    :ivar places: address templates below the site -> the addresses of some that are there, each a value for each parameter.
    """

    name: str
    title: str
    fields: Schema
    steps: tuple[str, ...]
    holds: tuple[str, ...]
    places: dict[str, list[dict[str, str]]] = field(default_factory=dict)


def kinds(site: Any, say: Say = str) -> list[Kind]:
    """Return every kind that the package brings, by name."""
    return sorted(_kinds(site, say), key=lambda kind: kind.name)


def _kinds(site: Any, say: Say) -> Iterator[Kind]:
    types = api.portal.get_tool("portal_types")
    for fti in types.objectValues("Dexterity FTI"):
        if not (fti.klass or "").startswith(OURS) and not (fti.schema or "").startswith(OURS):
            continue
        written = of_fields(
            [pair for schema in iterSchemataForType(fti.getId()) for pair in getFieldsInOrder(schema)], say
        )
        holds = tuple(fti.allowed_content_types) if fti.filter_content_types else ()
        yield Kind(fti.getId(), say(fti.Title()), written, _steps(fti.getId()), holds, _places(site, fti.getId()))


def _steps(portal_type: str) -> tuple[str, ...]:
    tool = api.portal.get_tool("portal_workflow")
    chains = tool.getChainForPortalType(portal_type)
    return tuple(sorted({step for chain in chains for step in tool[chain].transitions.objectIds()}))


def _places(site: Any, portal_type: str) -> dict[str, list[dict[str, str]]]:
    """Return where records of a type lie. A description is made for whoever runs the site, so the whole catalog is asked."""
    found: dict[str, list[dict[str, str]]] = {}
    root = len(site.getPhysicalPath())
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type=portal_type):
        template, values = template_of(brain.getPath().split("/")[root:])
        known = found.setdefault(template, [])
        if len(known) < MOST:
            known.append(values)
    return dict(sorted(found.items()))


def template_of(parts: list[str]) -> tuple[str, dict[str, str]]:
    """Return an address as a template, and the values of its parameters.

    `/party/2026/x` becomes `/party/{year}/{id}`, what lies inside a record `/services/{parent}/{id}`. A section stays as it is.
    """
    template = parts[:1]
    values: dict[str, str] = {}
    for part in parts[1:-1]:
        name = "year" if YEAR.fullmatch(part) else f"parent{len(values) or ''}"
        values[name] = part
    if len(parts) > 1:
        values["id"] = parts[-1]
    return "/" + "/".join([*template, *(f"{{{name}}}" for name in values)]), values
