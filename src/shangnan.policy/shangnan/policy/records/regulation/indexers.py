"""What the catalog knows of a regulation, and how it stands in the register."""

from __future__ import annotations

from datetime import timedelta
from plone.indexer import indexer
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.citations.recognition import document_numbers
from shangnan.policy.records.citations.recognition import number_key
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.regulation.content import IRegulation
from shangnan.policy.records.regulation.plain import to_plain
from typing import Any
from zope.component import adapter
from zope.interface import implementer

import re

FOR_EVER = "9999-12-31"


def sort_key(number: str) -> str:
    """Return a key that sorts document numbers by mark, year and number: 商南政办发-2019-00153."""
    plain = number_key(number).removeprefix("number:")
    match = re.fullmatch(r"(.+)〔(\d{4})〕(\d+)号", plain)
    return f"{match[1]}-{match[2]}-{int(match[3]):05d}" if match else plain


@implementer(IRegisterEntry)
@adapter(IRegulation)
def register_entry(regulation: Any) -> RegisterEntry:
    """Return what the register shows of a regulation."""
    data = to_plain(regulation)
    start = data["effective_on"]
    filed = start or data["issued_on"] or regulation.created().asdatetime().date().isoformat()
    end = regulation.repealed_on or regulation.expires_on
    return RegisterEntry(
        year=int(filed[:4]),
        date=start,
        number=sort_key(data["document_number"]),
        categories=(data["category"],) if data["category"] else (),
        values={
            "document_number": data["document_number"],
            "category": "／".join(filter(None, (data["category"], data["subject"]))),
            "effective_on": start,
            "repealed_on": end.isoformat() if end else "",
        },
    )


@indexer(IRegulation)
def in_force_from(regulation: Any) -> str:
    """ISO date of the first day on which any text of it applied, or will; empty where no day is known."""
    starts = [version["data"]["effective_on"] for version in versions(regulation).values()]
    start = regulation.effective_on
    return min(starts) if starts else start.isoformat() if start else ""


@indexer(IRegulation)
def text_from(regulation: Any) -> str:
    """ISO date of the day from which its present text applies, or will; empty where no day is known."""
    start = regulation.effective_on
    return start.isoformat() if start else ""


@indexer(IRegulation)
def in_force_until(regulation: Any) -> str:
    """ISO date of the last day on which it applied, or will by its own words."""
    end = regulation.repealed_on or regulation.expires_on
    return (end - timedelta(days=1)).isoformat() if end else FOR_EVER


@indexer(IRegulation)
def replaces(regulation: Any) -> list[str]:
    """UIDs of the regulations that it replaces."""
    return list(regulation.supersedes or ())


@indexer(IRegulation)
def covers(regulation: Any) -> list[str]:
    """What it covers, as item:CODE, post:NAME, window:NAME."""
    data = to_plain(regulation)
    kinds = {"item": "covered_items", "post": "covered_posts", "window": "covered_windows"}
    return [f"{kind}:{name}" for kind, key in kinds.items() for name in data[key]]


@indexer(IRegulation)
def document_key(regulation: Any) -> str:
    """Its document number in normal form, to tell whether a number is taken."""
    return number_key(regulation.document_number or "")


@indexer(IRegulation)
def SearchableText(regulation: Any) -> str:
    """The words by which a regulation is found."""
    data = to_plain(regulation)
    keys = ("name", "document_number", "category", "subject", "unit", "basis", "body")
    return "\n".join([*(data[key] for key in keys), *document_numbers(data["document_number"])])
