"""What happens to accounts, for whoever has to tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class IAccountWaits(Interface):
    """Wrong passwords have made an account wait. The request that typed the last one is refused and may be aborted."""

    user_id = Attribute("Id of the account, which there is")
    count = Attribute("How many wrong passwords in a row")


@implementer(IAccountWaits)
@dataclass(frozen=True)
class AccountWaits:
    """See IAccountWaits."""

    user_id: str
    count: int
