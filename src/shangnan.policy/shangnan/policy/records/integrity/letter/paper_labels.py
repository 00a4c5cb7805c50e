"""The words printed on a letter of responsibility. They are Chinese whatever language the screen has."""

from __future__ import annotations

from collections.abc import Mapping

#: The parts of a letter, in their order, with their titles.
PARTS: Mapping[str, str] = {
    "scope": "责任范围",
    "main_duties": "主体责任",
    "supervision_duties": "监督责任",
    "post_duties": "一岗双责",
    "assessment": "考核",
    "accountability": "责任追究",
}
ORDINALS = "一二三四五六七八九十"
HEADING = "{ordinal}、{title}"
TERM = "责任期限"
TERM_BOTH = "自{start}起至{end}止。"
TERM_START = "自{start}起。"
TERM_END = "至{end}止。"
COPIES = "本责任书一式{copies}份。"
SUPERIOR, SUBORDINATE = "上级负责人", "责任人"
POST = "职务：{post}"
SIGN_HERE = "（签字）"
SIGNED_AT = "{time}\n在本系统内凭口令签署"
OPINION = "意见：{opinion}"
DATE_HERE = "＿＿＿＿年＿＿月＿＿日"
NOT_SIGNED = "（尚未签署）"
DRAFT = "尚未由双方签署，文字仍可修改，仅供核对"
PAGE_NUMBER = "第 {} 页　共 {} 页"
CAMPAIGN = "{title}（责任书{count}份）"
