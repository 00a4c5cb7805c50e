"""The county's work plan, and documents of each form, as plain data."""

from __future__ import annotations

from pathlib import Path
from shangnan import policy
from shangnan.policy.paper.gbt9704.elements import blocks_of
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.gbt9704.elements import Part

_LINES = (
    (Path(policy.__file__).parent / "demonstration" / "data" / "work-plan-2019-153.txt").read_text("utf-8").splitlines()
)
_BEGINS = _LINES.index(_LINES[0], 1)

#: 商南政办发〔2019〕153号, word for word.
PLAN = OfficialDocument(
    mark=("商南县人民政府办公室文件",),
    number=_LINES[1],
    title=_LINES[2],
    recipients=_LINES[3].rstrip("："),
    blocks=blocks_of(_LINES[4]),
    signatures=(_LINES[5],),
    date="2019-12-26",
    parts=(Part(_LINES[_BEGINS], blocks_of("\n".join(_LINES[_BEGINS + 1 : -2]))),),
    printed_by=_LINES[-2],
    printed_on="2019-12-26",
)
_LONG_NAME = "各窗口值守人员名单以及各窗口值守人员联系电话一览表（2024年第一季度）"
TEXT = (
    "为方便群众办事，现就延时服务工作通知如下。\n一、服务时间\n工作日中午12:00至14:00，各窗口安排人员值守。\n二、工作要求\n"
    "（一）落实责任。各单位明确一名负责人。\n（二）做好登记。延时办理的事项逐件登记。"
)
TABLE = "| 窗口 | 人员 | 电话 |\n| 不动产登记 | 张三、李四 | 0914-6371005 |\n| 市场监管 | 王五 | 0914-6371006 |"
NOTICE = OfficialDocument(
    mark=("商南县行政审批服务局文件",),
    number="商南审批发〔2024〕5号",
    title="关于做好政务服务窗口延时服务工作的通知",
    recipients="各进驻单位、各窗口",
    blocks=blocks_of(TEXT),
    signatures=("商南县行政审批服务局",),
    date="2024-03-02",
    annotation="此件公开发布",
    copies_to="县委办公室，县政府办公室",
    printed_by="商南县行政审批服务局办公室",
    printed_on="2024-03-04",
)
UPWARD = OfficialDocument(
    mark=("商南县行政审批服务局", "商南县财政局", "商南县市场监督管理局文件"),
    number="商南审批字〔2024〕3号",
    upward=True,
    signers=("王建国", "李明", "赵小军"),
    copy_number="12",
    urgency="特急",
    title="关于申请增设自助服务终端的请示",
    recipients="商南县人民政府",
    blocks=blocks_of("为缓解窗口排队，拟在服务大厅增设自助服务终端六台。\n妥否，请批示。"),
    attachment_list=("自助服务终端清单", _LONG_NAME),
    signatures=("商南县行政审批服务局", "商南县财政局", "商南县市场监督管理局"),
    date="2024-03-02",
    annotation="联系人：张三，电话：0914-6371005",
    parts=(Part("自助服务终端清单", blocks_of(TABLE), "附件1"), Part(_LONG_NAME, blocks_of(TABLE), "附件2")),
    printed_by="商南县行政审批服务局办公室",
    printed_on="2024-03-04",
)
LETTER = OfficialDocument(
    form=Form.LETTER,
    mark=("商南县行政审批服务局",),
    number="商南审批函〔2024〕3号",
    urgency="加急",
    copy_number="3",
    title="关于商请提供窗口人员信息的函",
    recipients="县人力资源和社会保障局",
    blocks=blocks_of("\n".join([TEXT, TABLE] * 3)),
    signatures=("商南县行政审批服务局",),
    date="2024-03-02",
    copies_to="县政府办公室",
)
ORDER = OfficialDocument(
    form=Form.ORDER,
    mark=("商南县人民政府令",),
    number="第12号",
    title="商南县政务服务管理办法",
    blocks=blocks_of(
        "《商南县政务服务管理办法》已经2024年3月1日县人民政府第3次常务会议通过，现予公布，自2024年5月1日起施行。"
    ),
    signed_as="县长",
    signers=("李建国",),
    sealed=False,
    date="2024-03-02",
    parts=(Part("商南县政务服务管理办法", blocks_of(TEXT)),),
)
MINUTES = OfficialDocument(
    form=Form.MINUTES,
    mark=("商南县政务服务工作会议纪要",),
    number="〔2024〕3号",
    title="关于延时服务工作的会议纪要",
    blocks=blocks_of(TEXT),
    sealed=False,
    attended="王建国、李明、赵小军、王建国、李明、赵小军、王建国、李明、赵小军、张三",
    absent="张三",
    observed="县财政局李四、县市场监管局王五",
    date="2024-03-02",
    printed_by="商南县行政审批服务局办公室",
    printed_on="2024-03-04",
)
FORMS = {"plan": PLAN, "notice": NOTICE, "upward": UPWARD, "letter": LETTER, "order": ORDER, "minutes": MINUTES}
