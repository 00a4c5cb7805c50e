"""What a person is called on a page: the full name that was held at a time; what an import wrote is called so."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.accounts.names import name_at
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.tables.importing_run import IMPORT_ID


def name_of(user_id: str | None, at: float | None = None) -> str:
    """Return the name of an account, its id where it never had one, and "" for nobody.

    :param at: seconds since the epoch; None for now.
    """
    return chinese(_("Bulk import")) if user_id == IMPORT_ID else name_at(user_id or "", at)
