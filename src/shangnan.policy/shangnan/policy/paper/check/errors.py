"""What cannot be measured."""

from __future__ import annotations


class Unreadable(Exception):
    """A file that cannot be checked.

    :ivar sentence: why, and what to do, in Chinese
    """

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)
