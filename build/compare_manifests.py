"""Compare two exports of whole sites by their manifests, and name each line that differs: `compare_manifests.py A B`.

Exit status: 0 for equal ones, 1 where something differs, 2 where one of the folders holds no export.
"""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.transfer.whole_site.comparing import differences
from shangnan.policy.transfer.whole_site.comparing import ONLY_FIRST
from shangnan.policy.transfer.whole_site.comparing import ONLY_SECOND
from shangnan.policy.transfer.whole_site.comparing import ORDER
from shangnan.policy.transfer.whole_site.comparing import OTHER
from shangnan.policy.transfer.whole_site.manifest import continued
from shangnan.policy.transfer.whole_site.manifest import different_parts
from shangnan.policy.transfer.whole_site.manifest import FILE
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.manifest import NoManifest
from shangnan.policy.transfer.whole_site.manifest import read_manifest

import sys

# So many lines are named of each part.
NAMED = 50
WORDS = {ONLY_FIRST: "只有第一份有", ONLY_SECOND: "只有第二份有", OTHER: "内容不同", ORDER: "各行相同，顺序不同"}
USAGE = "用法：make compare-sites A=导出文件夹一 B=导出文件夹二"


def main(arguments: list[str]) -> int:
    """Compare and tell.

    :param arguments: the two folders.
    :returns: exit status.
    """
    if len(arguments) != 2 or not all(arguments):
        sys.stderr.write(f"{USAGE}\n")
        return 2
    folders = [Path(name) for name in arguments]
    found = []
    for folder in folders:
        try:
            found.append(read_manifest(folder))
        except NoManifest:
            sys.stderr.write(f"“{folder}”里没有完整的导出：清单 {FILE} 不存在或者已经损坏。\n")
    if len(found) < len(folders):
        return 2
    one, other = found
    if not different_parts(one, other):
        print(f"两份清单一致：{len(one.parts)} 个部分，{sum(part.count for part in one.parts)} 行。")
        for name, count in continued(one, other).items():
            print(f"{name}.jsonl：其中一份在另一份之后续有 {count} 行（导入之后产生），此前逐行相同。")
        return 0
    _tell(folders, one, other)
    return 1


def _tell(folders: list[Path], one: Manifest, other: Manifest) -> None:
    """Name what differs."""
    told: dict[str, int] = {}
    for part, line, what in differences(folders[0], folders[1], one, other):
        told[part] = told.get(part, 0) + 1
        if told[part] <= NAMED:
            print("\t".join(said for said in (f"{part}.jsonl", line, _in_chinese(what)) if said))
    for part, count in told.items():
        print(f"{part}.jsonl：{count} 处不同" + (f"，以上只列出前 {NAMED} 处" if count > NAMED else ""))


def _in_chinese(what: str) -> str:
    word, _colon, fields = what.partition(": ")
    return WORDS[word] + (f"：{fields.replace(', ', '、')}" if fields else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
