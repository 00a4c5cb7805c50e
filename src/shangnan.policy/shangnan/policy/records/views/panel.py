"""The panel above a record for those who work on it: where it stands, what it lacks, what to do next."""

from __future__ import annotations

from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.memoize.view import memoize
from shangnan.policy import _
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.citations.flags import Flag
from shangnan.policy.records.citations.flags import open_flags
from shangnan.policy.records.lifecycle.final import is_final
from shangnan.policy.records.secrecy.fields import fields_of
from shangnan.policy.records.secrecy.fields import values_of
from shangnan.policy.records.secrecy.fields import warnings
from shangnan.policy.records.workflow.four_eyes import own_work_gap
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import offered
from shangnan.policy.records.workflow.transitions import rule_of
from shangnan.policy.records.workflow.transitions import worth_offering
from shangnan.policy.units.directory import unit_by_uid
from typing import Any
from zope.component import queryAdapter
from zope.i18n import translate
from zope.interface import Attribute
from zope.interface import Interface


class IRecordPanel(Interface):
    """What a kind adds to the panel; an adapter of the record."""

    links = Attribute("list of (address, Message): related records, e.g. the working copy")
    additions = Attribute("list of portal types that may be put inside the record")


class RecordPanel(ViewletBase):
    """Shown on the record's own page to people with a function for it, never to the public."""

    def render(self) -> str:
        """Return the panel; nothing on forms and other pages than the record's own."""
        return self.index() if getattr(self.view, "__name__", "") == "view" else ""

    @property
    def kind(self) -> IRecordPanel | None:
        """The kind's own part, where it has one."""
        return queryAdapter(self.context, IRecordPanel)

    def state_title(self) -> str:
        """Return the title of the present state."""
        tool = api.portal.get_tool("portal_workflow")
        state = tool.getInfoFor(self.context, "review_state", "")
        return translate(
            tool.getTitleForStateOnType(state, self.context.portal_type), domain="shangnan.policy", context=self.request
        )

    def unit_title(self) -> str:
        """Return the name of the responsible unit."""
        unit = unit_by_uid(responsible_unit_of(self.context))
        return unit.title if unit else ""

    def steps(self) -> list[dict[str, str]]:
        """Return the transitions that this person may take now: url and title."""
        return [
            {"url": action["url"], "title": translate(action["title"], domain="shangnan.policy", context=self.request)}
            for action in worth_offering(self.context)
        ]

    def may_edit(self) -> bool:
        """Return whether this person may edit the record in this state."""
        return api.user.has_permission("Modify portal content", obj=self.context) and not is_final(self.context)

    def may_delete(self) -> bool:
        """Return whether this person may delete the record in this state."""
        return api.user.has_permission("Delete objects", obj=self.context) and not is_final(self.context)

    def may_reassign(self) -> bool:
        """Return whether this person may give the record to another unit."""
        return api.user.has_permission("shangnan.policy: Assign responsible unit", obj=self.context) and not is_final(
            self.context
        )

    def additions(self) -> list[dict[str, str]]:
        """Return what this person may put inside the record: url and title."""
        wanted = self.kind.additions if self.kind is not None and not is_final(self.context) else []
        types = api.portal.get_tool("portal_types")
        return [
            {
                "url": f"{self.context.absolute_url()}/++add++{name}",
                "title": translate(types[name].Title(), domain="shangnan.policy", context=self.request),
            }
            for name in wanted
            if types[name].isConstructionAllowed(self.context)
        ]

    def inside(self) -> list[dict[str, Any]]:
        """Return what lies inside the record and this person may view: url, title, kind."""
        if not hasattr(self.context, "objectValues"):
            return []
        types = api.portal.get_tool("portal_types")
        return [
            {
                "url": f"{child.absolute_url()}/view",
                "title": child.title,
                "kind": translate(types[child.portal_type].Title(), domain="shangnan.policy", context=self.request),
            }
            for child in self.context.objectValues()
            if api.user.has_permission("View", obj=child)
        ]

    def own_work(self) -> list[str]:
        """Return why this person may not take a step that is open to the office, one sentence for each such step."""
        told = []
        for action in offered(self.context):
            if rule_of(self.context, action["id"]).others_decide:
                gap = own_work_gap(self.context, action["id"])
                if gap is not None:
                    step = translate(action["title"], domain="shangnan.policy", context=self.request)
                    why = translate(gap.message, context=self.request)
                    told.append(
                        translate(_("“${step}”: ${why}", mapping={"step": step, "why": why}), context=self.request)
                    )
        return told

    def flags(self) -> list[Flag]:
        """Return the documents that the record cites and that have ended."""
        return open_flags(self.context)

    def hurdle(self) -> str:
        """Return the title of the step before which the gaps are to be put right; empty for publication itself."""
        release = getattr(queryAdapter(self.context, ITransitionGuard), "release", None)
        if release is None or release[0] == "publish":
            return ""
        tool = api.portal.get_tool("portal_workflow")
        for workflow_id in tool.getChainFor(self.context):
            transition = tool[workflow_id].transitions.get(release[0])
            if transition is not None:
                return translate(transition.title, domain="shangnan.policy", context=self.request)
        return ""

    def gaps(self) -> list[str]:
        """Return what the record still lacks before it can be released; nothing where it is past that."""
        return [translate(gap.message, context=self.request) for gap in self._gaps()]

    @memoize
    def _gaps(self) -> list[Gap]:
        guard = queryAdapter(self.context, ITransitionGuard)
        release = getattr(guard, "release", None)
        state = api.content.get_state(self.context)
        return guard.gaps(release[0]) if release is not None and state in release[1] else []

    def warnings(self) -> list[str]:
        """Return what in the texts looks like the mark of a state secret and is told nowhere else on the page."""
        if getattr(self.view, "warnings", None) is not None:
            return []
        told = {gap.field for gap in self._gaps() if gap.rule in ("secret_mark", "secret_text")}
        fields = fields_of(self.context)
        found = warnings(values_of(self.context, fields), fields)
        return [translate(gap.message, context=self.request) for gap in found if gap.field not in told]
