"""The public page of a guide."""

from __future__ import annotations

from .online_hall import with_address
from .plain import to_plain
from .reading import article_tags
from .reading import fee_text
from .reading import key_facts
from .reading import limit_text
from .reading import online_text
from .reading import script_json
from .reading import status_of
from .reading import step_text
from .reading import structured
from .reading import visits_text
from datetime import datetime
from plone.memoize.view import memoize
from Products.CMFCore.utils import getToolByName
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.records.views.files import attachments_of
from shangnan.policy.records.views.printed_address import printed_address
from typing import Any


class GuideView(BrowserView):
    """Everything that templates/guide.pt asks; all of it from the plain form of the guide."""

    own_search_box = False
    # Sections of the page, each a macro of its id.
    parts = ViewPageTemplateFile("templates/guide_parts.pt")

    @property
    @memoize
    def guide(self) -> dict[str, Any]:
        return with_address(to_plain(self.context))

    @property
    @memoize
    def url(self) -> str:
        return printed_address(self.context)

    @property
    @memoize
    def published(self) -> datetime | None:
        """First publication in the county's time, None for a draft."""
        effective = self.context.effective_date
        return effective.asdatetime().astimezone(ZONE) if effective is not None else None

    @property
    @memoize
    def changes(self) -> tuple[tuple[str, str, int], ...]:
        return tuple(getattr(self.context, "public_changes", ()))

    @property
    def updated(self) -> str:
        """Day of the last change that the public saw, yyyy-MM-dd, or empty."""
        if self.changes:
            return self.changes[-1][0][:10]
        return self.published.strftime("%Y-%m-%d") if self.published else ""

    @property
    def version(self) -> int:
        """Number of the published version, 0 before the first."""
        return self.changes[-1][2] if self.changes else 0

    @property
    def copy_status(self) -> str:
        """What to tell whoever scanned the code of a printed copy: current or outdated; empty when none was scanned."""
        scanned = self.request.form.get("copy")
        if not isinstance(scanned, str) or not scanned.isascii() or not scanned.isdigit() or len(scanned) > 6:
            return ""
        return "current" if int(scanned) == self.version else "outdated"

    @property
    @memoize
    def status(self) -> dict[str, str]:
        state = getToolByName(self.context, "portal_workflow").getInfoFor(self.context, "review_state", "")
        return status_of(state, self.changes)

    @property
    def key_facts(self) -> list[tuple[Any, Any]]:
        return key_facts(self.guide)

    @property
    def promised(self) -> Any:
        return limit_text(self.guide["promised_days"], self.guide["promised_unit"])

    @property
    def statutory(self) -> Any:
        return limit_text(self.guide["statutory_days"], self.guide["statutory_unit"])

    @property
    def visits(self) -> Any:
        return visits_text(self.guide["visits"])

    @property
    def online(self) -> Any:
        return online_text(self.guide["online"], self.guide["online_depth"])

    @property
    def fee(self) -> Any:
        return fee_text(self.guide["fee"])

    def has(self, *keys: str) -> bool:
        """Whether any of these elements is filled in: a heading over nothing is left out."""
        return any(self.guide[key] not in (None, "", []) for key in keys)

    @property
    def has_time(self) -> bool:
        return self.has("promised_days", "statutory_days", "handling")

    @property
    def has_cost(self) -> bool:
        return self.has("fee", "fees")

    @property
    def has_place(self) -> bool:
        return self.has("place", "window", "hours", "consult_phone", "complaint_phone")

    @property
    def has_result(self) -> bool:
        return self.has("result_name", "delivery")

    def step_limit(self, step: dict[str, Any]) -> Any:
        """Time of one step in words; a step of no days is done there and then."""
        return step_text(step.get("days"), self.guide["promised_unit"])

    @property
    @memoize
    def files(self) -> list[dict[str, str]]:
        """Attached files that this visitor may see: title, url, purpose, material."""
        return [
            {
                "title": child.title,
                "url": f"{child.absolute_url()}/@@download/file",
                "purpose": child.purpose or "other",
                "material": child.material or "",
            }
            for child in attachments_of(self.context)
        ]

    @property
    @memoize
    def materials(self) -> list[dict[str, Any]]:
        """Rows of the tick list: the plain row and `files`, the forms and samples that belong to it."""
        return [
            {**row, "files": [file for file in self.files if file["material"] and file["material"] == row["name"]]}
            for row in self.guide["materials"]
        ]

    @property
    def other_files(self) -> list[dict[str, str]]:
        """Files that belong to no row of the tick list."""
        names = {row["name"] for row in self.guide["materials"]}
        return [file for file in self.files if file["material"] not in names]

    @property
    def identity(self) -> list[tuple[str, str]]:
        """Keys and values of the table of codes, empty ones left out."""
        keys = (
            "code",
            "basic_code",
            "implementation_code",
            "business_code",
            "parent",
            "level",
            "body_nature",
            "delegated_by",
        )
        return [(key, self.guide[key]) for key in keys if self.guide[key]]

    @property
    def meta_tags(self) -> list[tuple[str, str]]:
        return article_tags(self.guide, self.published, self.url)

    @property
    def page_description(self) -> str:
        """Empty: the article tags hold the description, and one is enough."""
        return ""

    @property
    def json_ld(self) -> str:
        return script_json(structured(self.guide, self.url, self.updated))
