"""A site of its own to attack: made anew with the demonstration, served on this machine alone, thrown away."""

from __future__ import annotations

from benchmark.homes import Home
from benchmark.homes import lay_out
from benchmark.options import ROOT
from benchmark.processes import BIN
from benchmark.processes import environment
from benchmark.processes import Failed
from benchmark.processes import wait_for
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import json
import subprocess
import urllib.request

FOLDER = ROOT / ".build" / "attack"
ANSWERS = ROOT / "instance" / "answers" / "demonstration.json"
NAME = "shangnan"
STOP_LIMIT = 30.0  # seconds


@dataclass(frozen=True)
class Scratch:
    """A site that is being served.

    :ivar home: where it lives.
    :ivar pid: of the server.
    :ivar password: of the demonstration's accounts.
    """

    home: Home
    pid: int
    password: str

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://127.0.0.1:{self.home.port}/{NAME}"

    @property
    def log(self) -> Path:
        """What the server said."""
        return self.home.var / "log" / "server.log"

    def token(self, account: str) -> str:
        """Return a token of an account, signed in as programs do."""
        asked = urllib.request.Request(
            f"{self.address}/@login",
            json.dumps({"login": account, "password": self.password}).encode(),
            {"Accept": "application/json", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return str(json.load(answer)["token"])


def prepare(port: int) -> tuple[Home, dict[str, str]]:
    """Make the site; return where it lives, and the environment of its processes, which holds the passwords.

    :raises Failed: where it cannot be made.
    """
    home = Home(NAME, FOLDER / "site", port)
    lay_out(home, stock=False)
    known = environment(home)
    _run(home, known, ROOT / "instance" / "create_site.py", str(ANSWERS))
    _run(home, known, Path(__file__).parent / "complete_demonstration.py", NAME)
    return home, known


def describe(home: Home, known: dict[str, str]) -> Path:
    """Write the OpenAPI description of the site and return the file."""
    target = FOLDER / "openapi.json"
    address = f"http://127.0.0.1:{home.port}/{NAME}"
    inside = ROOT / "build" / "openapi" / "inside.py"
    _run(home, known, inside, str(ROOT / "build"), NAME, address, str(target))
    return target


def _run(home: Home, known: dict[str, str], script: Path, *arguments: str) -> None:
    command = [str(BIN / "zconsole"), "run", str(home.configuration), str(script), *arguments]
    done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{script.name} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")


@contextmanager
def served(home: Home, known: dict[str, str]) -> Iterator[Scratch]:
    """Serve the site while the block runs."""
    log = home.var / "log" / "server.log"
    with log.open("ab") as stream:
        command = [str(BIN / "runwsgi"), str(home.server)]
        process = subprocess.Popen(command, cwd=home.folder, env=known, stdout=stream, stderr=stream)
        try:
            wait_for(home, process, f"/{NAME}", log)
            yield Scratch(home, process.pid, known["SHANGNAN_DEMO_PASSWORD"])
        finally:
            process.terminate()
            process.wait(STOP_LIMIT)
