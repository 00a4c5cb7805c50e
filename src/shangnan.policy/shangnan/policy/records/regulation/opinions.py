"""征求意见: what staff say about a draft while it is out for comments. Added to, never changed."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from dataclasses import dataclass
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.workflow.gaps import Gap
from typing import Any
from zope.annotation.interfaces import IAnnotations

import uuid

KEY = "shangnan.policy.consultation"
MAX_COMMENT = 2000
SHAPE: Shape = {"comment": Text(_("Comment"))}


@dataclass(frozen=True)
class Comment:
    """One comment: ISO time, user id, plain text."""

    time: str
    user_id: str
    text: str


def comments(regulation: Any) -> list[Comment]:
    """Return the comments on a regulation, oldest first."""
    tree = IAnnotations(regulation).get(KEY, {})
    return [Comment(*entry) for _key, entry in sorted(tree.items())]


def comment_gaps(text: str) -> list[Gap]:
    """Return why a comment cannot be taken: empty, too long, a personal number, markup, a mark of a state secret."""
    if not text.strip():
        return [Gap("missing_comment", "comment", _("The comment is empty. Write what you propose."))]
    if len(text) > MAX_COMMENT:
        message = _("The comment is longer than ${limit} characters. Shorten it.", mapping={"limit": MAX_COMMENT})
        return [Gap("comment_too_long", "comment", message)]
    return text_gaps({"comment": text}, SHAPE)


def add_comment(regulation: Any, user_id: str, text: str, time: str) -> None:
    """Keep a comment; `comment_gaps` has found nothing against it.

    :param time: ISO 8601 with zone.
    """
    annotations = IAnnotations(regulation)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    # The key sorts by time and is nobody else's, so that two comments at once do not collide.
    annotations[KEY][f"{time} {uuid.uuid4().hex}"] = (time, user_id, text.strip())
