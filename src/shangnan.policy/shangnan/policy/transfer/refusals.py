"""How reading says no: a whole file is refused with one reason, a row with a list of them."""

from __future__ import annotations

from zope.i18nmessageid import Message


class FileRefused(Exception):
    """A file that cannot be read at all; nothing of it is imported.

    :param message: the reason, and what to do about it, for the person who handed the file in.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """The English sentence with its values filled in: for logs; doors translate `message`."""
        text = str(self.message.default or self.message)
        for key, value in (self.message.mapping or {}).items():
            text = text.replace("${" + key + "}", str(value))
        return text
