"""How the tests are cut into shards of about the same length; each sets up one site of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Shard:
    """Some of the tests.

    :ivar name: of the log.
    :ivar modules: dotted names of test modules or folders; all below a name belongs to the shard, but for what another names
        more closely. None names what no other shard has, so that no test is left out.
    """

    name: str
    modules: tuple[str, ...] = ()

    def options(self, others: Sequence[Shard]) -> list[str]:
        """Return the options by which the runner takes these tests.

        :param others: every shard.
        """
        theirs = [name for shard in others if shard is not self for name in shard.modules]
        if self.modules:
            theirs = [name for name in theirs if any(name.startswith(f"{own}.") for own in self.modules)]
        chosen = ["-m", _pattern(self.modules)] if self.modules else []
        return [*chosen, *(["-m", f"!{_pattern(theirs)}"] if theirs else [])]


def _pattern(names: Sequence[str]) -> str:
    return "^({})([.]|$)".format("|".join(name.replace(".", "[.]") for name in names))


# The longest first: what is short fills the gaps in the end. Each sets up a site of its own, which takes about 14 s.
SHARDS = (
    Shard("pages", ("tests.journeys.test_chinese",)),
    Shard("rest"),
    Shard("registry", ("tests.registry",)),
    Shard("accounts", ("tests.accounts", "tests.transfer")),
    Shard("journeys", ("tests.journeys",)),
    Shard("permissions", ("tests.permissions",)),
    Shard("leaks", ("tests.permissions.test_leaks",)),
    Shard("records", ("tests.records",)),
    Shard("paper", ("tests.paper",)),
)
