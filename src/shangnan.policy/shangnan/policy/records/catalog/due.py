"""Whom a record waits for, and until when: what the catalog keeps for trays and lists of what is overdue.

States tell whose turn it is by office (`records.workflow.waiting`); this tells it by person. A room gives an adapter of its record to
`ITray`. A key of `people` is a verb, a space and a user or group, for example
`read demo-staff` or `handle unit-…-drafter`; a tray asks for the keys of one person and of that person's groups.
"""

from __future__ import annotations

from collections.abc import Iterable
from plone.indexer import indexer
from shangnan.policy.records.base import IRecord
from zope.component import queryAdapter
from zope.interface import Attribute
from zope.interface import Interface


class ITray(Interface):
    """Whom a record waits for; an adapter of the record."""

    due = Attribute("ISO date of the last day; empty where no limit runs")
    people = Attribute("Tuple of keys; empty where it waits for nobody")


def waiting_keys(verb: str, principals: Iterable[str]) -> tuple[str, ...]:
    """Return the keys under which records that wait for users or groups are found."""
    return tuple(f"{verb} {principal}" for principal in principals)


def _tray(record: object) -> ITray:
    found = queryAdapter(record, ITray)
    if found is None:
        raise AttributeError("waits for nobody")  # the catalog's word for: this record has none
    return found


@indexer(IRecord)
def record_due(record: object) -> str:
    """Last day of the limit that runs, yyyy-mm-dd; empty where none does."""
    return _tray(record).due


@indexer(IRecord)
def waiting_for(record: object) -> list[str]:
    """Keys of those whom the record waits for."""
    return list(_tray(record).people)
