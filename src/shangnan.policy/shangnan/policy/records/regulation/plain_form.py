"""The plain form of a regulation with the names of its elements, for history and differences."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.regulation.content import IRegulation
from shangnan.policy.records.regulation.kept_files import files_of
from shangnan.policy.records.regulation.plain import to_plain
from shangnan.policy.records.views.history import IPlainForm
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.schema import getFieldsInOrder


@implementer(IPlainForm)
@adapter(IRegulation)
class RegulationPlainForm:
    """The present content of a regulation in plain form."""

    keys = {"supersedes": (), "covered_items": (), "covered_posts": (), "covered_windows": (), "files": ("title",)}

    def __init__(self, regulation: Any) -> None:
        self.data = to_plain(regulation) | {"files": files_of(regulation)}
        titles = {name: field.title for name, field in getFieldsInOrder(IRegulation)}
        self.labels = titles | {"name": titles["title"], "unit": titles["responsible_unit"]}
        self.labels |= {
            "files": _("Attached files"),
            "files.title": _("Title"),
            "files.filename": _("File"),
            "files.sha256": _("Fingerprint (SHA-256)"),
        }
