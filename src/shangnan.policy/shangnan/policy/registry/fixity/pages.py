"""`@@fixity`: what is filed, against what was counted when it was filed: how far the checks are, and what they have found."""

from __future__ import annotations

from itertools import islice
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.permissions import CHECK_FILED
from shangnan.policy.records.workflow.waiting import IDeskBox
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.fixity.kept import checks
from shangnan.policy.registry.fixity.kept import known_checks
from shangnan.policy.registry.fixity.kept import NIGHTLY
from shangnan.policy.registry.fixity.kept import ON_DEMAND
from shangnan.policy.registry.fixity.kept import Walk
from shangnan.policy.registry.fixity.problem import TITLES
from shangnan.policy.registry.fixity.walk import begin
from shangnan.policy.registry.fixity.walk import check
from shangnan.policy.registry.fixity.walk import walk_on
from typing import Any
from zExceptions import NotFound
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface

SECTION = "archive"
# Seconds that a request goes on for: longer than a click takes, shorter than somebody thinks that nothing happens.
PATIENCE = 8.0
SHOWN, ON_THE_DESK = 200, 5
LONGEST_NUMBER = 100

PAGE = ArchivePage(
    "fixity",
    _("Check of filed records"),
    _("Whether what is filed is still as it was when it was filed: every file and every record, by its digests."),
    CHECK_FILED,
    order=60,
)


def _word(value: Any) -> str:
    return value.strip()[:LONGEST_NUMBER] if isinstance(value, str) else ""


class FixityView(BrowserView):
    """How far the walks are, what is wrong, and buttons to check all or one."""

    def __call__(self) -> str:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, "fixity", self.request)
        if self.request.method != "POST":
            return str(self.index())
        CheckAuthenticator(self.request)
        self._do(_word(self.request.form.get("do")), _word(self.request.form.get("number")))
        self.request.response.redirect(f"{self.context.absolute_url()}/@@fixity")
        return ""

    def _do(self, what: str, number: str) -> None:
        if what == "one":
            self._check_one(number)
            return
        if what == "all":
            committed(lambda: begin(checks().walks[ON_DEMAND]))
        walk_on(ON_DEMAND, PATIENCE)

    def _check_one(self, number: str) -> None:
        self.context._p_jar.cacheMinimize()
        item = register().numbered(number)
        if item is None:
            told, kind = _("Nothing is filed under ${number}.", mapping={"number": number}), "error"
        elif check(item):
            told, kind = _("${number} is not as it was filed: see below.", mapping={"number": number}), "error"
        else:
            told, kind = _("${number} is as it was filed.", mapping={"number": number}), "info"
        api.portal.show_message(told, self.request, type=kind)

    def walk(self) -> Walk:
        """Return the walk that was asked for."""
        known = known_checks()
        return known.walks[ON_DEMAND] if known is not None else Walk()

    def nights(self) -> Walk:
        """Return the walk of the nights."""
        known = known_checks()
        return known.walks[NIGHTLY] if known is not None else Walk()

    def count(self) -> int:
        """Return how many items have a problem."""
        known = known_checks()
        return len(known.problems) if known is not None else 0

    def faulty(self) -> list[dict[str, Any]]:
        """Return the first items with a problem: number, since, seen, and of each problem result, path and detail."""
        known = known_checks()
        return [
            {
                "number": number,
                "since": told["since"][:10],
                "seen": told["seen"][:10],
                "problems": [
                    {**one, "result": translate(TITLES.get(one["result"], one["result"]), context=self.request)}
                    for one in told["problems"]
                ],
            }
            for number, told in islice(known.problems.items() if known is not None else (), SHOWN)
        ]


@implementer(IDeskBox)
@adapter(Interface)
class FaultyBox:
    """Filed items that are not as they were filed, on the desk of those who check them."""

    title = _("Filed records that are not as they were filed")

    def __init__(self, request: Any) -> None:
        self.url = f"{api.portal.get().absolute_url()}/{SECTION}/@@fixity"
        known = known_checks()
        archive = api.portal.get().get(SECTION)
        allowed = archive is not None and api.user.has_permission(CHECK_FILED, obj=archive)
        self._problems = known.problems if known is not None and allowed else {}
        self.total = len(self._problems)

    def rows(self) -> list[dict[str, str]]:
        """Return a row for each of the first items: its number, the page that says more, the day on which it was found."""
        return [
            {"title": number, "url": self.url, "note": told["since"][:10]}
            for number, told in islice(self._problems.items(), ON_THE_DESK)
        ]
