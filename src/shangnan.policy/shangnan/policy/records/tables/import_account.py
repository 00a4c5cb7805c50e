"""The name under which imports write is nobody's: no account is made with it, by whatever door."""

from __future__ import annotations

from Products.PluggableAuthService.interfaces.events import IPrincipalCreatedEvent
from shangnan.policy import _
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.refusals import Refused
from typing import Any
from zope.component import adapter


@adapter(IPrincipalCreatedEvent)
def account_made(event: Any) -> None:
    """Refuse an account whose id or log-in name is that of imports, however it is written.

    :raises Refused: telling so.
    """
    principal = event.principal
    if IMPORT_ID in {str(principal.getId()).casefold(), str(principal.getUserName()).casefold()}:
        message = _("The account name ${name} is kept for imports. Choose another one.", mapping={"name": IMPORT_ID})
        raise Refused([Gap("reserved_account", "username", message)])
