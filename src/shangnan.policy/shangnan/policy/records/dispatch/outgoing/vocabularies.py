"""The words that fields of an outgoing dispatch are chosen from. Pure."""

from __future__ import annotations

from shangnan.policy.records.dispatch.words import KINDS as KINDS
from shangnan.policy.records.dispatch.words import URGENCIES as URGENCIES

# Those that are made public to everybody, and so may have no addressee.
WITHOUT_ADDRESSEE = ("决议", "决定", "命令（令）", "公报", "公告", "通告", "意见", "通报", "纪要")
OPEN, ON_REQUEST, CLOSED = "主动公开", "依申请公开", "不予公开"
DISCLOSURES = (OPEN, ON_REQUEST, CLOSED)
PASSED, NOT_PASSED = "通过", "不通过"
CHECK_RESULTS = (PASSED, NOT_PASSED)
