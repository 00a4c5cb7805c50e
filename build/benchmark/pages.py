"""Single pages: guide, home and search, asked for one at a time while both sites are served."""

from __future__ import annotations

from benchmark.client import Reader
from benchmark.client import Unexpected
from benchmark.client import UNTHEMED
from benchmark.load import memory_row
from benchmark.paths import HOME
from benchmark.paths import Paths
from benchmark.processes import serving
from benchmark.samples import Row
from benchmark.sites import Filled
from benchmark.turns import Answers
from benchmark.turns import Ask
from benchmark.turns import asking
from benchmark.turns import count_row
from benchmark.turns import in_turn
from benchmark.turns import time_row
from collections.abc import Sequence

THEME = "++theme++barceloneta"


def measure_pages(filled: Filled, paths: Paths, times: int) -> list[Row]:
    """Measure pages one at a time, and what both processes hold in memory before and after.

    :param times: how often each site is asked for each kind of page.
    """
    our_home, stock_home = filled.ours, filled.stock
    with (
        serving(our_home, f"/{our_home.name}") as ours,
        serving(stock_home, f"/{stock_home.name}") as stock,
        Reader(our_home.port) as our_reader,
        Reader(stock_home.port) as stock_reader,
        Reader(stock_home.port, UNTHEMED) as bare_reader,
    ):
        check_theme(filled, paths.guides[0], our_reader, stock_reader, bare_reader)

        def both(asked: Sequence[str], other: Reader = stock_reader) -> tuple[Ask, Ask]:
            return asking(our_reader, our_home, asked), asking(other, stock_home, asked)

        in_turn(*both(paths.mixed), len(paths.mixed))
        warm = memory_row("memory, every page asked once", ours, stock)
        guides = in_turn(*both(paths.guides), times)
        bare = in_turn(*both(paths.guides, bare_reader), times)
        home = in_turn(*both([HOME]), times)
        found = in_turn(*both(paths.searches), times)
        after = memory_row("memory after all of these", ours, stock)
    return [
        time_row("guide page / stock document", guides, "not cached; the same texts"),
        time_row("guide page / stock document, no theme", bare, "the stock site asked as 127.0.0.1"),
        time_row("home page", home, "of the stock site: as it comes, empty"),
        time_row("search", found, hits(found, paths, times)),
        count_row("bytes of a guide page", guides, "bytes", lambda answer: len(answer.body)),
        count_row("characters in its main part", guides, "characters", lambda answer: answer.letters),
        warm,
        after,
    ]


def check_theme(filled: Filled, path: str, ours: Reader, stock: Reader, bare: Reader) -> None:
    """Make sure that all show the guide, and the stock site its theme where it should.

    :raises Unexpected: when not.
    """
    title = next(guide["title"] for guide in filled.guides if guide["public"] and guide["path"].endswith(path))
    pages = {
        "this site": ours.get(f"/{filled.ours.name}{path}").html,
        "the stock site": stock.get(f"/{filled.stock.name}{path}").html,
        "the stock site without theme": bare.get(f"/{filled.stock.name}{path}").html,
    }
    for where, html in pages.items():
        if title not in html:
            raise Unexpected(f"{where} does not show {title}")
        if (THEME in html) != (where == "the stock site"):
            raise Unexpected(f"The theme is not as it should be at {where}")


def hits(answers: Answers, paths: Paths, times: int) -> str:
    """Return for how many of the queries each site found anything, as a note."""
    asked = min(len(paths.searches), times)
    ours, stock = (
        sum(f"/{name}/services/" in answer.html for answer in side[:asked])
        for side, name in zip(answers, ("shangnan", "stock"), strict=True)
    )
    note = f"{asked} queries as people type them, {ours} / {stock} with results"
    return f"{note}; {paths.left_out} more left out: the stock site fails at them" if paths.left_out else note
