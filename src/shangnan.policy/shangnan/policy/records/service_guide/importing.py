"""How guides are imported: lists of items become drafts, complete guides of a JSON file come before a publisher."""

from __future__ import annotations

from shangnan.policy.records.service_guide import plain
from shangnan.policy.records.service_guide.import_rules import GuideRules
from shangnan.policy.records.tables.importing import ImportKind

SECTION = "services"
TYPE_HEADINGS = {
    "type_code": ("事项类型编码", "类型编码", "事项类型代码"),
    "type": ("事项类型", "类型"),
}

IMPORT = ImportKind(
    portal_type="ServiceGuide",
    section=SECTION,
    columns=(),
    key=("code",),
    # A list may leave out the main item, and one of the two that say the type.
    headings={
        "unit": ("实施主体", "单位", "实施单位", "责任单位", "实施主体名称", "单位名称"),
        "name": ("事项名称", "名称", "实施事项名称", "子项名称"),
        "parent": ("主项名称", "主项"),
        **TYPE_HEADINGS,
        "code": ("事项编码", "编码", "事项代码"),
    },
    needed=("unit", "name", "code"),
    one_of=tuple(TYPE_HEADINGS),
    complete=frozenset(
        {*plain.TEXTS, *plain.WORDS, *plain.NUMBERS, *plain.FLAGS, *plain.ROWS, "unit", "type", "type_code"}
    ),
    # What comes in was checked and signed outside; publishers bring it in, and another publisher confirms it.
    by_system=True,
    rules=GuideRules,
)
