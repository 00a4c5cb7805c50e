"""QR codes as vectors."""

from __future__ import annotations

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from reportlab.platypus import Flowable
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.styles import INK
from typing import Any

#: The longest address in bytes: beyond it the squares of a code of 25 mm get too small for a phone (under 0.3 mm).
LONGEST = 400
#: The white border that readers need, in squares (ISO/IEC 18004 asks for 4; on white paper the page around it counts).
_BORDER = 1


def squares(text: str) -> list[list[bool]]:
    """The dark (True) and light squares of the code for a text, row by row from the top, border included.

    :raises DoesNotFit: when the text is longer than :data:`LONGEST` bytes
    """
    if len(text.encode()) > LONGEST:
        raise DoesNotFit(f"an address of {len(text.encode())} bytes is too long for a QR code ({LONGEST} at most)")
    code = QRCode(error_correction=ERROR_CORRECT_M, border=_BORDER)
    code.add_data(text)
    code.make(fit=True)
    return [list(map(bool, row)) for row in code.get_matrix()]


def draw_qr(canvas: Any, text: str, x: float, y: float, size: float) -> None:
    """Draw the code for a text on a reportlab canvas.

    :param x: left edge, in points
    :param y: lower edge, in points
    :param size: width and height with the border, in points
    :raises DoesNotFit: see :func:`squares`
    """
    rows = squares(text)
    step = size / len(rows)
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                path.rect(x + start * step, y + size - (number + 1) * step, (end - start) * step, step)
            start = max(end, start + 1)
    canvas.setFillColor(INK)
    canvas.drawPath(path, stroke=0, fill=1)


class QrCode(Flowable):
    """A QR code of a given size in points.

    :raises DoesNotFit: see :func:`squares`
    """

    def __init__(self, text: str, size: float) -> None:
        super().__init__()
        squares(text)
        self._text = text
        self.width = self.height = size

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        draw_qr(self.canv, self._text, 0, 0, self.width)
