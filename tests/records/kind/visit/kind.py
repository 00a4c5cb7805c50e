"""The kind 走访记录: where it lies, how it is listed, imported and found, and whose turn it is."""

from __future__ import annotations

from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.lifecycle.by_year import ByYear
from shangnan.policy.records.tables.importing import ImportColumn
from tests.records.kind.visit.content import IVisitRecord
from tests.records.kind.visit.content import WAYS

KIND = RecordKind(
    portal_type="VisitRecord",
    schema=IVisitRecord,
    section="training",
    title="走访记录",
    fieldset="走访",
    by_year=ByYear("training", "VisitRecord", "visit-records", "走访记录"),
    date="visited_on",
    category=("way",),
    columns=(
        RegisterColumn("title", "标题"),
        RegisterColumn("date", "走访日期", sort="record_date"),
        RegisterColumn("way", "走访方式"),
        RegisterColumn("promised", "承诺数", value=lambda record: len(record.promises or ())),
        RegisterColumn("unit", "责任机构"),
        RegisterColumn("state", "状态"),
    ),
    category_title="走访方式",
    categories={way: way for way in WAYS},
    order=1,
    imports=(
        ImportColumn("responsible_unit", ("单位",), "县行政审批服务局"),
        ImportColumn("title", (), "走访试马镇办事群众"),
        ImportColumn("visited_on", ("日期",), "2019-11-20"),
        ImportColumn("way", (), "入户"),
        ImportColumn("hosts", (), "张三、李四"),
        ImportColumn("said", (), "希望周末也能办事。"),
        ImportColumn("promises", (), "开通周末窗口｜30"),
        ImportColumn("private_note"),
    ),
    import_key=("responsible_unit", "visited_on", "title"),
    turns={"draft": (UNIT_DRAFTER, UNIT_REVIEWER), "confirmed": (REGISTRAR,)},
    hidden=("private_note",),
    file_purpose="photo",
)
