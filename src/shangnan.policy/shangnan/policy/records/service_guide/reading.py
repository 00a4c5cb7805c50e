"""A guide as a visitor reads it: short facts, tags for search engines and structured data, made from its plain form.

Pure: plain data in, plain data out; the page, tests and other renderings share it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from shangnan.policy import _
from typing import Any

import json


def limit_text(days: int | None, unit: str) -> Any:
    """A time limit in words.

    days: number of days, None when not known. unit: 工作日 or 自然日.
    Returns: a message, or an empty string when the limit is not known.
    """
    if days is None:
        return ""
    if days == 0:
        return _("On the spot")
    return _("limit_in_days", default="${days} ${unit}", mapping={"days": str(days), "unit": unit or "工作日"})


def step_text(days: int | None, unit: str) -> Any:
    """Time of one step in words, arguments as for limit_text."""
    return _("There and then") if days == 0 else limit_text(days, unit)


def visits_text(visits: int | None) -> Any:
    """How often one has to come, in words; empty when not known."""
    if visits is None:
        return ""
    if visits == 0:
        return _("No visit needed")
    return _("visits_at_most", default="At most ${count} visits", mapping={"count": str(visits)})


def fee_text(fee: bool | None) -> Any:
    """Whether it costs anything, in words; empty when not known."""
    if fee is None:
        return ""
    return _("Fee") if fee else _("No fee")


def online_text(online: bool | None, depth: str) -> Any:
    """Whether and how far it can be done online, in words; depth is 网上办理深度, may be empty."""
    if not online:
        return "" if online is None else _("No")
    if depth:
        return _("online_depth", default="Yes: ${depth}", mapping={"depth": depth})
    return _("Yes")


def key_facts(guide: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """The strip on top of the page: pairs of label and value, unknown ones left out."""
    pairs = [
        (_("Visits"), visits_text(guide.get("visits"))),
        (_("Promised time limit"), limit_text(guide.get("promised_days"), guide.get("promised_unit") or "")),
        (_("Cost"), fee_text(guide.get("fee"))),
        (_("Online"), online_text(guide.get("online"), guide.get("online_depth") or "")),
        (_("Can be applied for in"), guide.get("cross_region") or ""),
    ]
    return [(label, value) for label, value in pairs if value]


def article_tags(guide: Mapping[str, Any], published: datetime | None, url: str) -> list[tuple[str, str]]:
    """Meta tags of an article page of a government site (国办发〔2017〕47号) for this guide, as name and content.

    published: first publication in the site's time zone, None for a draft.
    """
    keywords = "，".join([guide.get("name") or "", *(guide.get("aliases") or ())])
    pairs = [
        ("ArticleTitle", guide.get("name")),
        ("PubDate", published.strftime("%Y-%m-%d %H:%M") if published else ""),
        ("ContentSource", guide.get("unit")),
        ("Keywords", keywords),
        ("Author", guide.get("unit")),
        ("Description", guide.get("summary")),
        ("Url", url),
    ]
    evened = [(name, " ".join(str(content or "").split())) for name, content in pairs]
    return [(name, content) for name, content in evened if content]


def structured(guide: Mapping[str, Any], url: str, modified: str = "") -> dict[str, Any]:
    """The guide as a schema.org GovernmentService; empty values are left out.

    url: canonical address. modified: date of the last change, yyyy-MM-dd, or empty.
    """
    channel = {
        "@type": "ServiceChannel",
        "serviceUrl": guide.get("online_url") or url,
        "servicePhone": {
            "@type": "ContactPoint",
            "telephone": guide.get("consult_phone"),
            "hoursAvailable": guide.get("hours"),
        },
        "serviceLocation": {"@type": "Place", "name": guide.get("window"), "address": guide.get("place")},
    }
    service = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": guide.get("name"),
        "alternateName": list(guide.get("aliases") or ()),
        "description": guide.get("summary"),
        "identifier": guide.get("code"),
        "serviceType": guide.get("type"),
        "url": url,
        "dateModified": modified,
        "audience": {"@type": "Audience", "audienceType": "、".join(guide.get("audience") or ())},
        "provider": {"@type": "GovernmentOrganization", "name": guide.get("unit")},
        "serviceOutput": {"@type": "Thing", "name": guide.get("result_name")},
        "availableChannel": channel,
    }
    return without_empty(service)


def without_empty(value: Any) -> Any:
    """The same data without empty texts and lists and without objects that say nothing but their type."""
    if isinstance(value, dict):
        kept = {key: without_empty(entry) for key, entry in value.items()}
        kept = {key: entry for key, entry in kept.items() if entry not in ("", None, [], {})}
        return kept if set(kept) - {"@type"} else {}
    if isinstance(value, list):
        return [entry for entry in map(without_empty, value) if entry not in ("", None, [], {})]
    return value


def script_json(value: Any) -> str:
    """JSON that may stand inside a script element: plain ASCII, and no character of it can end the element."""
    text = json.dumps(value)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def status_of(state: str, changes: tuple[tuple[str, str, int], ...]) -> dict[str, str]:
    """What the banner says of a guide that is not simply in force.

    state: review_state. changes: (ISO time, action, version) of each public change.
    Returns: kind (suspended, cancelled, draft, or empty for published) and since (yyyy-MM-dd or empty).
    """
    if state == "published":
        return {"kind": "", "since": ""}
    action = {"suspended": "suspend", "cancelled": "cancel"}.get(state)
    if action is None:
        return {"kind": "draft", "since": ""}
    since = [moment[:10] for moment, done, _version in changes if done == action]
    return {"kind": state, "since": since[-1] if since else ""}
