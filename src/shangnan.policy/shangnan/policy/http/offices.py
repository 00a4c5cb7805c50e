"""The codes by which tables say who may do something, and who a person is by them. Pure.

They are those of docs/reference/permissions, for what does not hang on a record: A anyone, S signed-in people, an office of
the county, the superuser; a dash stands for nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy import permissions as p

ANYONE, SIGNED_IN, NOBODY = "A", "S", "–"
# Code -> role of the whole site. What the functions in a unit give is decided by each record.
OFFICES: dict[str, str] = {
    "P": p.CENTRE_PUBLISHER,
    "G": p.REGISTRAR,
    "Y": p.PARTY_CLERK,
    "I": p.DISCIPLINE_INSPECTOR,
    "SysAdmin": p.SYSTEM_ADMINISTRATOR,
    "SecAdmin": p.SECURITY_ADMINISTRATOR,
    "Auditor": p.AUDITOR,
    "Manager": "Manager",
}
CODE_OF_ROLE = {role: code for code, role in OFFICES.items()}


def codes_in(text: str) -> frozenset[str]:
    """Return the codes that a cell of a table names; none for a dash.

    :raises ValueError: for an unknown code, or an empty cell.
    """
    words = text.split()
    if words == [NOBODY]:
        return frozenset()
    if not words or set(words) - {ANYONE, SIGNED_IN, *OFFICES}:
        raise ValueError(f"not codes: {text!r}")
    return frozenset(words)


def codes_of(signed_in: bool, roles: Iterable[str]) -> frozenset[str]:
    """Return the codes that a person answers to.

    :param signed_in: whether it is an account at all.
    :param roles: its roles in the whole site.
    """
    if not signed_in:
        return frozenset({ANYONE})
    return frozenset({ANYONE, SIGNED_IN, *(CODE_OF_ROLE[role] for role in roles if role in CODE_OF_ROLE)})
