"""The words that fields of an outgoing dispatch are chosen from. Pure."""

from __future__ import annotations

# 党政机关公文处理工作条例 (中办发〔2012〕14号), 第八条: the fifteen kinds.
KINDS = (
    "决议", "决定", "命令（令）", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
)  # fmt: skip
# Those that are made public to everybody, and so may have no addressee.
WITHOUT_ADDRESSEE = ("决议", "决定", "命令（令）", "公报", "公告", "通告", "意见", "通报", "纪要")
URGENCIES = ("特急", "加急")
OPEN, ON_REQUEST, CLOSED = "主动公开", "依申请公开", "不予公开"
DISCLOSURES = (OPEN, ON_REQUEST, CLOSED)
PASSED, NOT_PASSED = "通过", "不通过"
CHECK_RESULTS = (PASSED, NOT_PASSED)
