"""QR codes as vectors."""

from __future__ import annotations

from reportlab.platypus import Flowable
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Step
from shangnan.policy.paper.qr_squares import squares
from shangnan.policy.paper.recorder import Recorder
from shangnan.policy.paper.styles import INK

#: What is read aloud instead of a code.
ALTERNATIVE = "二维码：{}"


def draw_qr(canvas: Recorder, text: str, x: float, y: float, size: float, alternative: str = "") -> None:
    """Draw the code for a text, a figure of its own.

    :param x: left edge, in points
    :param y: lower edge, in points
    :param size: width and height with the border, in points
    :param alternative: what is read aloud instead; the text itself where it is ""
    :raises DoesNotFit: see :func:`squares`
    """
    rows = squares(text)
    step = size / len(rows)
    steps: list[Step] = []
    for number, row in enumerate(rows):
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                middle = y + size - (number + 0.5) * step
                steps += (("M", x + start * step, middle), ("L", x + end * step, middle))
            start = max(end, start + 1)
    # Squares side by side are one line as thick as a square.
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(step)
    with canvas.part(Element("Figure", alternative=alternative or ALTERNATIVE.format(text))):
        canvas.path(steps, element=canvas.element)


class QrCode(Flowable):
    """A QR code.

    :param size: its edge, in points
    :param alternative: what is read aloud instead; the text itself where it is ""
    :raises DoesNotFit: see :func:`squares`
    """

    def __init__(self, text: str, size: float, alternative: str = "") -> None:
        super().__init__()
        squares(text)
        self._text = text
        self._alternative = alternative
        self.width = self.height = size

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        draw_qr(self.canv, self._text, 0, 0, self.width, self._alternative)
