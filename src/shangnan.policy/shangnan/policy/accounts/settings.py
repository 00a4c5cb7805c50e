"""What the office decides of passwords, sessions and locks, kept in the registry."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields
from plone.registry.interfaces import IRegistry
from shangnan.policy import _
from shangnan.policy.accounts.request_state import state_of
from zope import schema
from zope.component import queryUtility
from zope.interface import Interface

PREFIX = "shangnan.accounts"
MINUTE, HOUR = 60, 3600


class IAccountSettings(Interface):
    """Settings of the security administrator."""

    password_length = schema.Int(
        title=_("Least length of a password"),
        description=_("In characters. Long is what makes a password strong."),
        min=8,
        max=64,
        default=10,
    )
    hash_rounds = schema.Int(
        title=_("Rounds of the password hash"),
        description=_(
            "How long one try takes, for the server and for whoever stole the database. Old hashes are renewed when "
            "their owner signs in."
        ),
        min=2,
        max=20,
        default=3,
    )
    idle_minutes = schema.Int(
        title=_("Minutes without a request after which a session ends"), min=5, max=1440, default=120
    )
    session_hours = schema.Int(title=_("Hours after which a session ends in any case"), min=1, max=72, default=12)
    account_tries = schema.Int(
        title=_("Wrong passwords in a row after which an account waits"), min=3, max=20, default=5
    )
    first_wait = schema.Int(
        title=_("Minutes of the first wait"),
        description=_("Each further one is twice as long."),
        min=1,
        max=60,
        default=1,
    )
    longest_wait = schema.Int(title=_("Minutes of the longest wait"), min=5, max=1440, default=60)
    address_tries = schema.Int(
        title=_("Wrong passwords within a quarter of an hour after which an address waits"),
        description=_("A whole office may stand behind one address, so this is many times more than for an account."),
        min=20,
        max=1000,
        default=60,
    )
    own_change_minutes = schema.Int(
        title=_("Minutes without signing after one has changed one's own password"), min=0, max=1440, default=10
    )
    others_change_hours = schema.Int(
        title=_("Hours without signing after somebody else has set the password"),
        description=_("Also after a link sent by mail. Time enough for the owner to notice."),
        min=0,
        max=168,
        default=24,
    )


@dataclass(frozen=True)
class Limits:
    """The settings as numbers, with the defaults that hold where there is no registry, as in the root of Zope."""

    password_length: int = 10
    hash_rounds: int = 3
    idle_minutes: int = 120
    session_hours: int = 12
    account_tries: int = 5
    first_wait: int = 1
    longest_wait: int = 60
    address_tries: int = 60
    own_change_minutes: int = 10
    others_change_hours: int = 24

    @property
    def idle(self) -> int:
        """Seconds without a request after which a session ends."""
        return self.idle_minutes * MINUTE

    @property
    def absolute(self) -> int:
        """Seconds after which a session ends in any case."""
        return self.session_hours * HOUR


NAMES = tuple(field.name for field in fields(Limits))
DEFAULTS = Limits()


def limits() -> Limits:
    """Return the settings of the site that is being served, or the defaults; read once in a request."""
    registry = queryUtility(IRegistry)
    if registry is None:
        return DEFAULTS
    state = state_of()
    if state.limits is None:
        found = {name: registry.records.get(f"{PREFIX}.{name}") for name in NAMES}
        state.limits = Limits(**{name: record.value for name, record in found.items() if record is not None})
    return state.limits
