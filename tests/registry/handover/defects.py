"""Defects of batches: how each is planted, and the rule by which it is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from shutil import rmtree

import os

FIRST, LAST = "Z109-WS·2011-Y-BGS-0001", "Z109-WS·2011-Y-BGS-0003"
ITEM = f"Z109/WS/2011/Y/{FIRST}"
META = f"{ITEM}/电子档案元数据.XML"
FILE = f"{ITEM}/002-正文.pdf"
REGISTER = "其他/移交与接收登记表.XML"
LIST = "其他/摘要清单.TXT"

Defect = Callable[[Path], None]


def text(path: str, old: str, new: str, every: bool = False) -> Defect:
    """Return a defect: other words in a file."""

    def plant(folder: Path) -> None:
        content = (folder / path).read_text(encoding="utf-8")
        assert old in content, (path, old)
        (folder / path).write_text(content.replace(old, new) if every else content.replace(old, new, 1), "utf-8")

    return plant


def cut(path: str, begin: str, end: str) -> Defect:
    """Return a defect: a part of a file is gone, from words to words."""

    def plant(folder: Path) -> None:
        content = (folder / path).read_text(encoding="utf-8")
        start = content.index(begin)
        stop = content.index(end, start) + len(end)
        (folder / path).write_text(content[:start] + content[stop:], "utf-8")

    return plant


def put(path: str, content: bytes = b"surplus") -> Defect:
    """Return a defect: a file that does not belong there."""

    def plant(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)

    return plant


def gone(path: str) -> Defect:
    """Return a defect: a file or folder is not there."""

    def plant(folder: Path) -> None:
        rmtree(folder / path) if (folder / path).is_dir() else (folder / path).unlink()

    return plant


def moved(old: str, new: str) -> Defect:
    """Return a defect: something lies elsewhere."""

    def plant(folder: Path) -> None:
        (folder / new).parent.mkdir(parents=True, exist_ok=True)
        (folder / old).rename(folder / new)

    return plant


def in_utf16(path: str) -> Defect:
    """Return a defect: a file in an encoding that is not allowed."""

    def plant(folder: Path) -> None:
        content = (folder / path).read_text(encoding="utf-8").replace("UTF-8", "UTF-16")
        (folder / path).write_bytes(content.encode("utf-16"))

    return plant


def linked(path: str) -> Defect:
    """Return a defect: a link instead of a file."""
    return lambda folder: os.symlink("/etc/hostname", folder / path)


def flipped(path: str) -> Defect:
    """Return a defect: one bit of a file is another, its length the same."""

    def plant(folder: Path) -> None:
        content = bytearray((folder / path).read_bytes())
        content[-1] ^= 1
        (folder / path).write_bytes(bytes(content))

    return plant


# Name of the defect: how it is planted, the rule that names it, the file that it names, whether the list is counted anew.
DEFECTS: dict[str, tuple[Defect, str, str, bool]] = {
    "no explanation": (gone("说明文件.TXT"), "缺说明文件", "说明文件.TXT", True),
    "element of the explanation": (cut("说明文件.TXT", "软硬件环境", "\n"), "说明文件缺项", "说明文件.TXT", True),
    "count": (text("说明文件.TXT", "档案数量：3", "档案数量：4"), "数量不符", "说明文件.TXT", True),
    "span": (text("说明文件.TXT", f"至 {LAST}", f"至 {FIRST}"), "起止档号不符", "说明文件.TXT", True),
    "encoding of the explanation": (in_utf16("说明文件.TXT"), "编码不合规", "说明文件.TXT", True),
    "DTD": (text("目录文件.XML", "<文件目录>", "<!DOCTYPE 文件目录 []><文件目录>"), "含有DTD", "目录文件.XML", True),
    "entity": (
        text(META, "<电子档案元数据>", '<!DOCTYPE a [<!ENTITY x "y">]><电子档案元数据>'),
        "含有DTD",
        META,
        True,
    ),
    "encoding": (in_utf16(META), "编码不合规", META, True),
    "not XML": (text(META, "</电子档案元数据>", ""), "XML不能解析", META, True),
    "root": (text(META, "电子档案元数据>", "元数据>", True), "XML结构不符", META, True),
    "day": (text("目录文件.XML", "<日期>20110307", "<日期>20110231"), "日期不符", "目录文件.XML", True),
    "day in words": (text("目录文件.XML", "<日期>20110307", "<日期>2011-3-7"), "日期不符", "目录文件.XML", True),
    "period": (text("目录文件.XML", "<保管期限>永久", "<保管期限>30年"), "保管期限不符", "目录文件.XML", True),
    "unknown period": (text("目录文件.XML", "<保管期限>永久", "<保管期限>长期"), "保管期限不符", "目录文件.XML", True),
    "element of the directory": (cut("目录文件.XML", "<责任者>", "</责任者>"), "目录缺项", "目录文件.XML", True),
    "order": (text("目录文件.XML", "<顺序号>2", "<顺序号>3"), "顺序号不连续", "目录文件.XML", True),
    "surplus file in the root": (put("readme.md"), "多余文件", "readme.md", True),
    "surplus file between": (put("Z109/WS/2011/note.txt"), "多余文件", "Z109/WS/2011/note.txt", True),
    "surplus file of an item": (put(f"{ITEM}/extra.pdf"), "多余文件", f"{ITEM}/extra.pdf", True),
    "link": (linked(f"{ITEM}/linked.pdf"), "多余文件", f"{ITEM}/linked.pdf", False),
    "folder in a folder": (lambda f: (f / ITEM / "inside").mkdir(), "多余文件夹", f"{ITEM}/inside", True),
    "empty folder": (lambda f: (f / "Z109/WS/2012").mkdir(), "多余文件夹", "Z109/WS/2012", True),
    "number without folder": (gone(ITEM), "档号无文件夹", "目录文件.XML", True),
    "misplaced folder": (moved(ITEM, f"Z110/WS/2011/Y/{FIRST}"), "文件夹位置不符", f"Z110/WS/2011/Y/{FIRST}", True),
    "metadata missing": (gone(META), "缺元数据", META, True),
    "element of the metadata": (cut(META, "<责任者>", "</责任者>\n"), "元数据缺项", META, True),
    "empty element": (text(META, "<聚合层次>件<", "<聚合层次><"), "元数据缺项", META, True),
    "another title": (text(META, "<内容描述>\n<题名>关", "<内容描述>\n<题名>无关"), "元数据与目录不一致", META, True),
    "another part": (text(META, "<年度>2011", "<年度>2012"), "元数据与目录不一致", META, True),
    "no processing": (cut(META, "<业务实体块>", "</业务实体块>"), "缺处理过程", META, True),
    "unknown person": (text(META, "<机构人员标识符>li<", "<机构人员标识符>x<"), "机构人员不存在", META, True),
    "no digest": (cut(META, '<数字摘要 算法="SHA-256">', "</数字摘要>"), "缺摘要", META, True),
    "file missing": (gone(FILE), "缺电子文件", FILE, True),
    "size": (put(FILE, b"%PDF-1.4 longer than it was, by a little"), "文件大小不符", FILE, True),
    "digest": (flipped(FILE), "摘要不符", FILE, False),
    "digest, list counted anew": (flipped(FILE), "摘要不符", FILE, True),
    "no list": (gone(LIST), "缺摘要清单", LIST, False),
    "altered after the list": (flipped("其他/元数据元素.CSV"), "摘要不符", "其他/元数据元素.CSV", False),
    "not in the list": (put("其他/说明.txt"), "不在摘要清单中", "其他/说明.txt", False),
    "no form": (gone(REGISTER), "缺登记表", REGISTER, False),
    "element of the form": (cut(REGISTER, "<起止顺序号>", "</起止顺序号>"), "登记表缺项", REGISTER, False),
    "check of the form": (cut(REGISTER, "<可用性检验>", "</可用性检验>"), "登记表缺项", REGISTER, False),
    "amount of the form": (text(REGISTER, "<移交数据量>0.001", "<移交数据量>1.001"), "登记表不符", REGISTER, False),
    "name that Windows keeps": (put("其他/aux.txt"), "文件名不合规", "其他/aux.txt", True),
}
# What brings more than one rule with it, since it is more than one defect; the first is what was planted.
SEVERAL: dict[str, tuple[Defect, set[str]]] = {
    "double number": (
        text("目录文件.XML", f"<档号>{LAST}", f"<档号>{FIRST}"),
        {"档号重复", "文件夹不在目录中", "起止档号不符"},
    ),
    "folder without number": (
        cut("目录文件.XML", "<文件>\n<顺序号>3", "</文件>\n"),
        {"文件夹不在目录中", "数量不符", "起止档号不符", "登记表不符"},
    ),
    "malformed number": (
        text("目录文件.XML", f"<档号>{FIRST}", "<档号>Z109-WS-2011-1"),
        {"档号不合规", "档号无文件夹", "文件夹不在目录中", "起止档号不符"},
    ),
    "empty file": (put(FILE, b""), {"空文件", "文件大小不符"}),
    "two folders": (lambda f: _twice(f), {"档号有多个文件夹"}),
}
OTHER_PROFILES: dict[str, dict[str, tuple[Defect, str, str]]] = {
    "2012-7": {
        "element of the directory": (
            cut("文件目录.XML", "<电子档案名称>", "</电子档案名称>"),
            "目录缺项",
            "文件目录.XML",
        ),
        "folder of another year": (moved(f"2011-WS/{FIRST}", f"2012-WS/{FIRST}"), "文件夹位置不符", f"2012-WS/{FIRST}"),
        "digest": (flipped(f"2011-WS/{FIRST}/002-正文.pdf"), "摘要不符", f"2011-WS/{FIRST}/002-正文.pdf"),
        "surplus": (put(f"2011-WS/{FIRST}/more.pdf"), "多余文件", f"2011-WS/{FIRST}/more.pdf"),
        "period": (text("文件目录.XML", "<保管期限>永久", "<保管期限>10年"), "保管期限不符", "文件目录.XML"),
        "DTD": (text("文件目录.XML", "<文件目录>", "<!DOCTYPE a><文件目录>"), "含有DTD", "文件目录.XML"),
        "metadata": (
            cut(f"2011-WS/{FIRST}/电子档案元数据.XML", "<密级>", "</密级>"),
            "元数据缺项",
            f"2011-WS/{FIRST}/电子档案元数据.XML",
        ),
    },
    "EEP": {
        "version": (text(f"{ITEM}/{FIRST}.EEP", "<版本>2009", "<版本>2018"), "封装包不合规", f"{ITEM}/{FIRST}.EEP"),
        "namespace": (text(f"{ITEM}/{FIRST}.EEP", "/ERM/", "/erm/"), "XML结构不符", f"{ITEM}/{FIRST}.EEP"),
        "kind": (text(f"{ITEM}/{FIRST}.EEP", "原始型", "修改型"), "封装包不合规", f"{ITEM}/{FIRST}.EEP"),
        "half signed": (
            text(f"{ITEM}/{FIRST}.EEP", "</被签名对象>", "</被签名对象><锁定签名/>"),
            "封装包不合规",
            f"{ITEM}/{FIRST}.EEP",
        ),
        "digest": (flipped(FILE), "摘要不符", FILE),
        "coded digest": (text(f"{ITEM}/{FIRST}.EEP", "<编码数据>", "<编码数据>*"), "摘要不符", f"{ITEM}/001-正文.xml"),
        "capsule missing": (gone(f"{ITEM}/{FIRST}.EEP"), "缺元数据", f"{ITEM}/{FIRST}.EEP"),
        "creator": (
            cut(f"{ITEM}/{FIRST}.EEP", "<封装包创建单位>", "</封装包创建单位>"),
            "元数据缺项",
            f"{ITEM}/{FIRST}.EEP",
        ),
    },
}


def _twice(folder: Path) -> None:
    copytree(folder / ITEM, folder / "Z109" / "WS" / "2011" / "again" / FIRST)
