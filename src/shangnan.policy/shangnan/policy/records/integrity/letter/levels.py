"""The levels of responsibility, from the top, and who stands in a letter as what. Pure."""

from __future__ import annotations

# 书记→分管领导→股室负责人→个人: the level of the person who takes on the responsibility.
LEVELS = ("书记", "分管领导", "股室负责人", "个人")
# Who is at the top signs as superior only.
TOP = LEVELS[0]

SUPERIOR = "superior"
SUBORDINATE = "subordinate"

# State -> whose signature it waits for.
WAITS_FOR = {"awaiting": SUPERIOR, "superior_signed": SUBORDINATE}
# Signed by both, whatever came afterwards.
SIGNED_STATES = ("effective", "assessed", "filed")


def is_above(upper: str, lower: str) -> bool:
    """Tell whether a level stands above another; unknown levels stand nowhere."""
    return upper in LEVELS and lower in LEVELS and LEVELS.index(upper) < LEVELS.index(lower)


def person_tokens(superior: str, subordinate: str, state: str) -> list[str]:
    """Return the words by which a letter is found for its people: `superior:…`, `subordinate:…`, `waits:…`.

    :param superior: account.
    :param subordinate: account.
    :param state: state of the letter.
    """
    tokens = [f"{SUPERIOR}:{superior}", f"{SUBORDINATE}:{subordinate}"]
    waits = WAITS_FOR.get(state)
    if waits is not None:
        tokens.append(f"waits:{superior if waits == SUPERIOR else subordinate}")
    return tokens
