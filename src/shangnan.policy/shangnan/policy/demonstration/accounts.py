"""An account for each office, for the demonstration and for tests."""

from __future__ import annotations

from plone import api
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.people import add_person

import os
import secrets

HOME_UNIT = "县行政审批服务局"
OTHER_UNIT = "县民政局"

# user id -> (full name, groups of the county, function in HOME_UNIT, function in OTHER_UNIT)
ACCOUNTS: dict[str, tuple[str, tuple[str, ...], str | None, str | None]] = {
    "demo-drafter": ("李经办", (), "drafter", None),
    "demo-reviewer": ("王审核", (), "reviewer", None),
    "demo-approver": ("张签发", (), "approver", None),
    "demo-drafter2": ("赵民政", (), None, "drafter"),
    "demo-publisher": ("陈发布", ("office-publisher",), None, None),
    "demo-registrar": ("周文书", ("office-registrar",), None, None),
    "demo-party": ("吴党务", ("office-party",), None, None),
    "demo-discipline": ("郑纪检", ("office-discipline",), None, None),
    "demo-staff": ("孙职员", (), None, None),
    "demo-sysadmin": ("钱系统", ("office-sysadmin",), None, None),
    "demo-secadmin": ("冯安全", ("office-secadmin",), None, None),
    "demo-auditor": ("褚审计", ("office-auditor",), None, None),
}
TEST_PASSWORD = "only-for-tests-1"


def add_accounts(password: str, units: dict[str, str]) -> None:
    """Add the accounts that are not there yet and put them into their groups.

    :param password: one password for all of them.
    :param units: UID by name; must hold HOME_UNIT and OTHER_UNIT.
    """
    groups = api.portal.get_tool("portal_groups")
    for user_id, (fullname, offices, home, other) in ACCOUNTS.items():
        add_person(user_id, password, fullname)
        memberships = list(offices)
        memberships += [group_id(units[HOME_UNIT], home)] if home else []
        memberships += [group_id(units[OTHER_UNIT], other)] if other else []
        for name in memberships:
            groups.getGroupById(name).addMember(user_id)


def demonstration_password() -> str:
    """Return the password from SHANGNAN_DEMO_PASSWORD, or a new one that nobody knows until it is written down.

    `instance/create_site.py` sets the variable and writes the account file; a profile applied by hand without it makes
    accounts that an administrator has to give passwords.
    """
    return os.environ.get("SHANGNAN_DEMO_PASSWORD") or secrets.token_urlsafe(16)
