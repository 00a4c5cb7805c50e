"""网上办、进驻大厅: where people go who do it online, and why something is not done in the hall."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.workflow.gaps import Gap


def online_gaps(guide: Reading, online_hall: str | None) -> Iterator[Gap]:
    """Yield a gap where something can be done online and it is not said at which address.

    :param online_hall: address of the county's online hall, which the guide page shows where a guide has none of its own;
        "" where the county has none, None where that is not known: then nothing is asked.
    """
    if guide.flags["online"] and guide.lacks("online_url") and online_hall == "":
        message = _(
            "It can be done online, but there is no address. Enter the online address, or say that it cannot be done "
            "online. An address for all guides is entered in the settings of the portal."
        )
        yield Gap("online_without_address", "online_url", message)


def hall_gaps(guide: Reading) -> Iterator[Gap]:
    """Yield a gap where something is not handled in the hall and no reason is given."""
    if guide.flags["in_hall"] is False and guide.lacks("hall_exception"):
        message = _(
            "It is not handled in the service hall, but no reason is given. Say why and where people go instead, or choose "
            "that it is handled in the hall."
        )
        yield Gap("hall_exception_missing", "hall_exception", message)
