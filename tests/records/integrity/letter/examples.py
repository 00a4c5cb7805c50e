"""A complete letter, and letters in every state, signed by the accounts that they name."""

from __future__ import annotations

from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from tests.support import acting_as
from tests.support import unit_uid
from typing import Any

import copy

SUPERIOR, SUBORDINATE = "demo-approver", "demo-staff"
PLAIN: dict[str, Any] = {
    "title": "2026年度党风廉政建设责任书（孙职员）",
    "level": "个人",
    "superior_name": "张签发",
    "superior_post": "局长",
    "superior_user": SUPERIOR,
    "subordinate_name": "孙职员",
    "subordinate_post": "窗口工作人员",
    "subordinate_user": SUBORDINATE,
    "scope": "本人岗位职责范围内的党风廉政建设。",
    "main_duties": "严格执行廉洁自律各项规定。",
    "supervision_duties": "",
    "post_duties": "业务工作和廉政责任同部署、同落实。",
    "assessment": "年终由纪检监察员会同股室考核。",
    "accountability": "违反责任书的，依规依纪追究责任。",
    "term_from": "2026-01-01",
    "term_until": "2026-12-31",
    "copies": 2,
    "year": 2026,
    "signatures": [],
}
# Steps to each state: (transition, account); None stands for the party that the letter names.
PATHS: dict[str, tuple[tuple[str, str | None], ...]] = {
    "awaiting": (),
    "superior_signed": (("sign_as_superior", None),),
}
PATHS["effective"] = (*PATHS["superior_signed"], ("sign", None))
PATHS["assessed"] = (*PATHS["effective"], ("assess", "demo-discipline"))
PATHS["filed"] = (*PATHS["assessed"], ("file", "demo-registrar"))


def take(
    portal: Any, letter: Any, transition: str, user_id: str, opinion: str = "同意", password: str | None = TEST_PASSWORD
) -> None:
    """Take a letter through a step as a user, with a password."""
    with acting_as(portal, user_id):
        api.portal.get_tool("portal_workflow").doActionFor(letter, transition, comment=opinion, password=password)


def fields_of(**changes: Any) -> dict[str, Any]:
    """Return the fields of the example, with days as dates."""
    data = copy.deepcopy(PLAIN) | changes
    del data["signatures"]
    for name in ("term_from", "term_until"):
        data[name] = date.fromisoformat(data[name]) if data[name] else None
    return data


def add_letter(portal: Any, state: str = "awaiting", unit: str = HOME_UNIT, **changes: Any) -> Any:
    """Add a letter through its workflow."""
    with acting_as(portal, "demo-discipline"):
        letter = createContentInContainer(
            portal["integrity"], "ResponsibilityLetter", responsible_unit=unit_uid(unit), **fields_of(**changes)
        )
    walk(portal, letter, PATHS[state])
    return letter


def walk(portal: Any, letter: Any, path: tuple[tuple[str, str | None], ...]) -> None:
    """Take a letter through steps."""
    for transition, account in path:
        party = letter.subordinate_user if transition == "sign" else letter.superior_user
        take(portal, letter, transition, account or party)
