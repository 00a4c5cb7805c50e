"""What a record says to the rules of filing."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.registry.filing.not_filed import ground_of
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.filing.rules import Facts
from shangnan.policy.units.directory import unit_by_uid
from typing import Any
from zope.i18nmessageid import Message


def rule_of(record: Any) -> FilingRule | None:
    """Return how a record is filed; None for what is not."""
    kind = record_kind(getattr(record, "portal_type", ""))
    return kind.filing_rule if kind is not None else None


def filing_step(record: Any) -> str:
    """Return the step that would file a record in its state; "" where it is filed without one, or not from there."""
    rule = rule_of(record)
    return rule.steps.get(api.content.get_state(record, default=""), "") if rule is not None else ""


def eligible_members(record: Any) -> list[Any]:
    """Return the records that may be one 件 with a record: those that its kind names, that are over and not filed."""
    rule = rule_of(record)
    found = rule.members(record) if rule is not None and rule.members is not None else []
    return [each for each in found if item_of(each) is None and not ground_of(IUUID(each)) and _is_over(each)]


def _is_over(record: Any) -> bool:
    rule = rule_of(record)
    return rule is not None and api.content.get_state(record, default="") in rule.due_states


def facts_of(record: Any, rule: FilingRule) -> Facts:
    """Return what a record says."""
    tool = api.portal.get_tool("portal_workflow")
    state = api.content.get_state(record, default="")
    unit = unit_by_uid(responsible_unit_of(record))
    item = item_of(record)
    named = tool.getTitleForStateOnType(state, record.portal_type)
    return Facts(
        title=record.title or "",
        unit=unit.uid if unit is not None else "",
        unit_title=unit.title if unit is not None else "",
        formed=rule.formed(record),
        state_allows=state in rule.due_states,
        state_title=chinese(Message(named, domain="shangnan.policy")) if named else "",
        number=item.archival_number if item is not None else "",
        not_filed=ground_of(IUUID(record)),
        members=tuple(IUUID(each) for each in eligible_members(record)),
    )
