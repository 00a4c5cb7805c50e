"""A WSGI filter that lets a few papers be drawn at a time; others are told to come back in a moment.

Drawing a guide takes a processor for seconds, and every other page waits as long. The page that others get asks again by itself.
In the server's pipeline, before Zope: `paste.filter_factory = shangnan.policy.http.drawings:factory`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy.http.refusals import Application
from shangnan.policy.http.refusals import Environ
from shangnan.policy.http.refusals import Refusal
from shangnan.policy.http.refusals import StartResponse
from shangnan.policy.http.slots import Slots

#: Views that draw, however they are addressed.
DRAWN = frozenset(
    {
        "guide.pdf",
        "item-sign.pdf",
        "dispatch.pdf",
        "register.pdf",
        "training-sheet.pdf",
        "training-certificate.pdf",
        "party-record.pdf",
        "responsibility-letter.pdf",
        "dispatch.docx",
        "dispatch.ofd",
        "letters.pdf",
        "filed.pdf",
        "filed-stamp.pdf",
        "box-paper.pdf",
        "disposal-list.pdf",
        "handover-form.pdf",
        "processing-sheet.pdf",
        "print-records",
        "print-order",
    }
)
BUSY = Refusal("503 Service Unavailable", "正在为其他人生成文件，几秒钟后本页会自动重试。", retry_after=3)


def is_drawn(path: str) -> bool:
    """Return whether an address is that of a paper.

    :param path: of the request.
    """
    return any(step.rpartition("@@")[2].rpartition("++")[2] in DRAWN for step in path.split("/"))


class FewDrawings:
    """Passes on what draws when there is a place for it.

    :param application: what comes next.
    :param slots: places in this process; one of four threads draws, one more waits.
    """

    def __init__(self, application: Application, slots: Slots | None = None) -> None:
        self.application = application
        self.slots = slots or Slots(places=1, waiting=1, patience=2.0)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not is_drawn(environ.get("PATH_INFO", "")):
            return self.application(environ, start_response)
        with self.slots.taken(environ.get("REMOTE_ADDR", "")) as free:
            # What Zope returns is drawn already: its body is a text, not a stream.
            return self.application(environ, start_response) if free else BUSY.answer(environ, start_response)


def factory(_configuration: dict[str, str]) -> Callable[[Application], FewDrawings]:
    """Entry point for paste.deploy; takes no settings."""
    return FewDrawings
