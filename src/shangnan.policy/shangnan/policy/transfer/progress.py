"""Showing how far an import is."""

from __future__ import annotations

from typing import Protocol
from typing import TextIO


class Progress(Protocol):
    """Is told after each batch how many of the rows are done."""

    def __call__(self, done: int, total: int) -> None:
        """Note the progress: `done` rows of `total`, the last call with both equal."""


def silent(done: int, total: int) -> None:
    """Show nothing."""


class Bar:
    """A bar that is drawn over itself on a terminal; elsewhere, a line at the end.

    :param stream: where to; standard error, so that the report can be redirected alone.
    """

    WIDTH = 40

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def __call__(self, done: int, total: int) -> None:
        """Draw the bar."""
        filled = self.WIDTH * done // total if total else self.WIDTH
        end = "\n" if done >= total else ""
        if end or self.stream.isatty():
            self.stream.write(f"\r[{'#' * filled}{'.' * (self.WIDTH - filled)}] {done}/{total}{end}")
            self.stream.flush()
