#!/usr/bin/env python3
"""检验移交电子档案的数据包: python3 check_transfer.py [--profile DAT93|2012-7|EEP] 批次文件夹

Runs on bare Python 3.8 and later and imports nothing of this project. Written from docs/reference/transfer-package.md, not from
what writes the packages. Prints a line for each defect, `错误 [规则] 文件：说明`; exit status 0 for a good batch, 1 for defects, 2 for none.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import base64
import hashlib
import os
import re
import sys
import xml.etree.ElementTree as ET
import xml.parsers.expat

NOTE, LIST, REGISTER = "说明文件.TXT", "其他/摘要清单.TXT", "其他/移交与接收登记表.XML"
METADATA, OTHER = "电子档案元数据.XML", "其他"
CATALOGUES = {"DAT93": "目录文件.XML", "2012-7": "文件目录.XML", "EEP": "目录文件.XML"}
EEP = "{http://www.saac.gov.cn/standards/ERM/encapsulation}"
NOTE_NEEDED = "移交单位 内容描述 起止档号 档案数量 软硬件环境".split()
NOTE_WANTED = "离线载体参数 载体编号 载体数量 制作单位 检查单位".split()
ENTRY_NEEDED = "顺序号 档号 责任者 题名 日期 保管期限 密级".split()
PERIODS = {"Y": "永久", "D30": "30年", "D10": "10年"}
NUMBER = re.compile(r"([A-Z0-9]+)-([A-Z]+)·([0-9]{4})-(Y|D30|D10)-([^-/\\·\s]+)-([0-9]{4,})\Z")
RECORD_NEEDED = (
    "聚合层次 来源/立档单位名称 电子文件号 档号/全宗号 档号/年度 档号/保管期限 档号/机构或问题 档号/类别号 档号/室编件号 "
    "内容描述/题名 内容描述/责任者 内容描述/日期 内容描述/密级 形式特征/文件组合类型 权限管理/控制标识"
).split()
NUMBER_PARTS = "全宗号 类别号 年度 保管期限 机构或问题 室编件号".split()
PROPERTIES = "文档数据/电子属性"
FILE_NEEDED = ["文档序号", "文档主从声明"] + [
    f"{PROPERTIES}/{name}" for name in ("格式信息", "计算机文件名", "计算机文件大小")
]
ACT_NEEDED = "机构人员标识符 业务行为 行为时间".split()
AGENT_NEEDED = "机构人员标识符 机构人员类型 机构人员名称".split()
BOTH = ("移交单位", "接收单位")
CHECKS = "准确性检验 完整性检验 可用性检验 安全性检验 载体外观检验".split()
REGISTER_NEEDED = "交接工作名称 内容描述 移交电子档案数量 移交数据量 起止顺序号 载体类型规格 摘要".split()
REGISTER_THERE = [f"检验内容/{one}" for one in CHECKS] + ["填表人", "审核人", "单位印章"]
ALGORITHMS = {"SHA-256": "sha256", "SM3": "sm3"}
CODED = {"sha256-base64Binary": "sha256", "sm3-base64Binary": "sm3"}
UNSAFE = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]|[. ]\Z')
KEPT_BY_WINDOWS = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\..*)?\Z", re.IGNORECASE)
DECLARATION = re.compile(r"\A<\?xml[^>]*?\?>")
ENCODING = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")


class Refused(Exception):
    """A file that cannot be read on: rule and sentence."""


class Check:
    """The check of one batch.

    :param folder: of the batch.
    :param profile: a key of CATALOGUES; None to tell it by what is there.
    """

    def __init__(self, folder: Path, profile: str | None = None) -> None:
        self.folder = folder
        self.errors: list[tuple[str, str, str]] = []
        self.hints: list[tuple[str, str, str]] = []
        self.files: dict[str, int] = {}
        self.folders: list[str] = []
        self._walk("")
        self.profile = profile or self._told()
        self.catalogue = CATALOGUES[self.profile]
        self.entries: dict[str, dict[str, str]] = {}
        self.order: list[str] = []
        self.readable = False

    def run(self) -> Check:
        """Check everything."""
        said = self._note()
        self._catalogue()
        if self.readable:  # else all that follows from it would be named beside the one defect
            self._note_agrees(said)
            for number, folder in self._tree().items():
                self._item(number, folder)
        self._list()
        self._register()
        return self

    def error(self, rule: str, file: str, message: str) -> None:
        """Keep a defect."""
        self.errors.append((rule, file, message))

    def hint(self, rule: str, file: str, message: str) -> None:
        """Keep what should be looked at and is no defect."""
        self.hints.append((rule, file, message))

    # --- what lies there

    def _walk(self, below: str) -> None:
        names: dict[str, str] = {}
        for entry in sorted(os.scandir(self.folder / below), key=lambda one: one.name):
            path = f"{below}/{entry.name}" if below else entry.name
            unsafe = UNSAFE.search(entry.name) or KEPT_BY_WINDOWS.match(entry.name)
            if unsafe or len(os.fsencode(entry.name)) > 255:
                self.error("文件名不合规", path, "名称含有不能在各系统通用的字符、保留名或过长")
            if entry.name.lower() in names:
                self.error("文件名不合规", path, f"与“{names[entry.name.lower()]}”仅大小写不同")
            names[entry.name.lower()] = entry.name
            if entry.is_symlink():
                self.error("多余文件", path, "不得使用链接")
            elif entry.is_dir():
                self.folders.append(path)
                self._walk(path)
            else:
                self.files[path] = entry.stat().st_size
                if not self.files[path]:
                    self.error("空文件", path, "文件长度为 0")

    def _told(self) -> str:
        if CATALOGUES["2012-7"] in self.files:
            return "2012-7"
        return "EEP" if any(path.upper().endswith(".EEP") for path in self.files) else "DAT93"

    def _text(self, path: str) -> str:
        content = (self.folder / path).read_bytes()
        declared = ENCODING.match(content)
        if content.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml") or path.upper().endswith((".XML", ".EEP")):
            name = declared.group(1).decode().upper() if declared else "UTF-8"
            if name not in ("UTF-8", "GB18030"):
                raise Refused("编码不合规", f"声明的编码是 {name}，只能是 UTF-8 或 GB18030")
            encodings = [name]
        else:
            encodings = ["UTF-8", "GB18030"]
        for encoding in encodings:
            try:
                return content.decode(encoding).lstrip("\ufeff")
            except UnicodeDecodeError:
                continue
        raise Refused("编码不合规", f"内容不是 {' 或 '.join(encodings)} 编码")

    def _xml(self, path: str, root: str) -> ET.Element | None:
        """Return the root of an XML file, or None where that is a defect of its own."""
        try:
            text = DECLARATION.sub("", self._text(path))
            return self._parsed(text, root)
        except Refused as refused:
            self.error(refused.args[0], path, refused.args[1])
            return None

    def _parsed(self, text: str, root: str) -> ET.Element:
        def doctype(*_: object) -> None:
            raise Refused("含有DTD", "XML 中不得有文档类型定义（DTD）")

        scan = xml.parsers.expat.ParserCreate()
        scan.StartDoctypeDeclHandler = doctype
        try:
            scan.Parse(text.encode("utf-8", "surrogatepass"), True)
            found = ET.fromstring(text)
        except (xml.parsers.expat.ExpatError, ET.ParseError, UnicodeEncodeError) as error:
            raise Refused("XML不能解析", str(error)) from None
        if found.tag != root:
            raise Refused("XML结构不符", f"根元素是“{found.tag}”，应为“{root}”")
        return found

    # --- 说明文件 and directory

    def _note(self) -> dict[str, str]:
        if NOTE not in self.files:
            self.error("缺说明文件", NOTE, "没有说明文件")
            return {}
        try:
            lines = self._text(NOTE).splitlines()
        except Refused as refused:
            self.error(refused.args[0], NOTE, refused.args[1])
            return {}
        parts = [re.split("[：:]", line, maxsplit=1) for line in lines if line.strip()]
        said = {part[0].strip(): part[1].strip() for part in parts if len(part) == 2}
        for name in NOTE_NEEDED:
            if not said.get(name):
                self.error("说明文件缺项", NOTE, f"缺少“{name}”或没有内容")
        for name in NOTE_WANTED:
            if not said.get(name):
                self.hint("说明文件缺项", NOTE, f"没有“{name}”")
        return said

    def _catalogue(self) -> None:
        name = self.catalogue
        if name not in self.files:
            self.error("缺目录文件", name, "没有目录文件")
            return
        root = self._xml(name, "文件目录")
        self.readable = root is not None
        for place, element in enumerate([] if root is None else list(root), start=1):
            if element.tag != "文件":
                self.error("XML结构不符", name, f"第 {place} 项是“{element.tag}”，应为“文件”")
                continue
            entry = {child.tag: (child.text or "").strip() for child in element}
            self._entry(place, entry)
            number = entry.get("档号", "")
            if number and number in self.entries:
                self.error("档号重复", name, f"档号 {number} 出现不止一次")
            elif number:
                self.entries[number] = entry
            self.order.append(number)
        if root is not None and not self.order:
            self.error("目录为空", name, "目录中没有文件")

    def _entry(self, place: int, entry: dict[str, str]) -> None:
        name, which = self.catalogue, f"第 {place} 件"
        needed = [*ENTRY_NEEDED, *(["电子档案名称"] if self.profile == "2012-7" else [])]
        for field in needed:
            if not entry.get(field):
                self.error("目录缺项", name, f"{which}缺少“{field}”或没有内容")
        if "备注" not in entry:
            self.error("目录缺项", name, f"{which}缺少“备注”")
        if not entry.get("页数"):
            self.hint("目录缺项", name, f"{which}没有页数")
        elif not entry["页数"].isdigit():
            self.error("页数不符", name, f"{which}的页数“{entry['页数']}”不是整数")
        if entry.get("顺序号") and entry["顺序号"] != str(place):
            self.error("顺序号不连续", name, f"{which}的顺序号是“{entry['顺序号']}”")
        if entry.get("日期") and not is_day(entry["日期"]):
            self.error("日期不符", name, f"{which}的日期“{entry['日期']}”不是 8 位的真实日期")
        number = NUMBER.match(entry.get("档号", ""))
        if entry.get("档号") and not number:
            self.error("档号不合规", name, f"{which}的档号“{entry['档号']}”格式不符")
        period = entry.get("保管期限")
        if period and (period not in PERIODS.values() or (number and PERIODS[number.group(4)] != period)):
            self.error("保管期限不符", name, f"{which}的保管期限“{period}”不在规定之内或与档号不一致")

    def _note_agrees(self, said: dict[str, str]) -> None:
        if not self.order:
            return
        count = said.get("档案数量", "")
        if count and count != str(len(self.order)):
            self.error("数量不符", NOTE, f"档案数量是“{count}”，目录中有 {len(self.order)} 件")
        span = said.get("起止档号", "")
        if span and span != f"{self.order[0]} 至 {self.order[-1]}":
            self.error("起止档号不符", NOTE, f"起止档号“{span}”与目录首尾档号不一致")

    # --- folders

    def _tree(self) -> dict[str, str]:
        """Return the folder of each 档号 that has one, after saying what lies where it should not."""
        found: dict[str, list[str]] = {}
        taken: set[str] = set()
        for path in self.folders:
            name = path.rsplit("/", 1)[-1]
            if path == OTHER or path.startswith(OTHER + "/"):
                continue
            if any(path.startswith(one + "/") for one in taken):
                self.error("多余文件夹", path, "档号文件夹内不得再有文件夹")
            elif NUMBER.match(name) or name in self.entries:
                taken.add(path)
                found.setdefault(name, []).append(path)
                if name not in self.entries:
                    self.error("文件夹不在目录中", path, f"目录中没有档号 {name}")
                elif not self._placed(path, name):
                    self.error("文件夹位置不符", path, "文件夹不在档号所说的位置")
            elif not any(other.startswith(path + "/") for other in (*self.files, *self.folders)):
                self.error("多余文件夹", path, "文件夹里什么也没有")
        for number in self.entries:
            if number not in found:
                self.error("档号无文件夹", self.catalogue, f"档号 {number} 没有对应的文件夹")
            elif len(found[number]) > 1:
                self.error("档号有多个文件夹", found[number][1], f"档号 {number} 有 {len(found[number])} 个文件夹")
        for path in self.files:
            inside = path.rsplit("/", 1)[0] if "/" in path else ""
            if path in (NOTE, self.catalogue) or inside in taken or path.startswith(OTHER + "/"):
                continue
            if not any(path.startswith(one + "/") for one in taken):
                self.error("多余文件", path, "规定的结构里没有这个文件")
        return {number: found[number][0] for number in self.entries if number in found}

    def _placed(self, path: str, number: str) -> bool:
        parts, told = path.split("/"), NUMBER.match(number)
        if told is None:
            return True  # said already
        if self.profile == "2012-7":
            named = self.entries[number].get("电子档案名称")
            return parts[:-1] == [f"{told.group(3)}-{told.group(2)}"] and named in (None, "", path)
        return len(parts) > 2 and parts[:2] == [told.group(1), told.group(2)]

    # --- one 件

    def _item(self, number: str, folder: str) -> None:
        own = f"{folder}/{number}.EEP" if self.profile == "EEP" else f"{folder}/{METADATA}"
        if own not in self.files:
            self.error("缺元数据", own, f"档号 {number} 没有元数据")
            return
        blocks = self._blocks(own)
        if blocks is None:
            return
        record = blocks.find("文件实体块/文件实体")
        if record is None:
            self.error("元数据缺项", own, "缺少“文件实体”")
            return
        self._needed(own, record, RECORD_NEEDED, "")
        self._agrees(own, number, record)
        self._process(own, blocks)
        stated = self._stated(own, record)
        there = {path for path in self.files if path.startswith(folder + "/") and path != own}
        for path in sorted(there - {f"{folder}/{name}" for name in stated}):
            self.error("多余文件", path, "元数据里没有这个文件")
        if not stated:
            self.error("缺电子文件", own, f"档号 {number} 一个文件也没有")
        for name, document in stated.items():
            path = f"{folder}/{name}"
            if path not in self.files:
                self.error("缺电子文件", path, "元数据里有，文件夹里没有")
                continue
            size = text_of(document, f"{PROPERTIES}/计算机文件大小")
            if size and size != str(self.files[path]):
                self.error("文件大小不符", path, f"元数据里是 {size} 字节，实际 {self.files[path]} 字节")
            else:
                self._digests(own, path, document)

    def _blocks(self, own: str) -> ET.Element | None:
        if self.profile != "EEP":
            return self._xml(own, "电子档案元数据")
        root = self._xml(own, f"{EEP}电子文件封装包")
        if root is None:
            return None
        for element in root.iter():
            element.tag = str(element.tag).replace(EEP, "")
        signed = root.find("被签名对象")
        if not text_of(root, "封装包格式描述") or text_of(root, "版本") != "2009" or signed is None:
            self.error("封装包不合规", own, "缺少“封装包格式描述”“被签名对象”，或版本不是 2009")
            return None
        if signed.get("eep版本") != "2009" or text_of(signed, "封装包类型") != "原始型":
            self.error("封装包不合规", own, "“eep版本”应为 2009，“封装包类型”应为原始型")
        self._needed(own, signed, ["封装包类型描述", "封装包创建时间", "封装包创建单位"], "")
        signature, lock = root.find("电子签名块") is not None, root.find("锁定签名") is not None
        if signature != lock:
            self.error("封装包不合规", own, "“电子签名块”和“锁定签名”应同时有或同时没有")
        elif not signature:
            self.hint("没有电子签名", own, "封装包没有电子签名")
        content = signed.find("封装内容")
        if content is None:
            self.error("封装包不合规", own, "缺少“封装内容”")
        return content

    def _needed(self, own: str, element: ET.Element, names: list[str], which: str) -> None:
        for name in names:
            if not text_of(element, name):
                self.error("元数据缺项", own, f"{which}缺少“{name.rsplit('/', 1)[-1]}”或没有内容")

    def _agrees(self, own: str, number: str, record: ET.Element) -> None:
        told = NUMBER.match(number)
        if told is not None:
            for name, part in {name: told.group(place) for place, name in enumerate(NUMBER_PARTS, start=1)}.items():
                said = text_of(record, f"档号/{name}")
                if said and said not in (part, PERIODS.get(part)):
                    self.error("元数据与目录不一致", own, f"“{name}”是“{said}”，档号中是“{part}”")
        for name in ("题名", "责任者", "日期"):
            said, listed = text_of(record, f"内容描述/{name}"), self.entries[number].get(name, "")
            if said and listed and said != listed and (name != "日期" or is_day(listed)):
                self.error("元数据与目录不一致", own, f"“{name}”是“{said}”，目录中是“{listed}”")

    def _process(self, own: str, blocks: ET.Element) -> None:
        agents = set()
        for place, agent in enumerate(blocks.findall("机构人员实体块/机构人员实体"), start=1):
            self._needed(own, agent, AGENT_NEEDED, f"第 {place} 个机构人员")
            agents.add(text_of(agent, "机构人员标识符"))
        acts = blocks.findall("业务实体块/业务实体")
        if not acts:
            self.error("缺处理过程", own, "没有业务实体")
        for place, act in enumerate(acts, start=1):
            self._needed(own, act, ACT_NEEDED, f"第 {place} 个业务")
            who = text_of(act, "机构人员标识符")
            if who and who not in agents:
                self.error("机构人员不存在", own, f"第 {place} 个业务的机构人员“{who}”没有说明")

    def _stated(self, own: str, record: ET.Element) -> dict[str, ET.Element]:
        stated: dict[str, ET.Element] = {}
        for place, document in enumerate(record.findall("文件数据/文档"), start=1):
            self._needed(own, document, FILE_NEEDED, f"第 {place} 个文档")
            name = text_of(document, f"{PROPERTIES}/计算机文件名")
            if name in stated or "/" in name:
                self.error("文件名不合规", own, f"第 {place} 个文档的计算机文件名“{name}”重复或含有路径")
            elif name:
                stated[name] = document
        return stated

    def _digests(self, own: str, path: str, document: ET.Element) -> None:
        said: dict[str, str] = {}
        if self.profile == "EEP":
            for code in document.findall("文档数据/编码"):
                algorithm = CODED.get(text_of(code, "反编码关键字"))
                try:
                    value = base64.b64decode(text_of(code, "编码数据"), validate=True).hex()
                except ValueError:
                    self.error("摘要不符", path, "编码数据不是 base64")
                    return
                if algorithm:
                    said[algorithm] = value
        else:
            for digest in document.findall("文档数据/数字摘要"):
                algorithm = ALGORITHMS.get(digest.get("算法") or "")
                if algorithm:
                    said[algorithm] = (digest.text or "").strip().lower()
        if "sha256" not in said:
            self.error("缺摘要", own, f"文件“{path.rsplit('/', 1)[-1]}”没有 SHA-256 摘要")
        self._compare(path, said)

    def _compare(self, path: str, said: dict[str, str]) -> None:
        counted = {name: hashlib.new(name) for name in said if name in hashlib.algorithms_available}
        if "sm3" in said and "sm3" not in counted:
            self.hint("SM3未核", path, "本机不能计算 SM3")
        with open(self.folder / path, "rb") as stream:
            for part in iter(lambda: stream.read(1 << 20), b""):
                for one in counted.values():
                    one.update(part)
        wrong = [name for name, one in counted.items() if one.hexdigest() != said[name]]
        if wrong:
            self.error("摘要不符", path, f"{'、'.join(wrong)} 摘要与文件内容不符")

    # --- 其他

    def _list(self) -> None:
        if LIST not in self.files:
            self.error("缺摘要清单", LIST, "没有摘要清单")
            return
        try:
            lines = [line for line in self._text(LIST).splitlines() if line.strip()]
        except Refused as refused:
            self.error(refused.args[0], LIST, refused.args[1])
            return
        said: dict[str, dict[str, str]] = {}
        for line in lines:
            told = re.match(r"([a-z0-9]+):([0-9a-f]+)  ([0-9]+)  (.+)\Z", line)
            if told is None:
                self.error("摘要清单不合规", LIST, f"这一行不能识别：{line[:80]}")
                continue
            said.setdefault(told.group(4), {})[told.group(1)] = told.group(2)
            if self.files.get(told.group(4)) not in (None, int(told.group(3))):
                self.error("文件大小不符", told.group(4), f"摘要清单里是 {told.group(3)} 字节")
        for path in sorted(set(self.files) - set(said) - {LIST, REGISTER}):
            self.error("不在摘要清单中", path, "摘要清单里没有这个文件")
        for path, digests in said.items():
            if path not in self.files:
                self.error("清单文件不存在", path, "摘要清单里有，批次里没有")
            elif "sha256" not in digests:
                self.error("缺摘要", LIST, f"“{path}”没有 sha256 摘要")
            elif not any(file == path and rule in ("摘要不符", "文件大小不符") for rule, file, _ in self.errors):
                self._compare(path, digests)

    def _register(self) -> None:
        if REGISTER not in self.files:
            self.error("缺登记表", REGISTER, "没有移交与接收登记表")
            return
        root = self._xml(REGISTER, "电子档案移交与接收登记表")
        if root is None:
            return
        for name in REGISTER_NEEDED:
            if not text_of(root, name):
                self.error("登记表缺项", REGISTER, f"缺少“{name}”或没有内容")
        for name in REGISTER_THERE:
            if any(root.find(f"{name}/{side}") is None for side in BOTH):
                self.error("登记表缺项", REGISTER, f"缺少“{name}”一栏，或不分移交单位和接收单位")
        count, amount = text_of(root, "移交电子档案数量"), text_of(root, "移交数据量")
        if self.readable and count and count != str(len(self.order)):
            self.error("登记表不符", REGISTER, f"移交电子档案数量是“{count}”，目录中有 {len(self.order)} 件")
        size = sum(size for path, size in self.files.items() if path not in (LIST, REGISTER))
        if amount and amount != f"{-(-size * 1000 // 1024**3) / 1000:.3f}":
            self.error("登记表不符", REGISTER, f"移交数据量是“{amount}”，实际 {size} 字节")
        for digest in root.findall("摘要"):
            algorithm = ALGORITHMS.get(digest.get("算法") or "")
            if algorithm and LIST in self.files:
                self._compare(LIST, {algorithm: (digest.text or "").strip().lower()})


def text_of(element: ET.Element, path: str) -> str:
    """Return the text of an element below another; "" where it is not there."""
    return (element.findtext(path) or "").strip()


def is_day(text: str) -> bool:
    """Whether eight digits are a day that there is."""
    if not re.match(r"[0-9]{8}\Z", text):
        return False
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return True


def main(arguments: list[str]) -> int:
    """Check a batch and print what was found; return the exit status."""
    profile = None
    if arguments[:1] == ["--profile"] and len(arguments) > 1:
        profile, arguments = arguments[1], arguments[2:]
    if len(arguments) != 1 or not Path(arguments[0]).is_dir() or profile not in (None, *CATALOGUES):
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    check = Check(Path(arguments[0]), profile).run()
    for rule, file, message in check.errors:
        print(f"错误 [{rule}] {file}：{message}")
    for rule, file, message in check.hints:
        print(f"提示 [{rule}] {file}：{message}")
    print(f"{check.profile}：{len(check.order)} 件，{len(check.files)} 个文件，{len(check.errors)} 处错误")
    return 1 if check.errors else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
