"""QR codes as vectors."""

from __future__ import annotations

from functools import lru_cache
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from reportlab.platypus import Flowable
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Step
from shangnan.policy.paper.recorder import Recorder
from shangnan.policy.paper.styles import INK

#: The longest address in bytes: beyond it the squares of a code of 25 mm get too small for a phone (under 0.3 mm).
LONGEST = 400
#: The white border that readers need, in squares (ISO/IEC 18004 asks for 4; on white paper the page around it counts).
_BORDER = 1
#: What is read aloud instead of a code.
ALTERNATIVE = "二维码：{}"


@lru_cache(maxsize=64)
def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """The dark (True) and light squares of the code for a text, row by row from the top, border included.

    :raises DoesNotFit: when the text is longer than :data:`LONGEST` bytes
    """
    if len(text.encode()) > LONGEST:
        raise DoesNotFit(f"an address of {len(text.encode())} bytes is too long for a QR code ({LONGEST} at most)")
    code = QRCode(error_correction=ERROR_CORRECT_M, border=_BORDER)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


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
                left, right = x + start * step, x + end * step
                low, high = y + size - (number + 1) * step, y + size - number * step
                steps += (("M", left, low), ("L", right, low), ("L", right, high), ("L", left, high), ("Z",))
            start = max(end, start + 1)
    canvas.setFillColor(INK)
    with canvas.part(Element("Figure", alternative=alternative or ALTERNATIVE.format(text))):
        canvas.path(steps, stroke=0, fill=1, element=canvas.element)


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
