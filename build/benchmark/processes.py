"""Running scripts in a site and serving it."""

from __future__ import annotations

from benchmark.client import answers
from benchmark.homes import Home
from benchmark.options import ROOT
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from time import perf_counter
from time import sleep

import os
import secrets
import subprocess
import sys

BIN = Path(sys.executable).parent
START_LIMIT = 120.0  # seconds
STOP_LIMIT = 30.0  # seconds
PAUSE = 0.02  # seconds between two tries to reach a server that is starting


class Failed(Exception):
    """Something that the benchmark needs did not work; the message says what, and where to look."""


def environment(home: Home) -> dict[str, str]:
    """Return the environment of the processes of a home; the accounts that it makes have passwords of their own."""
    password = secrets.token_urlsafe(16)
    ours = {"SHANGNAN_HOME": str(home.folder), "SHANGNAN_ADMIN_PASSWORD": password, "SHANGNAN_DEMO_PASSWORD": password}
    return os.environ | ours | {"TZ": "<+08>-8"}


def run_script(home: Home, script: Path, *arguments: str) -> str:
    """Run a script in a site, as `bin/instance run` does, and return what it printed.

    :raises Failed: when it does not end well.
    """
    return run(home, str(BIN / "zconsole"), "run", str(home.configuration), str(script), *arguments)


def run(home: Home, *command: str) -> str:
    """Run a command in the environment of a home and return what it printed.

    :raises Failed: when it does not end well.
    """
    done = subprocess.run(command, cwd=ROOT, env=environment(home), capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Server:
    """A running server of a site."""

    def __init__(self, home: Home, process: subprocess.Popen[bytes], started_in: float) -> None:
        """
        :param home: what it serves.
        :param process: the server's process.
        :param started_in: seconds from the start of the process to its first whole page.
        """
        self.home = home
        self.process = process
        self.started_in = started_in

    def memory(self) -> float:
        """Return what the process holds in memory now, in MiB (VmRSS of the kernel)."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8").splitlines():
            name, _colon, value = line.partition(":")
            if name == "VmRSS":
                return int(value.split()[0]) / 1024
        raise Failed(f"The kernel does not say how much memory process {self.process.pid} holds.")

    def processor(self) -> float:
        """Return the processor time that the process has used until now, in seconds (utime and stime of the kernel)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(home: Home, path: str) -> Iterator[Server]:
    """Serve a site while the block runs.

    :param home: which.
    :param path: the page whose first answer ends the start.
    """
    log = home.var / "log" / "server.log"
    with log.open("ab") as stream:
        command = [str(BIN / "runwsgi"), str(home.server)]
        began = perf_counter()
        process = subprocess.Popen(command, cwd=home.folder, env=environment(home), stdout=stream, stderr=stream)
        try:
            wait_for(home, process, path, log)
            yield Server(home, process, perf_counter() - began)
        finally:
            process.terminate()
            process.wait(STOP_LIMIT)


def wait_for(home: Home, process: subprocess.Popen[bytes], path: str, log: Path) -> None:
    """Wait until a server answers a path with a whole page.

    :raises Failed: when it ends or does not answer in START_LIMIT.
    """
    until = monotonic() + START_LIMIT
    while not answers(home.port, path):
        if process.poll() is not None:
            raise Failed(f"The server of {home.name} ended with {process.returncode}; see {log}")
        if monotonic() > until:
            raise Failed(f"The server of {home.name} did not answer in {START_LIMIT} s; see {log}")
        sleep(PAUSE)
