"""The words printed on a list of what is destroyed (机关档案管理规定, 档案局令第13号). Data, not messages: a paper is in Chinese."""

from __future__ import annotations

TITLE = "档案销毁清册"
NUMBER = "编号：{number}"
COUNT = "共 {count} 件"
COLUMNS = ("序号", "档号", "文号", "题名", "年度", "保管期限", "到期日", "页数", "鉴定结果", "依据", "备注")
NOTHING = "（没有条目）"
APPRAISERS = "鉴定人"
APPRAISAL = "鉴定意见"
APPROVER = "批准人"
APPROVED = "批准日期"
WITNESS = "监销人"
SIGNED = "签署时间"
EXECUTED = "监销完成日期"
BY_PASSWORD = "{time} 凭口令签署"
DESTROYED = "已销毁"
HELD = "冻结：{holds}"
UNKNOWN = "登记簿中没有"
DRAFT = "草稿，未批准，不得据以销毁"
PAGE_NUMBER = "第 {} 页　共 {} 页"
