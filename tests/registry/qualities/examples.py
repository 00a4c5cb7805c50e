"""Subjects and packages without a defect, made at will."""

from __future__ import annotations

from dataclasses import replace
from hypothesis import strategies as some
from shangnan.policy.registry.filing.item import archival_number
from shangnan.policy.registry.filing.item import FiledFile
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.qualities.describing import described
from shangnan.policy.registry.qualities.describing import needed_at_filing
from shangnan.policy.registry.qualities.package_facts import PackageFacts
from shangnan.policy.registry.qualities.subject import FoundFile
from shangnan.policy.registry.qualities.subject import Step
from shangnan.policy.registry.qualities.subject import Subject
from shangnan.policy.registry.qualities.tables import usual_formats

import hashlib

TIME = "2026-02-01T10:00:00+08:00"
# Odd titles are no defect: quotation marks, characters that no file name takes, rare ones of two code units, 200 characters.
TITLES = some.text(
    some.sampled_from("关于做好延时服务工作的通知“”/:*?<>|\"'&〔〕《》［］㛃䶮𠮷𬭎Ａé—…·"), min_size=1, max_size=200
)
STEPS = ("submit", "check", "sign", "register", "issue")


def filed_file(path: str, content: bytes, media_type: str = "application/pdf") -> FiledFile:
    digests = (f"sha256:{hashlib.sha256(content).hexdigest()}",)
    return FiledFile(path, path.rpartition("/")[2], "text", media_type, len(content), digests, TIME, path)


def found_file(stated: FiledFile, extension: str = "pdf") -> FoundFile:
    return FoundFile(stated.name, stated.media_type, stated.size, stated.digests, stated.modified, extension)


def steps() -> tuple[Step, ...]:
    made = Step("", "demo-drafter", "2025-03-01T09:00:00+08:00", "draft")
    return made, *(
        Step(name, f"demo-{name}", f"2025-03-{day:02d}T09:00:00+08:00", name, "同意")
        for day, name in enumerate(STEPS, 2)
    )


def subject(
    number: int = 1,
    title: str = "关于开展窗口礼仪培训的通知",
    files: int = 2,
    folder: str = "",
    year: int = 2025,
    period: str = "Y",
    text: bool = True,
) -> Subject:
    """Return one without a defect."""
    parts = ("Z109", "WS", year, period, "SPJ", number)
    stated = tuple(filed_file(f"{folder}{number}-{count}.pdf", b"%d-%d" % (number, count)) for count in range(files))
    item = FiledItem(
        uid=f"{number:032x}", portal_type="OutgoingDispatch", path="dispatches/out/2025/x", year=year, period=period,
        archival_number=archival_number(*parts), fonds="Z109", class_code="WS", unit_code="SPJ", number=number,
        category="dispatch", title=title, date=f"{year}-03-10", responsible="商南县行政审批服务局", filed_at=TIME,
        filed_by="demo-registrar", schedule="plan", reference="商档函〔2025〕3号", digests=("sha256:00",), files=stated,
        document_number=f"商南审批发〔{year}〕{number}号",
    )  # fmt: skip
    return Subject(
        archival_number=item.archival_number,
        number_parts=parts,
        elements=described(item),
        elements_needed=needed_at_filing(),
        files=stated,
        found={file.path: found_file(file) for file in stated},
        record_digests=(("sha256:00",), ("sha256:00",)),
        has_text=text or not files,
        previous_number=number - 1,
        this_year=2026,
        steps=steps(),
        needed_steps=tuple((name,) for name in STEPS),
        states=("issue",),
        reference=item.reference,
        formats=usual_formats(),
        scan=dict.fromkeys((file.path for file in stated), ""),
    )


SUBJECTS = some.builds(
    subject,
    number=some.integers(1, 12000),
    title=TITLES.filter(lambda title: title.strip()),
    files=some.integers(0, 6),
    folder=some.sampled_from(("", "letter-1/")),
    year=some.integers(1949, 2026),
    period=some.sampled_from(("Y", "D30", "D10")),
    text=some.booleans(),
)


def package(items: int = 3, files: int = 2, first: int = 1) -> PackageFacts:
    """Return one without a defect."""
    folders = {number: f"Z109/WS/{number:04d}/" for number in range(first, first + items)}
    subjects = tuple(
        replace(subject(number, files=files, folder=folder), record_digests=((), ()))
        for number, folder in folders.items()
    )
    content = {file.path: file for one in subjects for file in one.files}
    expected = {
        "说明文件.TXT",
        "目录文件.XML",
        *(f"{folder}电子档案元数据.XML" for folder in folders.values()),
        *content,
    }
    digests: dict[str, tuple[str, ...]] = {
        path: (f"sha256:{hashlib.sha256(path.encode()).hexdigest()}",) for path in expected
    }
    digests |= {path: file.digests for path, file in content.items()}
    return PackageFacts(
        time=TIME,
        subjects=subjects,
        stated_items=items,
        stated_bytes=sum(file.size for file in content.values()),
        description={"移交单位": "商南县行政审批服务局", "软硬件环境": "Linux", "离线载体参数": ""},
        description_needed=("移交单位", "软硬件环境"),
        catalogue=tuple(one.archival_number for one in subjects),
        paths=frozenset({*expected, "其他/登记表.pdf"}),
        expected=frozenset(expected),
        allowed=("其他/",),
        package_metadata={"批次": "2025-1"},
        package_metadata_needed=("批次",),
        before=digests,
        after=dict(digests),
        process=("approved", "sealed"),
        process_needed=("approved",),
        scan=dict.fromkeys(expected, ""),
    )


PACKAGES = some.builds(package, items=some.integers(1, 5), files=some.integers(1, 3), first=some.integers(1, 50))
