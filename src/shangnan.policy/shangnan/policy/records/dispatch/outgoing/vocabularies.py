"""The words that fields of an outgoing dispatch are chosen from. Pure."""

from __future__ import annotations

from shangnan.policy.records.dispatch.words import KINDS as KINDS
from shangnan.policy.records.dispatch.words import URGENCIES as URGENCIES

# Those that are made public to everybody, and so may have no addressee.
WITHOUT_ADDRESSEE = ("决议", "决定", "命令（令）", "公报", "公告", "通告", "意见", "通报", "纪要")
# 党政机关公文格式 GB/T 9704-2012: clause 7 and the three formats of clause 10; whether a seal is put to it (7.3.5.1, 7.3.5.2).
DOCUMENT, LETTER, ORDER, MINUTES = "文件", "信函", "命令", "纪要"
PAPER_FORMS = (DOCUMENT, LETTER, ORDER, MINUTES)
SEALED, UNSEALED = "加盖印章", "不加盖印章"
SEALS = (SEALED, UNSEALED)
# Kinds that have a format of their own; those addressed to a superior, whose signers are printed (7.2.6).
FORM_OF_KIND = {"函": LETTER, "命令（令）": ORDER, "纪要": MINUTES}
UPWARD = ("请示", "报告")
OPEN, ON_REQUEST, CLOSED = "主动公开", "依申请公开", "不予公开"
DISCLOSURES = (OPEN, ON_REQUEST, CLOSED)
PASSED, NOT_PASSED = "通过", "不通过"
CHECK_RESULTS = (PASSED, NOT_PASSED)
