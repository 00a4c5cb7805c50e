"""可用性, usability: the items 3-2, 3-3 and 3-8 of DA/T 70-2018 on one 件. Pure."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.registry.qualities.outcome import by_hand
from shangnan.policy.registry.qualities.outcome import failed
from shangnan.policy.registry.qualities.outcome import GOOD
from shangnan.policy.registry.qualities.outcome import named
from shangnan.policy.registry.qualities.outcome import Outcome
from shangnan.policy.registry.qualities.outcome import unless
from shangnan.policy.registry.qualities.subject import FoundFile
from shangnan.policy.registry.qualities.subject import Subject
from shangnan.policy.registry.qualities.tables import COMPRESSED
from shangnan.policy.registry.qualities.tables import formats


def database_is_readable(subject: Subject) -> Outcome:
    """3-2: the record can be read from the database that keeps it."""
    stated, counted = subject.record_digests
    if stated and not counted:
        return failed(_("The record cannot be read from the database. Tell the system administrator."))
    if not stated:
        return by_hand(_("Whether the archives' database can be read is seen when it is loaded there."))
    return GOOD


def formats_and_opening(subject: Subject) -> Outcome:
    """3-3: formats that may be filed, and files that open. One that does not open is told, and filed as it is: it cannot be mended
    any more, and what it says of itself belongs to the record."""
    wrong = [path for path, found in subject.found.items() if not _allowed(found, subject) and not _hides(found)]
    if wrong:
        return unless(
            wrong, _("Of a format that may not be filed: ${names}. Save it as PDF or OFD and attach it again.")
        )
    broken = [path for path, found in subject.found.items() if found.broken]
    if broken:
        return unless(
            broken,
            _("Does not open: ${names}. Ask for a whole copy if there is one; it is filed as it is if not."),
            warning=True,
        )
    unknown = [path for path, found in subject.found.items() if not found.can_tell and not _hides(found)]
    if unknown:
        return by_hand(
            _(
                "No program here can tell whether it opens: ${names}. Open it and see.",
                mapping={"names": named(unknown)},
            )
        )
    return GOOD


def nothing_private(subject: Subject) -> Outcome:
    """3-8: nothing is encrypted or compressed in a way of its own."""
    wrong = (path for path, found in subject.found.items() if found.locked or _hides(found))
    return unless(wrong, _("Encrypted or compressed: ${names}. Attach the files without password and unpacked."))


def _allowed(found: FoundFile, subject: Subject) -> bool:
    return found.extension in subject.formats


def _hides(found: FoundFile) -> bool:
    known = formats().get(found.extension)
    return known is not None and known.source == COMPRESSED
