"""The one way an entry gets into the journal."""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Mapping
from shangnan.policy.accounts.request_state import address_of
from shangnan.policy.calendar.clock import now
from shangnan.policy.registry.journal.actions import ACTIONS
from shangnan.policy.registry.journal.entry import DONE
from shangnan.policy.registry.journal.entry import Entry
from shangnan.policy.registry.journal.interfaces import IJournal
from shangnan.policy.registry.journal.subjects import plain
from shangnan.policy.registry.journal.subjects import told_of
from typing import Any
from zope.component import queryUtility


def note(
    action: str,
    subject: Any = None,
    details: Mapping[str, Any] | None = None,
    outcome: str = DONE,
    actor: str | None = None,
) -> None:
    """Put an entry into the journal with the present transaction: it is there if and only if what it tells of is.

    :param action: a key of `actions.ACTIONS`.
    :param subject: the thing that it was done to, or its row of the catalog; None for none.
    :param details: see `Entry`.
    :param outcome: DONE or REFUSED.
    :param actor: user id; None for the present user.
    :raises KeyError: for an action that is not known.
    """
    journal = queryUtility(IJournal)
    if journal is not None:
        journal.keep(_entry(action, subject, details, outcome, actor))


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
    journal = queryUtility(IJournal)
    if journal is not None:
        journal.keep_apart(_entry(action, subject, details, outcome, actor))


def _entry(action: str, subject: Any, details: Mapping[str, Any] | None, outcome: str, actor: str | None) -> Entry:
    if action not in ACTIONS:
        raise KeyError(action)
    if actor is None:
        actor = getSecurityManager().getUser().getId()
    return Entry(
        time=now().isoformat(timespec="microseconds"),
        actor=plain(actor or ""),
        action=action,
        outcome=outcome,
        address=plain(address_of()),
        details={plain(key): plain(value) for key, value in (details or {}).items()},
        **told_of(subject),
    )
