"""Compare two exports of whole sites by their manifests, and name each line that differs: `compare_manifests.py A B`.

Exit status: 0 for equal ones, 1 where something differs, 2 where one of the folders holds no export.
"""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.transfer.whole_site.comparing import differences
from shangnan.policy.transfer.whole_site.manifest import continued
from shangnan.policy.transfer.whole_site.manifest import different_parts
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.manifest import NoManifest
from shangnan.policy.transfer.whole_site.manifest import read_manifest

import sys

# So many lines are named of each part.
NAMED = 50


def main(arguments: list[str]) -> int:
    """Compare and tell.

    :param arguments: the two folders.
    :returns: exit status.
    """
    if len(arguments) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    folders = [Path(name) for name in arguments]
    try:
        one, other = (read_manifest(folder) for folder in folders)
    except NoManifest as problem:
        sys.stderr.write(f"没有可比较的导出：{problem}\n")
        return 2
    if not different_parts(one, other):
        print(f"两份清单一致：{len(one.parts)} 个部分，{sum(part.count for part in one.parts)} 行。")
        for name, count in continued(one, other).items():
            print(f"{name}：其中一份在另一份之后续有 {count} 行（导入之后产生），此前逐行相同。")
        return 0
    _tell(folders, one, other)
    return 1


def _tell(folders: list[Path], one: Manifest, other: Manifest) -> None:
    """Name what differs."""
    told: dict[str, int] = {}
    for part, line, what in differences(folders[0], folders[1], one, other):
        told[part] = told.get(part, 0) + 1
        if told[part] <= NAMED:
            print(f"{part}\t{line}\t{what}")
    for part, count in told.items():
        print(f"{part}：{count} 处不同" + (f"，以上只列出前 {NAMED} 处" if count > NAMED else ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
