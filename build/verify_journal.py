#!/usr/bin/env python3
"""Verify an exported journal. Bare Python 3.8 or newer; nothing else is needed, and nothing of the system that wrote it.

    python3 verify_journal.py JOURNAL [--heads FILE]

JOURNAL begins with a header, then each line is one entry: {"entry":{…},"hash":"sha256:…","seq":1}, as JSON with sorted keys and without spaces.
The hash of an entry is SHA-256 over the text of the hash before it (the first one: "sha256:" and 64 zeros) and the JSON of "entry", in UTF-8.
FILE holds daily heads, a line of JSON each, that were kept where the server cannot change them. With them, cutting off the tail
and hashing everything anew are found too.

Exit status: 0 nothing found, 1 tampered with, 2 nothing that could be verified.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from collections.abc import Sequence
from typing import Any

import hashlib
import json
import sys

FORMAT = "shangnan.policy journal 1"
START = "sha256:" + "0" * 64
SHOWN = 50  # findings that are printed


def canonical(value: object) -> str:
    """Return a value as the JSON that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def linked(before: str, line: str) -> str:
    """Return the hash of an entry: of the hash before it and its canonical line."""
    return "sha256:" + hashlib.sha256((before + line).encode("utf-8")).hexdigest()


def sm3(text: str) -> str | None:
    """Return `sm3:hex` of a text, None where this machine has no SM3."""
    if "sm3" not in hashlib.algorithms_available:
        return None
    return "sm3:" + hashlib.new("sm3", text.encode("utf-8")).hexdigest()


class Unverifiable(Exception):
    """There is nothing to verify; the message says why."""


class Verification:
    """What was found in a journal.

    :ivar findings: sentences, each a sign of tampering.
    :ivar notes: what could not be checked.
    :ivar seq: number of the last entry.
    :ivar digest: its hash.
    """

    def __init__(self) -> None:
        self.findings: list[str] = []
        self.notes: list[str] = []
        self.seq, self.digest = 0, START
        self.marks: dict[int, tuple[str, str]] = {}
        self.header: dict[str, Any] = {}
        self.wanted: list[tuple[str, dict[str, Any]]] = []
        self.numbers: set[int] = set()

    def begin(self, header: str, heads: Iterable[str] | None, outside: str) -> None:
        """Read what stands before the entries.

        :param header: the first line of the file.
        :param heads: lines of kept heads; None where none were given.
        :param outside: what to call them.
        """
        self.header = self._header(header)
        self.wanted = self._heads(self.header.get("heads", []), "数据库中的")
        if heads is None:
            self.notes.append("没有给出保存在外面的每日摘要：截去尾部、全部重算这两种改动查不出来")
        else:
            self.wanted += self._heads(heads, outside)
        self.numbers = {head["seq"] for _where, head in self.wanted}

    def end(self) -> None:
        """Hold the end of the journal against the header, and the heads against the journal."""
        if self.header.get("last") != self.seq:
            self.findings.append(f"应到第 {self.header.get('last')} 条，实到第 {self.seq} 条：尾部被截去或加长")
        elif self.header.get("head") != self.digest:
            self.findings.append("末条摘要与文件头所记的不同")
        for where, head in self.wanted:
            self._head(where, head)

    def _header(self, raw: str) -> dict[str, Any]:
        try:
            header = json.loads(raw)
            if header["format"] != FORMAT:
                raise ValueError
        except (ValueError, TypeError, KeyError):
            raise Unverifiable("第 1 行不是日志的文件头：不是导出的日志，或文件头被删改") from None
        if header.get("verifiable") is not True:
            raise Unverifiable("这是按条件筛选导出的日志，不连续，无法核验；请导出全部日志")
        self.findings += [f"数据库：{fault}" for fault in header.get("faults", [])]
        return header

    def _heads(self, heads: Iterable[Any], where: str) -> list[tuple[str, dict[str, Any]]]:
        found = []
        for number, head in enumerate(heads, 1):
            try:
                head = json.loads(head) if isinstance(head, str) else head
                if not isinstance(head["seq"], int) or not isinstance(head["hash"], str):
                    raise ValueError
            except (ValueError, TypeError, KeyError):
                self.findings.append(f"{where}摘要第 {number} 个读不懂")
            else:
                found.append((where, head))
        return found

    def line(self, raw: str) -> None:
        """Verify one entry against the one before it, as it says of itself.

        :param raw: the line, without its break.
        """
        try:
            record = json.loads(raw)
            seq, digest, entry = record["seq"], record["hash"], record["entry"]
            if not isinstance(seq, int) or not isinstance(digest, str) or not isinstance(entry, dict):
                raise ValueError
        except (ValueError, TypeError, KeyError):
            self.findings.append(f"第 {self.seq} 条之后有一行读不懂")
            return
        line = canonical(entry)
        if raw != f'{{"entry":{line},"hash":"{digest}","seq":{seq}}}':
            self.findings.append(f"第 {seq} 条的写法被改过")
        if seq != self.seq + 1:
            if seq > self.seq + 1:
                self.findings.append(f"缺第 {self.seq + 1} 至 {seq - 1} 条")
            else:
                self.findings.append(f"第 {self.seq} 条之后又出现第 {seq} 条：插入或调换")
        elif linked(self.digest, line) != digest:
            self.findings.append(f"第 {seq} 条与前一条接不上：这一条或前一条被改、被删、被插入或调换")
        if entry.get("action") == "journal.broken":
            self.findings.append(f"第 {seq} 条记着：有日志在封存之前被改动或删去 {canonical(entry.get('details'))}")
        self.seq, self.digest = seq, digest
        if seq in self.numbers:
            self.marks[seq] = (digest, raw)

    def _head(self, where: str, head: dict[str, Any]) -> None:
        at = f"{where}摘要（{head.get('date')}，第 {head['seq']} 条）"
        if head["seq"] not in self.marks:
            self.findings.append(f"{at}：日志里没有这一条，尾部被截去或有删除")
            return
        digest, raw = self.marks[head["seq"]]
        if digest != head["hash"]:
            self.findings.append(f"{at}与日志不符：此前有改动，之后全部重算过")
        elif head.get("sm3"):
            found = sm3(raw)
            if found is None:
                self.notes.append(f"{at}：SM3 未核，这台机器没有 SM3")
            elif found != head["sm3"]:
                self.findings.append(f"{at}：SM3 与日志不符")
        else:
            self.notes.append(f"{at}：SM3 未核，摘要里没有")


