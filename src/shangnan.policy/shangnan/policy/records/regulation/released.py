"""Which versions of a regulation the public may read: those that were checked and released, no others.

A regulation that is public now may have had texts before that never were.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from shangnan.policy.records.regulation.acknowledgement import present_version
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.released_versions"


def release_present_version(regulation: Any) -> None:
    """Note that the present version has been checked and released."""
    annotations = IAnnotations(regulation)
    annotations[KEY] = tuple(dict.fromkeys((*annotations.get(KEY, ()), present_version(regulation))))


def may_read_version(regulation: Any, version: int) -> bool:
    """Tell whether the present user may read the text of a version: staff every one, the public what was released."""
    signed_in = getSecurityManager().getUser().getId() is not None
    return signed_in or version in IAnnotations(regulation).get(KEY, ())
