"""The import that is running just now, if one is: what it may skip hangs on it and on no account.

There is no account of the import. While the import services write, the security manager holds a user that lies in no user
folder: nobody logs in as it, and whoever had an account of its id would be somebody else. A test holds that only
`transfer` opens a run.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import SimpleUser
from Acquisition import aq_base
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from dataclasses import field
from plone import api
from shangnan.policy import permissions as p
from shangnan.policy.accounts.reserved import IMPORT_ID as IMPORT_ID
from typing import Any
from uuid import uuid4

# The offices of everybody who adds records (docs/decisions/0012), and that of whoever has reviewed what comes from outside.
_ROLES = (
    "Member", p.RECORD_CONTRIBUTOR, p.UNIT_DRAFTER, p.PARTY_CLERK, p.DISCIPLINE_INSPECTOR, p.REGISTRAR, p.UNIT_REVIEWER,
)  # fmt: skip


@dataclass(frozen=True)
class ImportRun:
    """A run of an import.

    :param note: what histories say of it: the file, its SHA-256 and who runs it.
    :param by: account of the person who runs it; "" where the command line names nobody.
    :param run_id: by which the journal tells what belongs to one run, 32 hexadecimal digits.
    """

    note: str
    by: str = ""
    run_id: str = field(default_factory=lambda: uuid4().hex)


_running: ContextVar[ImportRun | None] = ContextVar("shangnan_import_run", default=None)


class _Importer(SimpleUser):
    """Holds the offices that an import needs; made for a run and gone with it."""

    def __init__(self) -> None:
        super().__init__(IMPORT_ID, "", _ROLES, ())

    def getGroups(self) -> list[str]:
        """Return nothing: its offices are its own, and it acts for every unit."""
        return []


def running_import() -> ImportRun | None:
    """Return the import within which the present code runs, or None."""
    return _running.get()


def is_importer(user: Any) -> bool:
    """Tell whether a user is that of a running import. An account of its id is none."""
    return isinstance(aq_base(user), _Importer)


@contextmanager
def import_by_person(run: ImportRun) -> Iterator[None]:
    """Do what follows as part of an import, as the person who is there."""
    token = _running.set(run)
    try:
        yield
    finally:
        _running.reset(token)


@contextmanager
def import_as_system(run: ImportRun) -> Iterator[None]:
    """Do what follows as part of an import, with the import's own offices; afterwards the person is there again."""
    before = getSecurityManager()
    newSecurityManager(None, _Importer().__of__(api.portal.get_tool("acl_users")))
    try:
        with import_by_person(run):
            yield
    finally:
        setSecurityManager(before)
