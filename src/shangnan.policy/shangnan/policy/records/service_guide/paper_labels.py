"""The words printed on a guide's paper. One place, so that whoever edits the wording edits it here.

The paper is drawn without Plone's translations: it is a document in Chinese, whatever language the screen has.
"""

from __future__ import annotations

GUIDE = "办事服务指南"
COUNTER = "办事明白纸"
SUBJECT = "政务服务事项服务指南"

ALSO_CALLED = "也叫："
CODE = "事项编码："
SCAN = "扫码核对是否最新版"
#: Read aloud instead of the code.
CODE_LEADS = "二维码，内容是网址 {address}"

# The questions, in the order in which a citizen asks them.
CAN_I = "能不能办、能不能网上办"
BRING = "要带什么"
HOW_LONG = "多久办好"
COST = "收不收费"
WHERE = "到哪里办、什么时间办"
STEPS = "怎么办"
RESULT = "办好拿到什么"
CONDITIONS = "受理条件"
BASES = "设定依据"
FAQS = "常见问题"
RIGHTS = "您的权利"
NOTES = "备注"

NOT_YET = "这份指南还没有公布"
ASK_UNIT = "这一项还没有公布，请向{unit}咨询。"
ASK_UNIT_PHONE = "这一项还没有公布，请向{unit}咨询，电话 {phone}。"
THE_UNIT = "办理单位"

FACT_ONLINE = "能不能网上办"
FACT_VISITS = "要跑几趟"
FACT_DAYS = "多久办好"
FACT_FEE = "收不收费"
UNKNOWN = "请咨询"

AUDIENCE = "谁可以办"
ONLINE = "网上办理"
ONLINE_ADDRESS = "网办地址"
VISITS = "要跑几趟"
CROSS_REGION = "通办范围"
LIMITS = "数量限制"
HANDLING = "办件类型"
PROMISED = "承诺时限"
STATUTORY = "法定时限"
PLACE = "办理地点"
WINDOW = "办理窗口"
HOURS = "办理时间"
CONSULT = "咨询电话"
COMPLAINT = "投诉电话"
RESULT_NAME = "办理结果"
RESULT_KIND = "结果类型"
DELIVERY = "送达方式"
LEVEL = "行使层级"
DELEGATED = "委托部门"
PARENT = "所属主项"
INTERMEDIARIES = "中介服务"
REMEDIES = "复议诉讼"
HALL_EXCEPTION = "未进大厅原因"

MATERIAL = "材料名称"
REQUIREMENT = "要求"
SOURCE = "来源"
HOW_TO_FILL = "填报须知"
BLANK_FORM = "有空白表格"
SAMPLE = "有示例样表"
NO_MATERIALS = "不用带材料。"
TICK_HINT = "带齐一样，在方框里打一个勾。"

STEP = "环节"
WHO = "谁来办"
CRITERION = "怎么审"
STEP_RESULT = "结果"
LIMIT = "时限"

FEE_ITEM = "收费项目"
FEE_STANDARD = "标准"
FEE_BASIS = "依据"
FEE_REDUCTION = "减免"

QUESTION = "问："
ANSWER = "答："

ON_THE_SPOT = "当场办结"
AT_ONCE = "当场"
DAYS = "{days}个{unit}"
WORKING_DAY = "工作日"
NO_VISIT = "一趟不跑"
VISITS_AT_MOST = "最多{count}趟"
BECAUSE = "{visits}。{reason}"
COPIES = "{count}份"
FREE = "不收费"
CHARGED = "收费"
STATUTORY_IS = "法定{limit}"
AT_WINDOW_ONLY = "只能窗口办"
AT_WINDOW_ONLY_LONG = "不能网上办，要到窗口办理。"
CAN_ONLINE = "可以网上办"
ONLINE_LONG = "可以网上办。"
ONLINE_DEPTH = "网上办理深度：{depth}。"
#: 网上办理深度 as what a citizen can do online. "网上可咨询" must not promise more than it is.
ONLINE_DEPTHS = {
    "互联网咨询": "网上可咨询",
    "收件": "网上可交材料",
    "预审": "网上可预审",
    "受理": "网上可受理",
    "办理": "网上可办理",
    "办结": "网上可办结",
}

ABOUT_COPY = "关于这份指南"
VERSION = "第{version}版"
VERSION_LABEL = "版本"
PUBLISHED_LABEL = "发布日期"
PUBLISHED = "{date}发布"
HASH_LABEL = "内容校验码（SHA-256）"
ADDRESS_LABEL = "网上地址"
UNIT_PHONE = "单位电话"
CURRENT_HINT = "指南会更新。办事前请扫第一页的二维码，或打开下面的地址，看这份纸质指南是不是最新版。"
PAGE_NUMBER = "第 {} 页　共 {} 页"

# The counter's one page.
MORE_MATERIALS = "另有{count}样材料没有列在这里，请扫码看完整指南，或向窗口索取。"
MORE_FEES = "另有{count}项收费，见完整指南。"
FULL_GUIDE = "扫码看完整指南"
STEP_ARROW = "→"
STEP_OF = "（{limit}）"
COUNTER_FOOT = "本页只列要点，以完整指南为准。"
