"""The one way an entry gets into the journal."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy.registry.journal.entry import DONE
from typing import Any


def note(
    action: str,
    subject: Any = None,
    details: Mapping[str, Any] | None = None,
    outcome: str = DONE,
    actor: str | None = None,
) -> None:
    """Put an entry into the journal with the present transaction: it is there if and only if what it tells of is.

    :param action: a key of `actions.ACTIONS`.
    :param subject: the thing that it was done to; None for none.
    :param details: see `Entry`.
    :param outcome: DONE or REFUSED.
    :param actor: user id; None for the present user.
    """


def note_apart(
    action: str,
    subject: Any = None,
    details: Mapping[str, Any] | None = None,
    outcome: str = DONE,
    actor: str | None = None,
) -> None:
    """Put an entry into the journal whatever becomes of the present transaction: views, refusals, failures.

    Parameters as for `note`.
    """
