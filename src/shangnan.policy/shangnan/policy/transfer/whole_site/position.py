"""How far an import of the whole site is: kept at the site and committed with what came in, so that the two never disagree."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from persistent.mapping import PersistentMapping
from plone import api
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.site_import"


@dataclass(frozen=True)
class Position:
    """How far it is.

    :param manifest: digest of the manifest that is brought in.
    :param part: that was begun last; "" before the first.
    :param lines: how many lines of it are in.
    :param done: the parts that are in, finished.
    """

    manifest: str
    part: str = ""
    lines: int = 0
    done: tuple[str, ...] = ()


def position() -> Position | None:
    """Return how far the import into the present site is; None where none was begun."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    return Position(**kept) if kept is not None else None


def keep_position(reached: Position) -> None:
    """Keep it, with the running transaction."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = PersistentMapping()
    annotations[KEY].update(asdict(reached))


def forget_position() -> None:
    """Forget it: the import is over, or begins with nothing."""
    IAnnotations(api.portal.get()).pop(KEY, None)
