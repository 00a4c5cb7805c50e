"""A mail server for tests: it listens on the loopback, answers as it is told to, and keeps what it has taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from socketserver import StreamRequestHandler
from socketserver import ThreadingTCPServer
from threading import Thread


@dataclass
class MailServer:
    """What it answers and what it took.

    :param answers: by verb, in the place of yes: {"RCPT": "450 later"}.
    :param breaks: whether it hangs up once it has taken a mail.
    """

    answers: dict[str, str] = field(default_factory=dict)
    breaks: bool = False
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    def receivers(self) -> list[str]:
        """Return who has been sent a mail, in order."""
        return [receiver for receiver, _mail in self.taken]


@contextmanager
def mail_server(port: int = 0) -> Iterator[MailServer]:
    """Serve while the block runs.

    :param port: 0 for any.
    """
    told = MailServer()

    class Handler(StreamRequestHandler):
        def say(self, text: str) -> None:
            self.wfile.write(text.encode() + b"\r\n")

        def handle(self) -> None:
            told.connections += 1
            receiver = ""
            self.say("220 test")
            while line := self.rfile.readline().decode().strip():
                verb = line[:4].upper()
                if answer := told.answers.get(verb, ""):
                    self.say(answer)
                    if answer.startswith("421"):
                        return
                elif verb == "DATA":
                    self.say("354 go on")
                    text = b"".join(iter(self.rfile.readline, b".\r\n"))
                    told.taken.append((receiver, message_from_bytes(text, policy=default)))
                    self.say("250 taken")
                    if told.breaks:
                        return
                else:
                    receiver = line.partition("<")[2].rstrip(">") if verb == "RCPT" else receiver
                    self.say("250 yes" if verb != "QUIT" else "221 bye")
                    if verb == "QUIT":
                        return

    class Server(ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Server(("127.0.0.1", port), Handler) as server:
        told.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()


def free_port() -> int:
    """Return a port at which nothing listens."""
    with mail_server() as server:
        return server.port
