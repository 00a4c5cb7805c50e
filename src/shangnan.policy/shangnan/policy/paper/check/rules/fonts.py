"""Fonts of the file itself: embedded, and readable as text (GB/T 23286.1-2009, 6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.font_facts import FontFacts


def font_rules(fonts: tuple[FontFacts, ...]) -> Iterator[Departure]:
    """Departures of a file's fonts."""
    for font in fonts:
        if not font.embedded:
            yield departure(
                font.page,
                "font-embedded",
                font.name,
                f"字体“{font.name}”没有嵌入文件，换一台机器会显示成别的字体，请在导出 PDF 时选择嵌入字体",
            )
        if not font.tells_text:
            yield departure(
                font.page,
                "font-text",
                font.name,
                f"字体“{font.name}”的文字不能复制和检索，请换用文字处理软件自带的 PDF 导出",
            )
