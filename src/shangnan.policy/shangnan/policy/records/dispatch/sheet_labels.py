"""The words printed on processing sheets 发文稿纸 and 收文处理笺 (党政机关公文处理工作条例, 第二十四条 and 第二十五条). Data, not messages."""

from __future__ import annotations

OUTGOING = "{office}发文稿纸"
INCOMING = "{office}收文处理笺"
SIGNING, COUNTERSIGNING, CHECKING, REVISION = "签发", "会签", "核稿", "复核编号"
UNIT, DRAFTER, PHONE = "拟稿单位", "拟稿人", "电话"
TITLE, NUMBER, URGENCY, KIND, DISCLOSURE = "题名", "发文字号", "紧急程度", "文种", "公开属性"
DISCLOSURE_REASON = "不公开理由"
RECIPIENTS, COPIES_TO, ATTACHMENTS = "主送", "抄送", "附件"
WRITTEN_ON, COPIES, PRINTED_BY, PRINTED_ON = "成文日期", "印发份数", "印发单位", "印发日期"
TYPED_BY, PROOFREAD_BY = "打字", "校对"

SENDER, SENDER_NUMBER, SENDER_DATE = "来文单位", "来文字号", "来文日期"
RECEIPT_NUMBER, RECEIVED_ON, RECEIVED_BY, COPIES_RECEIVED = "收文编号", "收文日期", "签收人", "份数"
HANDLING_KIND, SUMMARY = "办理类别", "内容摘要"
PROPOSAL, DECISION, HANDLING, CIRCULATION, RESULT = "拟办意见", "批示", "承办", "传阅", "办理结果"
LEAD_UNIT = "承办单位：{unit}"
HANDLERS = "承办人：{names}"
LIMIT = "办理期限：{limit}"
LIMIT_DAYS = "{days}个工作日"
LIMIT_UNTIL = "{days}个工作日（至{day}）"
NOTE = "{name}（{time}）：{words}"
NOT_READ = "未阅"
REPLY = "复文：{reply}"
READER, READ_AT, OPINION = "姓名", "阅知时间", "意见"

PROCESS = "办理过程"
COLUMNS = ("序号", "时间", "办理人", "步骤", "意见", "办理后状态")
SYSTEM = "系统"
PRINTED = "打印时间：{time}　打印时状态：{state}"
PAGE_NUMBER = "第 {} 页　共 {} 页"
