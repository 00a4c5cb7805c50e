"""What can go wrong on the way to paper. All are values a view can turn into a sentence for the user."""

from __future__ import annotations

import unicodedata


class PaperError(Exception):
    """A paper could not be made; nothing was written."""


class FontsMissing(PaperError):
    """A font file that the configuration names is not there or is no font."""


class DoesNotFit(PaperError):
    """Something is larger than the page and cannot be divided (a QR code's address, for example)."""


class BadPicture(PaperError):
    """A picture that shall stand on a paper cannot be read, or would fill the memory."""


class MissingGlyph(PaperError):
    """No font in a face's chain has a character.

    :ivar character: the character, a string of length 1
    :ivar code_point: its code point, an int
    :ivar face: the name of the face that was asked for
    """

    def __init__(self, character: str, face: str) -> None:
        self.character = character
        self.code_point = ord(character)
        self.face = face
        name = unicodedata.name(character, "a character without a name")
        shown = character if character.isprintable() else ascii(character)
        super().__init__(f"no font of the face {face!r} has {shown} (U+{self.code_point:04X}, {name})")
