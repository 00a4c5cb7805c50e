"""What a guide cites: the laws and documents of its bases, and every document number in its texts."""

from __future__ import annotations

from shangnan.policy.records.checks.text_gaps import texts_of
from shangnan.policy.records.citations.endings import ICitations
from shangnan.policy.records.citations.recognition import cited
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.plain import to_plain
from zope.component import adapter
from zope.interface import implementer


@implementer(ICitations)
@adapter(IServiceGuide)
class GuideCitations:
    """A guide's structured bases by name and number, its other texts by number."""

    def __init__(self, guide: object) -> None:
        data = to_plain(guide)
        names = [row["law"] or "" for row in data["bases"]]
        numbers = [row["document_number"] or "" for row in data["bases"]]
        self.keys = cited(names, numbers, [text for _name, _row, _column, text in texts_of(data)])
