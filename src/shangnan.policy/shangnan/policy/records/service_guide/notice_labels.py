"""The words printed on a notice of what is missing 一次性告知单. They are Chinese whatever language the screen has."""

from __future__ import annotations

TITLE = "一次性告知单"
#: What the notice is for -> how it begins.
BEGINNINGS = {
    "missing": "您申请办理“{name}”提交的材料，有下列内容需要补正。本单一次列全，请补齐后再来办理：",
    "needed": "办理“{name}”，请备齐下列材料。本单一次列全：",
}
TO = "{applicant}："
BLANK = "＿＿＿＿＿＿＿＿＿＿"
NUMBER = "序号"
MATERIAL = "材料名称"
REQUIREMENT = "要求"
#: What the notice is for -> the last column.
REMARKS = {"missing": "需要补正的内容", "needed": "说明"}
NOT_THERE = "未提交"
OTHER = "其他需要补正或说明的事项"
#: What the notice is for -> the part on where to bring it.
HOW = {"missing": "怎样补交", "needed": "到哪里办"}
DUES = {"missing": "补交期限", "needed": "提交期限"}
DUE_IN = "收到本单之日起{days}个工作日内"
PLACES = {"missing": "补交地点", "needed": "办理地点"}
HOURS = "办理时间"
PHONE = "咨询电话"
COMPLAINT = "投诉电话"
ONLINE = "网上提交"
PROMISED = "承诺时限"
FROM_COMPLETE = "材料齐全、符合要求并受理后，{limit}"
FROM_COMPLETE_IN = "材料齐全、符合要求并受理后{limit}内办结"
LAW = "告知依据：《中华人民共和国行政许可法》第三十二条第一款第（四）项。"
GIVEN_BY, TAKEN_BY, DAY = "告知人（签字）", "申请人（签收）", "告知日期：{day}"
TWICE = "本单一式两份，申请人和窗口各存一份。"
SCAN = "扫码看完整指南"
VERSION = "依据指南第{version}版（{day}发布）"
PAGE_NUMBER = "第 {} 页　共 {} 页"
