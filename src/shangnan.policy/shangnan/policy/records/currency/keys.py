"""The keys that seal the tokens on papers: made with the site, kept with it, and going with it into another one.

A paper hangs on a wall for years: an old key goes on being known when a new one is made, and the keys go out and in with the whole
site. They prove nothing but where a paper comes from.
"""

from __future__ import annotations

from persistent.list import PersistentList
from plone import api
from zope.annotation.interfaces import IAnnotations

import secrets

KEY = "shangnan.policy.paper_keys"
_BYTES = 32


def keys() -> list[bytes]:
    """Return the keys, the oldest first; empty before the site has any."""
    return [bytes.fromhex(key) for key in IAnnotations(api.portal.get()).get(KEY, ())]


def make_first_key() -> None:
    """Make a key where the site has none."""
    annotations = IAnnotations(api.portal.get())
    if not annotations.get(KEY):
        annotations[KEY] = PersistentList([secrets.token_hex(_BYTES)])
