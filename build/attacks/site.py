"""A site on this machine, as somebody outside meets it: requests one at a time, without a library in between."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import http.client
import re

OWN = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Site:
    """Where it is.

    :param host: name of this machine.
    :param port: where it listens.
    :param path: of the site.
    """

    host: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        """Host and port as a browser names them."""
        return f"{self.host}:{self.port}"

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 60.0,
    ) -> tuple[int, bytes]:
        """Send a request; return status and body, status 0 where the connection was refused or cut."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        try:
            connection.request(method, path, body, {"Host": self.netloc, **(headers or {})})
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            connection.close()

    def get(self, path: str, headers: Mapping[str, str] | None = None, timeout: float = 60.0) -> int:
        """Ask for an address; return the status alone."""
        return self.ask("GET", path, headers=headers, timeout=timeout)[0]


def own_machine(address: str) -> Site:
    """Return the site at an address.

    :raises ArgumentTypeError: where it is not on this machine: attacks go nowhere else.
    """
    parts = urlsplit(address)
    if parts.scheme != "http" or parts.hostname not in OWN or not parts.port:
        raise ArgumentTypeError("only a site on this machine, such as http://localhost:9150/shangnan")
    return Site(parts.hostname, parts.port, parts.path.rstrip("/") or "/")


def paper_addresses(site: Site) -> list[str]:
    """Return paths of the papers of the guides that the page of all services names."""
    _status, page = site.ask("GET", f"{site.path}/services")
    found = re.findall(
        rf'href="http://[^/"]+({re.escape(site.path)}/services/[^/"?#@]+)"', page.decode("utf-8", "replace")
    )
    return [f"{path}/@@guide.pdf" for path in dict.fromkeys(found)]


def memory_of(pid: int | None) -> int | None:
    """Return the memory of a process in MB, None where no process is named or the system does not say."""
    status = Path(f"/proc/{pid}/status")
    if pid is None or not status.exists():
        return None
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text(encoding="ascii"))
    return int(found[1]) // 1024 if found else None


def reset_peak(pid: int) -> None:
    """Have the system count the highest memory of a process anew from now on."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")


def peak_of(pid: int) -> int:
    """Return the highest memory of a process since `reset_peak`, in MB."""
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return int(found[1]) // 1024 if found else 0
