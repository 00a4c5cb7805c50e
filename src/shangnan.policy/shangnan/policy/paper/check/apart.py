"""The check in a process of its own, so that a file from anywhere can neither stop nor starve the server."""

from __future__ import annotations

from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import Note
from shangnan.policy.paper.check.departures import Report
from shangnan.policy.paper.check.departures import Taken
from shangnan.policy.paper.check.errors import Unreadable
from shangnan.policy.paper.check.limits import MAX_BYTES
from shangnan.policy.paper.check.limits import SECONDS
from typing import Any

import json
import os
import subprocess
import sys
import threading

_MODULE = "shangnan.policy.paper.check.command"
#: One at a time: a check takes a processor for its time, and the server has others to answer.
_one = threading.BoundedSemaphore(1)


def report_apart(pdf: bytes, seconds: float = SECONDS) -> Report:
    """What is told of a PDF (see :func:`checker.report`), by another process with limits of time and memory.

    :param seconds: of the clock that it may take; as long again for those who came before
    :raises Unreadable: for what cannot be measured, or not within the limits
    """
    if len(pdf) > MAX_BYTES:
        # Nothing is sent that would be refused there.
        raise Unreadable(f"文件超过 {MAX_BYTES // 1024 // 1024} MB，没有检查。请另存为较小的 PDF。")
    if not _one.acquire(timeout=seconds):
        raise Unreadable("正在检查别人的文件，请稍后再试。")
    try:
        done = subprocess.run(
            [sys.executable, "-m", _MODULE, "--json"],
            input=pdf,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={
                "PATH": os.environ.get("PATH", ""),
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONIOENCODING": "utf-8",
            },
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"文件过于复杂，{seconds:g} 秒内没有检查完。请重新导出 PDF 再检查。") from error
    finally:
        _one.release()
    return _told(done.stdout)


def _told(output: bytes) -> Report:
    try:
        told: dict[str, Any] = json.loads(output)
    except ValueError as error:
        # It ended without a word: a file that breaks the reader, or takes more memory than it may.
        raise Unreadable("文件无法检查（可能已损坏或过大）。请重新导出 PDF 再检查。") from error
    if "unreadable" in told:
        raise Unreadable(told["unreadable"])
    return Report(
        told["form"],
        told["pages"],
        tuple(Departure(**one) for one in told["departures"]),
        tuple(Note(**one) for one in told["notes"]),
        tuple(Taken(**one) for one in told["taken"]),
    )
