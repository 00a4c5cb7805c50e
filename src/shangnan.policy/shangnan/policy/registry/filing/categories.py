"""The categories of all kinds of records: what the retention schedule has a row for."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.kind.description import record_kinds
from shangnan.policy.records.kind.filing_rule import row_key


def all_categories() -> dict[str, str]:
    """Return key and name in Chinese of every category of every kind that is filed, in the order of the kinds."""
    return {
        row_key(kind.portal_type, key): chinese(
            _("${kind}: ${category}", mapping={"kind": kind.title, "category": title})
        )
        for kind in record_kinds()
        if kind.filing_rule is not None
        for key, title in kind.filing_rule.categories.items()
    }


def categories_of(portal_type: str) -> dict[str, str]:
    """Return key and name of the categories of one kind; nothing for what is not filed."""
    return {key: title for key, title in all_categories().items() if key.partition(".")[0] == portal_type}
