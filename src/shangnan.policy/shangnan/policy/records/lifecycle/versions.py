"""Published versions of a record, kept as plain data for good.

A version is a dictionary of plain values and not a pickle of a class: it can be read, hashed and compared after the code
has moved on. Each lies in a persistent object of its own, so that a record with many versions wakes none of them.
"""

from __future__ import annotations

from BTrees.IOBTree import IOBTree
from collections.abc import Mapping
from persistent.mapping import PersistentMapping
from typing import Any
from zope.annotation.interfaces import IAnnotations

import hashlib
import json

KEY = "shangnan.policy.versions"


def digest(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of plain data, the same for the same content whatever the order of keys.

    :param data: JSON-compatible mapping.
    :returns: 64 hexadecimal characters.
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def versions(record: Any) -> Any:
    """Return the versions of a record: an IOBTree of number to mapping, or {} where nothing was ever published."""
    return IAnnotations(record).get(KEY, {})


def keep_version(record: Any, data: Mapping[str, Any], when: str, actor: str, note: str = "") -> int:
    """Keep plain data as the record's next version.

    :param record: an annotatable object.
    :param data: plain, JSON-compatible data.
    :param when: ISO 8601 time with zone.
    :param actor: user id of whoever published it.
    :param note: the opinion given.
    :returns: the number of the version, from 1 without gap.
    """
    annotations = IAnnotations(record)
    if KEY not in annotations:
        annotations[KEY] = IOBTree()
    store = annotations[KEY]
    number = (store.maxKey() if len(store) else 0) + 1
    store[number] = PersistentMapping(
        version=number, published=when, actor=actor, note=note, sha256=digest(data), data=json.loads(json.dumps(data))
    )
    return number


def latest_version(record: Any) -> Mapping[str, Any] | None:
    """Return the newest version, or None where nothing was ever published."""
    store = versions(record)
    return store[store.maxKey()] if store else None
