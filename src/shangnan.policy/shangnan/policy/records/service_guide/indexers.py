"""What the catalog knows of a guide, so that no list has to wake one."""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Callable
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from shangnan.policy.records.lifecycle.versions import digest
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.service_guide.search_text import search_text
from typing import Any


@indexer(IServiceGuide)
def item_code(guide: Any) -> str:
    """The item's code in the list."""
    return guide.code or ""


@indexer(IServiceGuide)
def item_type(guide: Any) -> str:
    """Code of the type of item, 01 to 20."""
    return guide.type_code or ""


@indexer(IServiceGuide)
def themes(guide: Any) -> list[str]:
    """Themes by name, and again as `personal:name` or `business:name`: some names stand in both lists."""
    personal, business = guide.theme_personal or (), guide.theme_business or ()
    prefixed = [*(f"personal:{theme}" for theme in personal), *(f"business:{theme}" for theme in business)]
    return sorted({*personal, *business, *prefixed})


def _own(name: str) -> Callable:
    @indexer(IDexterityContent)
    def value(content: object) -> Any:
        # Only the object's own: what lies inside a guide would otherwise acquire the guide's value and be listed as one.
        return getattr(aq_base(content), name)

    return value


basic_code = _own("basic_code")
aliases = _own("aliases")
handling = _own("handling")
promised_days = _own("promised_days")
promised_unit = _own("promised_unit")
online = _own("online")
visits = _own("visits")
fee = _own("fee")
revision_of = _own("revision_of")
public_changes = _own("public_changes")


@indexer(IServiceGuide)
def last_change(guide: Any) -> str | None:
    """ISO time of the newest change that the public saw; sorts the change log."""
    changes = getattr(guide, "public_changes", ())
    return changes[-1][0] if changes else None


@indexer(IServiceGuide)
def plain_digest(guide: Any) -> str:
    """SHA-256 of the content: tells an import that a row changes nothing without waking the guide."""
    return digest(normalised(to_plain(guide)))


@indexer(IServiceGuide)
def SearchableText(guide: Any) -> str:
    """The words by which a guide is found."""
    return search_text(to_plain(guide))
