"""Count what lies in a site, walking through its folders, and what the catalog, the numbers and the frozen records say; prints JSON."""

from __future__ import annotations

from Acquisition import aq_base
from collections import Counter
from collections.abc import Iterator
from plone.dexterity.interfaces import IDexterityContent
from plone.namedfile.interfaces import INamedBlobFile
from shangnan.policy.registry.freezing.objects import frozen_objects
from typing import Any
from zope.component import getUtility
from zope.component.hooks import setSite
from zope.intid.interfaces import IIntIds

import json
import sys


def main(app: Any, site_id: str) -> None:
    """Count.

    :param app: the Zope application root.
    :param site_id: id of the site.
    """
    site = app[site_id]
    setSite(site)
    kinds, uids, paths, files = Counter[str](), set[str](), set[str](), 0
    for content in below(site):
        kinds[content.portal_type] += 1
        uids.add(content.UID())
        paths.add("/".join(content.getPhysicalPath()))
        files += INamedBlobFile.providedBy(getattr(aq_base(content), "file", None))
        content._p_deactivate()
    catalog = site.portal_catalog._catalog
    own = "/".join(site.getPhysicalPath())
    frozen = frozen_objects(site._p_jar)
    found = {
        "objects": sum(kinds.values()),
        "UIDs": len(uids),
        "paths": len(paths),
        "paths in the catalog": sum(path != own for path in catalog.uids),
        "rows of the catalog": len(catalog.data) - (own in catalog.uids),
        "UIDs in the catalog": sum(1 for _key in catalog.indexes["UID"]._unindex) - (own in catalog.uids),
        "numbers of objects": sum(kept.path != own for kept in getUtility(IIntIds).refs.values()),
        "files": files,
        "frozen": len(frozen.objects) if frozen is not None else 0,
    }
    print(json.dumps({"counts": found, "kinds": kinds, "missing": sorted(paths - set(catalog.uids))[:20]}))


def below(folder: Any) -> Iterator[Any]:
    """Yield what lies in a folder, at any depth."""
    for name in list(folder.objectIds()):
        content = folder._getOb(name)
        if IDexterityContent.providedBy(content):
            yield content
            if getattr(aq_base(content), "isPrincipiaFolderish", False):
                yield from below(content)


main(globals()["app"], sys.argv[-1])
