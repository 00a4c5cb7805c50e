"""`make check-paper FILE=x.pdf`: prints what departs from GB/T 9704, one line each, in Chinese.

Exit status: 0 for none, 1 for departures, 2 for a file that cannot be checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from shangnan.policy.paper.check.checker import report
from shangnan.policy.paper.check.departures import Report
from shangnan.policy.paper.check.errors import Unreadable
from shangnan.policy.paper.check.limits import MAX_BYTES
from shangnan.policy.paper.check.limits import MAX_MEMORY
from shangnan.policy.paper.check.limits import SECONDS

import json
import logging
import resource
import sys

NONE, SOME, UNREADABLE = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Check the file that is named, or with ``--json`` what stands on the standard input.

    :returns: the exit status
    """
    # What it repairs in a broken file is of no use to a clerk.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if list(arguments) == ["--json"]:
        return _as_json()
    if len(arguments) != 1 or not arguments[0]:
        print("用法：make check-paper FILE=文件.pdf", file=sys.stderr)
        return UNREADABLE
    try:
        told = report(_content(Path(arguments[0])))
    except (Unreadable, OSError) as error:
        print(error.sentence if isinstance(error, Unreadable) else f"打不开文件：{arguments[0]}", file=sys.stderr)
        return UNREADABLE
    print("\n".join(lines_of(told)))
    return SOME if told.departures else NONE


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def lines_of(told: Report) -> list[str]:
    """A report as lines of text."""
    lines = [f"{told.form}格式，{told.pages} 页。认出的要素："]
    lines += [f"  第 {one.page} 页 {one.element} {one.text} [{one.measures}]" for one in told.taken]
    lines.append(
        f"与 GB/T 9704—2012 不符 {len(told.departures)} 处："
        if told.departures
        else "没有发现与 GB/T 9704—2012 不符之处。"
    )
    lines += [f"  {_where(one.page)} [{one.clause}] {one.sentence}" for one in told.departures]
    if told.notes:
        lines.append("请人工核对：")
        lines += [f"  {_where(one.page)} {one.sentence}" for one in told.notes]
    return lines


def _where(page: int) -> str:
    return f"第 {page} 页" if page else "全文"


def _as_json() -> int:
    """For another process: within limits, whatever the file holds."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        told = asdict(report(sys.stdin.buffer.read(MAX_BYTES + 1)))
    except Unreadable as error:
        print(json.dumps({"unreadable": error.sentence}))
        return UNREADABLE
    print(json.dumps(told))
    return SOME if told["departures"] else NONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
