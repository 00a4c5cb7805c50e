"""Whether a guide can be printed: characters that no font of this server has are named where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from shangnan.policy import _
from shangnan.policy.paper.characters import told
from shangnan.policy.paper.fonts import missing_characters
from shangnan.policy.records.checks.text_gaps import place_of
from shangnan.policy.records.checks.text_gaps import texts_of
from shangnan.policy.records.service_guide.gate.shape import GUIDE
from shangnan.policy.records.workflow.gaps import Gap

# Not on the paper.
_NOT_PRINTED = frozenset({"justification"})


def print_gaps(guide: Mapping[str, object]) -> Iterator[Gap]:
    """Yield a gap for each text with characters that cannot be printed: the guide's PDF could not be made.

    :param guide: plain form.
    """
    for name, row, column, text in texts_of(guide):
        missing = "" if name in _NOT_PRINTED else missing_characters(text)
        if missing:
            message = _(
                "“${place}” holds ${characters}, which no font on this server can print: there would be no PDF. Replace it, for "
                "example ✔ by √, or delete it.",
                mapping={"place": place_of(name, row, column, GUIDE), "characters": told(missing)},
            )
            yield Gap("unprintable", name, message)
