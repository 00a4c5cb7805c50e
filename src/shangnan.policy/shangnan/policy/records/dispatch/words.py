"""The words that both directions share: the fifteen kinds of official document, and how urgent one is. Pure."""

from __future__ import annotations

# 党政机关公文处理工作条例 (中办发〔2012〕14号), 第八条: the fifteen kinds.
KINDS = (
    "决议", "决定", "命令（令）", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
)  # fmt: skip
URGENCIES = ("特急", "加急")
