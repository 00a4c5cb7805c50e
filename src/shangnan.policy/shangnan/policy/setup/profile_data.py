"""What the default profile adds to a site, read from its own files, so that it is listed once."""

from __future__ import annotations

from dataclasses import dataclass
from lxml import etree
from pathlib import Path

PROFILE = Path(__file__).parent.parent / "profiles" / "default"
SITE_TYPE = "Plone Site"


@dataclass(frozen=True)
class Additions:
    """Names of what the default profile adds."""

    types: tuple[str, ...]
    workflows: tuple[str, ...]
    indexes: tuple[str, ...]
    columns: tuple[str, ...]
    roles: tuple[str, ...]
    permissions: tuple[str, ...]


def additions() -> Additions:
    """Return what the default profile adds; what it only changes, such as the site's own type, is left out."""
    catalog, rolemap = _parsed("catalog.xml"), _parsed("rolemap.xml")
    return Additions(
        types=tuple(name for name in _names(_parsed("types.xml"), "object") if name != SITE_TYPE),
        workflows=_names(_parsed("workflows.xml"), "object"),
        indexes=_names(catalog, "index"),
        columns=tuple(element.get("value", "") for element in catalog.findall("column")),
        roles=_names(rolemap, "roles/role"),
        permissions=tuple(n for n in _names(rolemap, "permissions/permission") if n.startswith("shangnan.policy: ")),
    )


def _parsed(name: str) -> etree._Element:
    return etree.parse(PROFILE / name).getroot()


def _names(root: etree._Element, path: str) -> tuple[str, ...]:
    return tuple(element.get("name", "") for element in root.findall(path))