def verify(lines: Iterable[str], heads: Iterable[str] | None = None, outside: str = "外面保存的") -> Verification:
    """Return a Verification of the lines of a journal, given the lines of heads.

    :raises Unverifiable: where it is no journal, or only a part of one.
    """
    done, lines = Verification(), iter(lines)
    done.begin(next(lines, ""), heads, outside)
    for line in lines:
        done.line(line.rstrip("\n"))
    done.end()
    return done


def main(arguments: Sequence[str]) -> int:
    """Verify a file and say in Chinese what was found; return the exit status."""
    parser = ArgumentParser(description="核验导出的日志")
    parser.add_argument("journal", help="导出的日志文件")
    parser.add_argument("--heads", help="保存在外面的每日摘要，每行一个")
    given = parser.parse_args(arguments)
    try:
        heads = None
        if given.heads:
            with open(given.heads, encoding="utf-8") as stream:
                heads = [line for line in stream if line.strip()]
        with open(given.journal, encoding="utf-8") as stream:
            done = verify(stream, heads)
    except (Unverifiable, OSError, UnicodeDecodeError) as error:
        print(f"无法核验：{error}")
        return 2
    for note in compact(done.notes):
        print(f"注意：{note}")
    for finding in done.findings[:SHOWN]:
        print(f"发现：{finding}")
    if len(done.findings) > SHOWN:
        print("发现：另有 %s 处" % (len(done.findings) - SHOWN))
    if done.findings:
        print(f"核验不通过：共 {len(done.findings)} 处")
        return 1
    print(f"核验通过：{done.seq} 条，末条 {done.digest}")
    return 0


def compact(notes: Iterable[str]) -> list[str]:
    """Return notes, of many that end alike only the first and how many there are."""
    counts: dict[str, list[str]] = {}
    for note in notes:
        counts.setdefault(note.rpartition("：")[2], []).append(note)
    return [many[0] + ("（另有 %s 个同样）" % (len(many) - 1) if len(many) > 1 else "") for many in counts.values()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
