"""The pages, services and resources that our ZCML registers, read from the files without loading them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from lxml import etree
from pathlib import Path
from tests.conventions.modules import FOLDER
from tests.conventions.modules import PACKAGE

BROWSER = "{http://namespaces.zope.org/browser}"
REST = "{http://namespaces.plone.org/plone}"
ZOPE = "{http://namespaces.zope.org/zope}"
# Directives that open an address. Whatever else of these namespaces appears is told, so that none opens one unseen.
PAGES = ("page", "view", "resource", "resourceDirectory", "viewlet")
SERVICES = ("service", "static")
# These arrange what others show and open no address of their own.
HARMLESS = ("layer", "viewletManager", "menu", "menuItem", "menuItems", "distribution")
PUBLIC = "zope.Public"
BROWSER_PAGE = "zope.publisher.interfaces.browser.IBrowserPage"


@dataclass(frozen=True, order=True)
class View:
    """An address that we open: its name as in a URL (with the method for a service), for what, and its permission."""

    name: str
    context: str
    permission: str


def dotted(name: str, path: Path) -> str:
    """Return a name in a ZCML file in full; relative names begin with the package of the file."""
    if not name.startswith("."):
        return name
    package = ".".join([PACKAGE, *path.parent.relative_to(FOLDER).parts]).split(".")
    up = len(name) - len(name.lstrip("."))
    return ".".join([*package[: len(package) - up + 1], name.lstrip(".")])


def views(folder: Path = FOLDER) -> Iterator[View]:
    """Yield every view of the package.

    :raises ValueError: for a directive of these namespaces that is not known here.
    """
    for path in sorted(folder.rglob("*.zcml")):
        root = etree.parse(str(path)).getroot()
        guarded = {
            dotted(kind.get("class"), path): require.get("permission", "")
            for kind in root.iter(f"{ZOPE}class")
            for require in kind.iter(f"{ZOPE}require")
        }
        for element in root.iter(etree.Element):
            tag = str(element.tag)
            context = " ".join(dotted(name, path) for name in (element.get("for") or "*").split())
            name = element.get("name", "")
            if tag in {BROWSER + page for page in PAGES}:
                default = PUBLIC if tag.endswith(("resource", "resourceDirectory")) else ""
                yield View(name, context, element.get("permission", default))
            elif tag in {REST + service for service in SERVICES}:
                yield View(f"{element.get('method', '')} {name}".strip(), context, element.get("permission", ""))
            elif tag == f"{ZOPE}adapter" and element.get("provides") == BROWSER_PAGE:
                factory = dotted(element.get("factory"), path)
                yield View(f"++add++{name}", context, guarded.get(factory, ""))
            elif tag.startswith((BROWSER, REST)) and etree.QName(element).localname not in HARMLESS:
                raise ValueError(f"{path.relative_to(folder)}: a directive that this test does not know: {tag}")
