"""办结时限: promise, statute, the days of the steps, and things done at once.

Two limits in the same kind of days are compared as they are. In different kinds the gate must not let a promise through
that breaks the law in some week of some year: it takes the promise at its longest and the statute at its shortest in the
calendars that were announced, with their holidays and worked weekends (`calendar.spans`). Who states both limits in the
same kind of days is never in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.calendar.spans import known_years
from shangnan.policy.calendar.spans import longest_in_calendar_days
from shangnan.policy.calendar.spans import shortest_in_calendar_days
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted

WORKING_DAYS, CALENDAR_DAYS = "工作日", "自然日"
AT_ONCE, IN_TIME = "即办件", "承诺件"
LICENCE = "01"


def time_limit_gaps(guide: Reading) -> Iterator[Gap]:
    """Yield what is wrong with promise and statute, each by itself and against each other."""
    statutory, promised = guide.numbers["statutory_days"], guide.numbers["promised_days"]
    if guide.lacks("promised_days"):
        message = _(
            "The promised time limit is empty. Enter it in whole days; 0 means that people can wait for the result."
        )
        yield Gap("missing_time_limit", "promised_days", message)
    elif guide.lacks("statutory_days") and guide.texts["type_code"] == LICENCE:
        # Other services may have no limit by law; for a licence the law itself fills the gap (行政许可法第四十二条).
        message = _(
            "The statutory time limit is empty. Enter the limit of the law; for a licence without one of its own it is "
            "20 working days."
        )
        yield Gap("missing_time_limit", "statutory_days", message)
    if promised is not None and statutory is not None:
        yield from _promise_against_statute(guide, promised, statutory)


def _promise_against_statute(guide: Reading, promised: int, statutory: int) -> Iterator[Gap]:
    if "promised_unit" in guide.doubtful or "statutory_unit" in guide.doubtful:
        return
    promise_works = guide.texts["promised_unit"] != CALENDAR_DAYS
    statute_works = guide.texts["statutory_unit"] != CALENDAR_DAYS
    if promise_works == statute_works:
        if promised > statutory:
            message = _(
                "The promised ${promised} days are more than the ${statutory} days that the law allows. Promise "
                "${statutory} days or less.",
                mapping={"promised": promised, "statutory": statutory},
            )
            yield Gap("promised_exceeds_statutory", "promised_days", message)
        return
    first, last = known_years()
    if promise_works:
        longest, most = longest_in_calendar_days(promised), statutory
        message = _(
            "The promised ${promised} working days took up to ${longest} calendar days over holidays (${first} to ${last}), more "
            "than the ${statutory} calendar days that the law allows. Promise ${statutory} calendar days or less, or "
            "fewer working days.",
            mapping={"promised": promised, "longest": longest, "statutory": statutory, "first": first, "last": last},
        )
    else:
        longest, most = promised, shortest_in_calendar_days(statutory)
        message = _(
            "The law allows ${statutory} working days, which were over after ${shortest} calendar days in some weeks (${first} "
            "to ${last}); ${promised} calendar days are promised. Promise ${statutory} working days or less, or "
            "${shortest} calendar days or less.",
            mapping={"promised": promised, "shortest": most, "statutory": statutory, "first": first, "last": last},
        )
    if longest > most:
        yield Gap("promised_exceeds_statutory", "promised_days", message)


def steps_against_promise(guide: Reading) -> Iterator[Gap]:
    """Yield a gap where the steps take longer than promised; their days are counted in the promise's kind of days."""
    promised = guide.numbers["promised_days"]
    timed = [(row.numbers["days"] or 0, row.texts["name"]) for row in guide.rows["steps"]]
    total = sum(days for days, _name in timed)
    if promised is not None and total > promised:
        _days, longest = max(timed, key=lambda step: step[0])
        message = _(
            "The steps add up to ${total} days, more than the promised ${promised}. Shorten “${step}” or another step, "
            "or raise the promise.",
            mapping={"total": total, "promised": promised, "step": quoted(longest)},
        )
        yield Gap("steps_exceed_promise", "steps", message)


def handling_against_promise(guide: Reading) -> Iterator[Gap]:
    """Yield a gap unless 即办件 and a promise of 0 days come together."""
    handling, promised = guide.texts["handling"], guide.numbers["promised_days"]
    if promised is None:
        return
    if handling == AT_ONCE and promised > 0:
        message = _(
            "It is handled at once (即办件), yet ${promised} days are promised. Set the promise to 0 or choose 承诺件.",
            mapping={"promised": promised},
        )
        yield Gap("instant_with_days", "handling", message)
    elif handling == IN_TIME and promised == 0:
        message = _("It is handled in time (承诺件), yet 0 days are promised. Enter the days or choose 即办件.")
        yield Gap("instant_with_days", "handling", message)
