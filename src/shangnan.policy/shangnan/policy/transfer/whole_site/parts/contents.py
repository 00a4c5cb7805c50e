"""Contents: units, sections and records with all that lies in them, in the order in which they lie there."""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.site_part import Blobs
from shangnan.policy.registry.site_part import ISitePart
from shangnan.policy.registry.site_part import Line
from shangnan.policy.transfer.whole_site.content_state import filled
from shangnan.policy.transfer.whole_site.content_state import made
from shangnan.policy.transfer.whole_site.content_state import state_line
from shangnan.policy.transfer.whole_site.stored_values import Values
from typing import Any
from zope.component import getUtility
from zope.interface import implementer
from zope.intid.interfaces import IIntIds

SECTION = "Section"
#: What others look up comes first: titles of units stand in the index of every record.
FIRST = ("units", "regulations")
#: What the site itself says of itself; the rest of it the installation makes.
OF_SITE = ("title", "description", "layout", "default_page", "__ac_local_roles__")


@implementer(ISitePart)
class Contents:
    """Whatever lies in the site."""

    order = 40
    title = _("Contents of the site")

    def out(self, blobs: Blobs) -> Iterator[Line]:
        """Yield a line for the site, one for each object, what lies in it behind it, and one for the order of the sections."""
        site, values = api.portal.get(), Values(blobs)
        names = [name for name in site.objectIds() if _is_content(site._getOb(name))]
        said = {name: values.encoded(value) for name in OF_SITE if (value := vars(aq_base(site)).get(name)) is not None}
        yield {"path": "", "holds": sorted(names), "state": said}
        for name in sorted(names, key=_comes):
            yield from _below(site._getOb(name), name, values)
        yield {"path": "", "order": names}

    def in_(self, lines: Iterable[Line], blobs: Blobs) -> None:
        """Put objects where they belong, and into the catalog."""
        bringing = _Bringing(blobs)
        for line in lines:
            bringing.put(dict(line))

    def finish(self) -> None:
        """Nothing is left to do."""

    def holds(self) -> bool:
        """Tell whether there is anything but the sections that the installation makes."""
        catalog = api.portal.get_tool("portal_catalog")
        kinds = catalog.uniqueValuesFor("portal_type")
        others = [kind for kind in kinds if kind not in (SECTION, "Plone Site")]
        return bool(len(catalog.unrestrictedSearchResults(portal_type=others))) if others else False


def _comes(name: str) -> int:
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _is_content(found: Any) -> bool:
    return IDexterityContent.providedBy(found) and aq_base(found) is not aq_base(api.portal.get())


def _below(content: Any, path: str, values: Values) -> Iterator[Line]:
    was_asleep = aq_base(content)._p_changed is None
    yield state_line(content, path, values)
    if getattr(aq_base(content), "isPrincipiaFolderish", False):
        for name in content.objectIds():
            yield from _below(content._getOb(name), f"{path}/{name}", values)
    if was_asleep:
        aq_base(content)._p_deactivate()


class _Bringing:
    """Brings objects in, one after the other; those of one folder mostly follow each other."""

    def __init__(self, blobs: Blobs) -> None:
        self.site, self.values = api.portal.get(), Values(blobs)
        self.catalog = api.portal.get_tool("portal_catalog")
        self.types = api.portal.get_tool("portal_types")
        self.numbers = getUtility(IIntIds)
        self.around: tuple[str, Any] = ("", self.site)

    def put(self, line: dict[str, Any]) -> None:
        """Put the object of a line where it belongs."""
        if "order" in line:
            return self._set_order(line["order"])
        if "holds" in line:
            return self._begin(line)
        around, _slash, name = line["path"].rpartition("/")
        container = self._folder(around)
        if name in container:
            content = container._getOb(name)
            if content.portal_type != line["type"]:
                raise _refused(line)
            filled(aq_base(content), line, self.values)
            self.catalog.uncatalog_object("/".join(content.getPhysicalPath()))
        else:
            kind = self.types.get(line["type"])
            if kind is None:
                raise _refused(line)
            container._setOb(name, made(kind.klass, line, self.values))
            content = container._getOb(name)
            # Numbers are given to what has a place in the database.
            self.site._p_jar.add(aq_base(content))
            self.numbers.register(content)
        self.catalog.catalog_object(content, "/".join(content.getPhysicalPath()))

    def _begin(self, line: dict[str, Any]) -> None:
        """Give the site what it says of itself; take away what the installation has made and the export does not have."""
        for name, data in line["state"].items():
            setattr(aq_base(self.site), name, self.values.decoded(data))
        for name in [name for name in self.site.objectIds() if _is_content(self.site._getOb(name))]:
            if name not in line["holds"]:
                section = self.site._getOb(name)
                self.catalog.uncatalog_object("/".join(section.getPhysicalPath()))
                self.numbers.unregister(section)
                self.site._delObject(name, suppress_events=True)

    def _set_order(self, names: list[str]) -> None:
        for name in names:
            self.site.moveObjectsToBottom([name])

    def _folder(self, path: str) -> Any:
        if self.around[0] != path:
            folder = self.site
            for name in path.split("/") if path else ():
                folder = folder._getOb(name)
            self.around = (path, folder)
        return self.around[1]


def _refused(line: dict[str, Any]) -> Refused:
    message = _(
        "“${path}” is a ${kind}, which cannot lie there in this site. Bring the export into a new site of the version that wrote it.",
        mapping={"path": quoted(line["path"], 200), "kind": quoted(line["type"])},
    )
    return Refused([Gap("content_unfit", "", message)])
