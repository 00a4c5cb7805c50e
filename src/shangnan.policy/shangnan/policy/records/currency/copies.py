"""A copy of a record on paper: the address that stands on it, and what is to be said of it today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.records.currency.keys import keys
from shangnan.policy.records.currency.tokens import Copy
from shangnan.policy.records.currency.tokens import copy_of
from shangnan.policy.records.currency.tokens import token_of
from shangnan.policy.records.lifecycle.versions import latest_version
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.views.printed_address import printed_address
from typing import Any
from typing import Literal

PAGE = "@@paper-copy"

Verdict = Literal["current", "superseded", "unknown", "forged"]


@dataclass(frozen=True)
class Judged:
    """What is to be said of a copy.

    :param verdict: `forged` where this site has not printed it, `unknown` where it has nothing public of it (any more).
    :param record: what it is a copy of; None where the visitor may not see that.
    :param copied: the version that it was printed from.
    :param present: the newest version.
    """

    verdict: Verdict
    record: Any = None
    copied: Mapping[str, Any] = field(default_factory=dict)
    present: Mapping[str, Any] = field(default_factory=dict)


def copy_address(record: Any, version: Mapping[str, Any]) -> str:
    """Return the address that tells whether a copy is current, as it is printed.

    :param version: the kept version that the copy is printed from.
    """
    copy = Copy(IUUID(record), version["version"], version["sha256"])
    return f"{printed_address(api.portal.get())}/{PAGE}?c={token_of(copy, keys())}"


def judged(token: str) -> Judged:
    """Return what is to be said of a copy to whoever asks now.

    A record that is not there and one that the visitor may not see are told alike.

    :param token: whatever somebody sent.
    """
    copy = copy_of(token, keys())
    if copy is None:
        return Judged("forged")
    found = api.content.find(UID=copy.uid)
    record = found[0].getObject() if found else None
    copied = versions(record).get(copy.version) if record is not None else None
    if copied is None or not copied["sha256"].startswith(copy.sha256):
        return Judged("unknown")
    present = latest_version(record)
    assert present is not None
    # What was published again as it was is the same text under another number.
    same = present["version"] == copy.version or present["sha256"] == copied["sha256"]
    return Judged("current" if same else "superseded", record, copied, present)
