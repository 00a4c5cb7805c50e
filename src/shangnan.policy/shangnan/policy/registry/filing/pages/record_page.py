"""`@@file-record?uid=`: one record: what stands in its way, its category, what goes with it; or the decision not to file it."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.records.kind.description import kind_of
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.records.workflow.transitions import rule_of as step_rule
from shangnan.policy.registry.filing.batches import record_of
from shangnan.policy.registry.filing.categories import categories_of
from shangnan.policy.registry.filing.facts import eligible_members
from shangnan.policy.registry.filing.facts import filing_step
from shangnan.policy.registry.filing.not_filed import decide_not_to_file
from shangnan.policy.registry.filing.not_filed import decisions
from shangnan.policy.registry.filing.not_filed import take_back
from shangnan.policy.registry.filing.options import Options
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from shangnan.policy.registry.filing.plans import plan_in_force
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.filing.service import category_of
from shangnan.policy.registry.filing.service import file
from shangnan.policy.registry.filing.service import gaps
from typing import Any
from zExceptions import NotFound


class FileRecordView(ArchivePageView):
    """One record on its way into the register."""

    def prepare(self) -> None:
        """Look the record up.

        :raises NotFound: for what is not there or not filed at all.
        """
        self.record: Any = record_of(self.told("uid")) if self.told("uid") else None
        if self.record is None:
            raise NotFound(self.context, self.__name__, self.request)
        self.options = Options(
            category=self.told("category"),
            members=tuple(self.chosen("members")),
            title=self.told("title"),
            pages=self.number("pages"),
            remarks=self.told("remarks"),
        )

    def act(self) -> str:
        """File it, decide not to, or take that decision back.

        :raises Refused: with all that is wrong.
        """
        record, uid = self.record, IUUID(self.record)
        if "not_filed" in self.request.form:
            decide_not_to_file(record, self.told("ground"))
            self.say(_("It will not be filed; the decision stands in the list of those."))
            return self.address("file-record", uid=uid)
        if "take_back" in self.request.form:
            take_back(record, self.told("ground"))
            self.say(_("The decision was taken back; it is due for filing again."))
            return self.address("file-record", uid=uid)
        item = file(record, self.options, self.told("comment"))
        self.say(_("Filed as ${number}.", mapping={"number": item.archival_number}))
        return self.address("filed-item", number=item.archival_number)

    def may_view(self) -> bool:
        """Return whether the reader may view the record itself."""
        return bool(api.user.has_permission("View", obj=self.record))

    def title(self) -> str:
        """Return its title for whoever may view it."""
        return self.record.title if self.may_view() else self.text(_("(restricted)"))

    def url(self) -> str:
        """Return its address."""
        return f"{self.record.absolute_url()}/view"

    def kind(self) -> str:
        """Return the name of its kind."""
        return self.text(kind_of(self.record).title)

    def item(self) -> Any:
        """Return the item as which it is filed; None for none."""
        return item_of(self.record)

    def item_url(self) -> str:
        """Return the address of that item."""
        item = self.item()
        return self.address("filed-item", number=item.archival_number) if item is not None else ""

    def gaps(self) -> list[str]:
        """Return what stands in the way, one sentence each."""
        return [self.text(gap.message) for gap in gaps(self.record)]

    def categories(self) -> list[dict[str, Any]]:
        """Return the categories of its kind: value, title with the period, and whether it is proposed or chosen."""
        plan, chosen = plan_in_force(), category_of(self.record, self.options)
        periods = self.periods()
        found = []
        for key, title in categories_of(self.record.portal_type).items():
            row = plan.rows.get(key) if plan is not None else None
            shown = f"{title}（{periods.get(row.period, row.period)}）" if row is not None else title
            found.append({"value": key, "title": shown, "chosen": key == chosen})
        return found

    def members(self) -> list[dict[str, Any]]:
        """Return the records that may be one 件 with it: uid, title, chosen."""
        return [
            {"uid": IUUID(each), "title": each.title, "chosen": IUUID(each) in self.options.members}
            for each in eligible_members(self.record)
        ]

    def needs_reason(self) -> bool:
        """Return whether the step that files it is refused without a reason."""
        step = filing_step(self.record)
        return bool(step) and step_rule(self.record, step).needs_reason

    def has_step(self) -> bool:
        """Return whether a step of its workflow files it."""
        return bool(filing_step(self.record))

    def decisions(self) -> list[dict[str, Any]]:
        """Return the decisions not to file it, the last one first."""
        return [
            {"ground": each.ground, "by": name_of(each.decided_by), "on": each.decided_at[:10], "stands": each.stands,
             "withdrawal": each.withdrawal, "withdrawn_by": name_of(each.withdrawn_by) if each.withdrawn_by else "",
             "withdrawn_on": each.withdrawn_at[:10]}
            for each in decisions(IUUID(self.record))
        ]  # fmt: skip

    def decided(self) -> bool:
        """Return whether a decision not to file it stands."""
        return any(each["stands"] for each in self.decisions())
