"""A part of the site: what goes out of one site in plain lines and comes into another one, in the same order.

What lies in the annotations of the site under our names goes by itself (`transfer/whole_site/parts/registers.py`); a room registers a
part of its own where that does not do. A part is a named utility; its name is the name of its file.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any
from typing import BinaryIO
from typing import Protocol
from zope.interface import Attribute
from zope.interface import Interface

Line = Mapping[str, Any]


class Blobs(Protocol):
    """Files that lie beside the lines, each under the digest of its content."""

    def keep(self, content: BinaryIO) -> str:
        """Keep the content of a file, once however often it is given; return its digest, `sha256:hex`."""

    def opened(self, digest: str) -> BinaryIO:
        """Return a file opened for reading.

        :raises shangnan.policy.refusals.Refused: where it is missing or not what its digest says.
        """


class ISitePart(Interface):
    """A part of the site; its utility's name is letters, digits and underscores.

    One that goes on behind what came in from another site has a method `inherited`, which returns how many lines that were.
    """

    order = Attribute("Number: parts come in by it. What others look up comes before them.")
    title = Attribute("Message: what it is, for the lines of progress.")

    def out(blobs: Blobs) -> Iterator[Line]:  # type: ignore[empty-body]
        """Yield the lines of the part: JSON-compatible, equal for equal sites and in the same order."""

    def in_(lines: Iterable[Line], blobs: Blobs) -> None:
        """Bring in some lines within the running transaction.

        Called again and again with the next lines; what was committed comes never again, what was not comes anew.
        """

    def finish() -> None:  # type: ignore[misc]
        """Do what is to be done once after the last line, within a transaction of its own."""

    def holds() -> bool:  # type: ignore[misc,empty-body]
        """Tell whether the site has something of it that nobody put in with the installation: then nothing comes in."""
