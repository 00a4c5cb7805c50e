"""A site whose database was made by the code of an earlier commit, opened under the code of today."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import ExitStack
from pathlib import Path
from shangnan.policy.registry.freezing.hold import hold_database
from shangnan.policy.registry.freezing.storage import HoldingStorage
from shangnan.policy.upgrades.stored_version import as_bag
from shangnan.policy.upgrades.stored_version import Bag
from tempfile import TemporaryDirectory
from Testing.makerequest import makerequest
from typing import Any
from unittest import mock
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
from ZPublisher import WSGIPublisher

import lzma
import transaction

# build/old-database makes them: the state at which upgrade steps began, and the first profile version that has one.
DATA, BLOBS = "Data.fs", "blobs"
DATABASES = sorted((Path(__file__).parent / "databases").glob("*.fs.xz"))


@contextmanager
def opened(packed: Path) -> Iterator[Any]:
    """Open the site of a database while the block runs; requests to the publisher go to it as well.

    :param packed: one of DATABASES; what is written is forgotten.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / DATA).write_bytes(lzma.decompress(packed.read_bytes()))
        with opened_in(folder) as site:
            yield site


@contextmanager
def opened_in(folder: Path, storage: Callable[[str], Any] = FileStorage) -> Iterator[Any]:
    """Open the site of a database that lies in a folder while the block runs, held as a served one is.

    :param folder: with DATA, and BLOBS where there are uploads.
    :param storage: makes the innermost storage of a path.
    """
    with ExitStack() as stack:
        database = DB(HoldingStorage(BlobStorage(str(folder / BLOBS), storage(str(folder / DATA)))))
        stack.callback(database.close)
        hold_database(database)
        transaction.begin()
        connection = database.open()
        stack.callback(connection.close)
        stack.callback(transaction.abort)
        before = getSite()
        stack.callback(setSite, before)

        def application() -> Any:
            return database.open().root()["Application"]

        modules = {"Zope2": (application, "Zope", False)}
        stack.enter_context(mock.patch.dict(WSGIPublisher._MODULES, modules))
        site = makerequest(connection.root()["Application"])["shangnan"]
        # Plone keeps with the request what it has read of kinds.
        stack.callback(setRequest, getRequest())
        setRequest(site.REQUEST)
        setSite(site)
        yield site


def objects_in(data: Path) -> dict[str, str]:
    """Return the title of every content of the site in a database, by path; read without Zope.

    :param data: Data.fs.
    """
    database = DB(FileStorage(str(data), read_only=True), class_factory=as_bag)
    connection = database.open()
    try:
        return dict(_titles(vars(_awake(connection.root()["Application"]))["shangnan"], ""))
    finally:
        connection.close()
        database.close()


def _titles(thing: Any, path: str) -> Iterator[tuple[str, str]]:
    held = vars(_awake(thing))
    if "portal_type" in held:
        yield path, held.get("title", "")
    tree = held.get("_tree")
    for name, child in list(tree.items()) if tree is not None else ():
        if isinstance(child, Bag):
            yield from _titles(child, f"{path}/{name}")


def _awake(thing: Any) -> Any:
    thing._p_activate()
    return thing
