"""How long one waits after wrong passwords: by account and by address, longer each time. Pure."""

from __future__ import annotations

from dataclasses import dataclass

MINUTE = 60
# After as long without a wrong password everything before is forgotten.
FORGET = 24 * 60 * MINUTE
# Of an address, behind which a whole office may stand, they count together within a quarter of an hour only.
ADDRESS_WINDOW = 15 * MINUTE
ADDRESS_FORGET = 60 * MINUTE
ADDRESS_LONGEST = 15 * MINUTE


@dataclass(frozen=True)
class Tries:
    """Wrong passwords of one account or one address.

    :param count: how many, since the last right one or since they were forgotten.
    :param first: when the first of them was typed, in seconds since 1970.
    :param last: when the last one was typed.
    """

    count: int = 0
    first: float = 0.0
    last: float = 0.0


@dataclass(frozen=True)
class Rule:
    """What is borne.

    :param tries: as many wrong ones bring the first wait.
    :param first_wait: its seconds; each further one is twice as long.
    :param longest_wait: no wait is longer, in seconds.
    :param window: wrong ones count together within as many seconds.
    :param forget: those that brought a wait are forgotten after as many seconds without another one.
    """

    tries: int
    first_wait: int
    longest_wait: int
    window: int = FORGET
    forget: int = FORGET


def counted(tries: Tries, at: float, rule: Rule) -> Tries:
    """Return the tries with one more wrong password.

    Those that brought a wait are kept longer: else who waits patiently would begin anew each time.
    """
    waited = tries.count >= rule.tries
    if not tries.count or (at - tries.last >= rule.forget if waited else at - tries.first >= rule.window):
        return Tries(1, at, at)
    return Tries(tries.count + 1, tries.first, at)


def wait_until(tries: Tries, rule: Rule) -> float:
    """Return the moment until which nothing more is tried; 0 where nothing is to be waited for."""
    over = tries.count - rule.tries
    if over < 0:
        return 0.0
    return tries.last + min(rule.first_wait * 2 ** min(over, 20), rule.longest_wait)


def waiting(tries: Tries, at: float, rule: Rule) -> int:
    """Return the seconds that are left to wait; 0 for none."""
    return max(0, int(wait_until(tries, rule) - at + 0.999))


def account_rule(tries: int, first_wait: int, longest_wait: int) -> Rule:
    """Return what is borne for one account.

    :param tries: wrong passwords that bring the first wait.
    :param first_wait: its minutes.
    :param longest_wait: minutes of the longest one.
    """
    return Rule(tries, first_wait * MINUTE, longest_wait * MINUTE)


def address_rule(tries: int, first_wait: int, longest_wait: int) -> Rule:
    """Return what is borne for one address; parameters as of `account_rule`."""
    longest = min(longest_wait * MINUTE, ADDRESS_LONGEST)
    return Rule(tries, first_wait * MINUTE, longest, ADDRESS_WINDOW, ADDRESS_FORGET)
