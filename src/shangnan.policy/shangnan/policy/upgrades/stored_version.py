"""Which version of our profile the sites of a database have, read in a fraction of a second: Zope is not started for it."""

from __future__ import annotations

from pathlib import Path
from persistent import Persistent
from typing import Any
from ZODB.broken import find_global
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

PROFILE = "shangnan.policy:default"
# What is read as it is; anything else is read as a bag of attributes, so that none of Plone is imported.
REAL = (
    "BTrees.",
    "shangnan.policy.records.catalog.leaves",
    "persistent.",
    "builtins",
    "__builtin__",
    "copyreg",
    "copy_reg",
    "_codecs",
    "collections",
)
# A site's tools lie beside its content; the setup tool is looked for in all that lies in the root and has tools.
TOOL = "portal_setup"


class Bag(Persistent):
    """Whatever is stored, by its attributes."""

    def __new__(cls, *_arguments: Any, **_more: Any) -> Bag:
        """Make one whatever the real class would have been given."""
        return Persistent.__new__(cls)

    def __init__(self, *_arguments: Any, **_more: Any) -> None:
        """Take whatever the real class would have been given."""

    def __setstate__(self, state: Any) -> None:
        """Take the attributes; of what keeps its state otherwise nothing is needed here."""
        if isinstance(state, dict):
            self.__dict__.update(state)


def as_bag(_connection: Any, module: str, name: str) -> Any:
    return find_global(module, name) if module.startswith(REAL) else type(name, (Bag,), {"__module__": module})


def stored_versions(data: Path) -> dict[str, str]:
    """Return the version of our profile by id of the site, for the sites of a database that have it.

    :param data: Data.fs; it may be open elsewhere.
    """
    database = DB(FileStorage(str(data), read_only=True), class_factory=as_bag)
    try:
        connection = database.open()
        try:
            root = connection.root()["Application"]
            return dict(_versions(root))
        finally:
            connection.close()
    finally:
        database.close()


def _versions(root: Any) -> list[tuple[str, str]]:
    found = []
    root._p_activate()
    for name, site in list(vars(root).items()):
        if not isinstance(site, Bag):
            continue
        site._p_activate()
        tool = vars(site).get(TOOL) or vars(site).get("_tree", {}).get(TOOL)
        if tool is None:
            continue
        tool._p_activate()
        version = vars(tool).get("_profile_upgrade_versions", {}).get(PROFILE)
        if version:
            found.append((name, ".".join(version)))
    return found
