"""The refusal that tells at once all that stands in the way, in whatever room it is found."""

from __future__ import annotations

from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy.gaps import Gap
from shangnan.policy.locales.chinese import chinese


class Refused(WorkflowException):
    """A step or a change that is refused, with everything that stands in its way.

    :param gaps: the unmet conditions, never empty.
    """

    def __init__(self, gaps: list[Gap] | Refused) -> None:
        # The workflow tool raises anew what it catches, with the first exception as the only argument.
        self.gaps: list[Gap] = gaps.gaps if isinstance(gaps, Refused) else gaps
        super().__init__(self.gaps)

    def lines(self) -> list[str]:
        """Return one sentence for each unmet condition, in Chinese."""
        return [chinese(gap.message) for gap in self.gaps]

    def __str__(self) -> str:
        return "\n".join(self.lines())
