"""Right papers: a notice with attachments, a report to a superior, a letter, an order and minutes, each of named pieces."""

from __future__ import annotations

from shangnan.policy.paper import fonts
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import BOTTOM
from shangnan.policy.paper.check.standard import LEFT
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import NEAREST_PITCH as PITCH
from shangnan.policy.paper.check.standard import NO2
from shangnan.policy.paper.check.standard import NO3
from shangnan.policy.paper.check.standard import NO4
from shangnan.policy.paper.check.standard import RIGHT
from shangnan.policy.paper.check.standard import TOP
from tests.paper.check.drafts import base
from tests.paper.check.drafts import broken
from tests.paper.check.drafts import centred
from tests.paper.check.drafts import Draft
from tests.paper.check.drafts import RED
from tests.paper.check.drafts import Rule
from tests.paper.check.drafts import width_of

ROWS = 22
TITLE = ("商南县人民政府办公室关于进一步做好", "政务服务工作的通知")
REPORT = ("商南县行政审批服务局关于", "政务服务工作情况的报告")
LIST = ("政务服务事项清单", "窗口工作人员名册")
TEXT = (
    "为进一步优化营商环境，提高政务服务水平，方便企业和群众办事，经县政府同意，现就有关事项通知如下。",
    "一、总体要求",
    "坚持以人民为中心的发展思想，围绕企业和群众办事中的难点堵点，推进政务服务标准化、规范化、便利化，做到线上线下融合发展。",
    "二、主要任务",
    "（一）规范事项管理",
    "各单位应当对照国家和省市公布的基本目录，逐项核对事项名称、办理条件、申请材料和办理时限，形成事项清单，并向社会公布。",
    "1.编制清单。事项清单由各单位编制，由县行政审批服务局审核后公布，未经公布的事项一律不得办理，已经取消的事项应当及时停止办理并予以公告。",
    "2.动态调整。机构职能发生变化的，有关单位应当及时提出调整意见。",
    "（二）优化办理流程",
    "推行一次告知、首问负责、限时办结等制度，不得要求群众多次往返办理。",
    "三、工作要求",
    "各单位主要负责人要亲自过问，明确分管领导和具体责任人，认真组织实施。",
)


def face_of(text: str) -> str:
    """The face of a paragraph by its level."""
    if text[1] == "、":
        return fonts.HEI
    return fonts.KAI if text.startswith("（") and not text[1].isdigit() else fonts.FANGSONG


class Flow:
    """Sets paragraphs on the grid from page to page."""

    def __init__(self, draft: Draft, page: int, row: int) -> None:
        self.draft, self.page, self.row = draft, page, row

    def next_row(self, blank: int = 0) -> tuple[int, int]:
        """The next row, after some blank ones."""
        self.row += blank
        if self.row >= ROWS:
            self.page, self.row = self.page + 1, 0
        self.row += 1
        return self.page, self.row - 1

    def paragraph(self, name: str, text: str) -> None:
        """Set a paragraph: its lines are named text.1.1, text.1.2 and so on."""
        for number, (piece, advance) in enumerate(broken(text), 1):
            page, row = self.next_row()
            indent = 2 * ADVANCE if number == 1 else 0.0
            self.draft.put(f"{name}.{number}", page, row, piece, face=face_of(text), x=LEFT + indent, advance=advance)


def mark(draft: Draft, text: str, top: float, size: float = 52.0) -> None:
    """发文机关标志, its bodies' upper edge a number of millimetres below the page's."""
    face = fonts.XIAOBIAOSONG
    draft.put(
        "mark", 1, 0, text, face=face, size=size, x=centred(text, face, size), y=top * MM + 0.88 * size, colour=RED
    )


def page_numbers(draft: Draft, pages: int, first: int = 1) -> None:
    """页码 in their places: the middle of the dashes 7 mm below the type area."""
    for page in range(first, pages + 1):
        text = f"— {page} —"
        width = width_of(text, fonts.SONG, NO4)
        x = RIGHT - ADVANCE - width if page % 2 else LEFT + ADVANCE
        draft.put(f"page.{page}", page, 0, text, face=fonts.SONG, size=NO4, x=x, y=BOTTOM + 7 * MM + 0.3 * NO4)


def imprint(draft: Draft, page: int, copies: str = "抄送：县委办公室，县人大常委会办公室，县政协办公室。") -> None:
    """版记 on the type area's lower edge."""
    rows = 2 if copies else 1
    height = 20.0
    top = BOTTOM - rows * height
    for number in range(rows + 1):
        weight = 0.35 if number in (0, rows) else 0.25
        name = "imprint-first" if number == 0 else "imprint-last" if number == rows else "imprint-middle"
        draft.rules.append(Rule(name, page, LEFT, RIGHT, top + number * height, weight * MM))
    if copies:
        draft.put("copies", page, 0, copies, size=NO4, x=LEFT + NO4, y=top + 0.5 * height + 0.38 * NO4)
    y = BOTTOM - 0.5 * height + 0.38 * NO4
    printed = "2026年3月5日印发"
    draft.put("printer", page, 0, "商南县人民政府办公室", size=NO4, x=LEFT + NO4, y=y)
    right = RIGHT - NO4 - width_of(printed, fonts.FANGSONG, NO4)
    draft.put("printed", page, 0, printed, size=NO4, x=right, y=y)


def signature(
    draft: Draft, flow: Flow, sealed: bool, name: str = "商南县人民政府办公室", date: str = "2026年3月5日"
) -> None:
    """署名 and 成文日期."""
    taken = width_of(date, fonts.FANGSONG, NO3)
    own = len(name) * ADVANCE
    page, row = flow.next_row(2 if sealed else 1)
    if sealed:
        x = RIGHT - 4 * ADVANCE - taken
        sign_x = x + taken / 2 - own / 2
    else:
        sign_x = RIGHT - 2 * ADVANCE - own
        x = sign_x + 2 * ADVANCE
    draft.put("signature", page, row, name, x=sign_x, advance=ADVANCE)
    page, row = flow.next_row()
    draft.put("date", page, row, date, x=x)


def notice(
    sealed: bool = True, parts: bool = True, copies: bool = True, note: bool = True, text: tuple[str, ...] = TEXT
) -> Draft:
    """文件: a notice, with its attachments on pages of their own."""
    draft = Draft()
    draft.put("copy-number", 1, 0, "000012")
    draft.put("urgency", 1, 1, "特急", face=fonts.HEI, advance=ADVANCE)
    mark(draft, "商南县人民政府办公室文件", 72, 38.0)
    _number_and_rule(draft, "商政办发〔2026〕12号", None)
    flow = _title_and_text(draft, TITLE, "各镇（街道）人民政府（办事处），县政府各工作部门：", text)
    if parts:
        page, row = flow.next_row(1)
        draft.put("list.1", page, row, f"附件：1.{LIST[0]}", x=LEFT + 2 * ADVANCE)
        page, row = flow.next_row()
        draft.put("list.2", page, row, f"2.{LIST[1]}", x=LEFT + 5 * ADVANCE)
    signature(draft, flow, sealed, "商南县人民政府办公室" if sealed else "商南县人民政府")
    if note:
        page, row = flow.next_row()
        draft.put("annotation", page, row, "（此件公开发布）", x=LEFT + 2 * ADVANCE, advance=ADVANCE)
    last = flow.page
    if parts:
        for number, title in enumerate(LIST, 1):
            last += 1
            _part(draft, last, number, title)
    last += last % 2
    imprint(draft, last) if copies else imprint(draft, last, "")
    page_numbers(draft, last)
    return draft


def _part(draft: Draft, page: int, number: int, title: str) -> None:
    draft.put(f"label.{number}", page, 0, f"附件{number}", face=fonts.HEI)
    face = fonts.XIAOBIAOSONG
    draft.put(f"part-title.{number}", page, 2, title, face=face, size=NO2, x=centred(title, face, NO2))
    for row, (line, advance) in enumerate(
        broken("本附件所列内容由县行政审批服务局负责解释，各单位在执行中遇到的问题请及时反馈。"), 4
    ):
        draft.put(f"part.{number}", page, row, line, x=LEFT + (2 * ADVANCE if row == 4 else 0), advance=advance)


def _number_and_rule(draft: Draft, number: str, left: float | None) -> float:
    """发文字号 two blank lines below a mark whose lower edge stands at the given place, and the red line under it."""
    marked = draft.named("mark")[0]
    y = marked.y + 0.12 * marked.size + 2 * PITCH + (PITCH - NO3) + 0.88 * NO3
    x = centred(number, fonts.FANGSONG, NO3) if left is None else left
    draft.put("number", 1, 0, number, x=x, y=y)
    rule = y + 0.12 * NO3 + 4 * MM
    draft.rules.append(Rule("separator", 1, LEFT, RIGHT, rule, 1.2, RED))
    return rule


def _title_and_text(draft: Draft, title: tuple[str, ...], recipients: str, text: tuple[str, ...]) -> Flow:
    rule = draft.ruled("separator")[0].y
    row = round((rule + 2 * PITCH - TOP) / PITCH + 0.1)
    for line in title:
        face = fonts.XIAOBIAOSONG
        draft.put("title", 1, row, line, face=face, size=NO2, x=centred(line, face, NO2))
        row += 1
    row += 1
    for line, advance in broken(recipients, 28) if recipients else ():
        draft.put("recipients", 1, row, line, x=LEFT, advance=advance)
        row += 1
    flow = Flow(draft, 1, row)
    for number, paragraph in enumerate(text, 1):
        flow.paragraph(f"text.{number}", paragraph)
    return flow


def report_upward() -> Draft:
    """文件 to a superior: signers at the right, the number at the left."""
    draft = Draft()
    mark(draft, "商南县行政审批服务局文件", 72, 38.0)
    _number_and_rule(draft, "商审批发〔2026〕7号", LEFT + ADVANCE)
    y = draft.named("number")[0].y
    name = "张建国"
    x = RIGHT - ADVANCE - 7 * NO3
    draft.put("signers", 1, 0, "签发人：", x=x, y=y, advance=NO3)
    draft.put("signer-name", 1, 0, name, x=x + 4 * NO3, y=y, advance=NO3, face=fonts.KAI)
    flow = _title_and_text(draft, REPORT, "县人民政府：", TEXT)
    signature(draft, flow, True, "商南县行政审批服务局")
    page, row = flow.next_row()
    draft.put("annotation", page, row, "（联系人：李明，电话：2310000）", x=LEFT + 2 * ADVANCE)
    last = flow.page + flow.page % 2
    imprint(draft, last, "")
    page_numbers(draft, last)
    return draft


def letter() -> Draft:
    """信函."""
    draft = Draft()
    mark(draft, "商南县人民政府办公室", 30, 44.0)
    marked = draft.named("mark")[0]
    first = marked.y + 0.12 * marked.size + 4 * MM
    middle = 105 * MM
    for name, y, weights in (("upper", first, (2.0, 0.7)), ("lower", 277 * MM - 3.0, (0.7, 2.0))):
        for number, weight in enumerate(weights):
            draft.rules.append(
                Rule(f"{name}.{number}", 1, middle - 85 * MM, middle + 85 * MM, y + 3.0 * number, weight, RED)
            )
    y = first + 3.0 + NO3 * 7 / 8 + 0.88 * NO3
    given = "商政办函〔2026〕9号"
    draft.put("number", 1, 0, given, x=RIGHT - width_of(given, fonts.FANGSONG, NO3), y=y)
    y += 3 * PITCH + 4
    for line in ("商南县人民政府办公室关于", "征求意见的函"):
        draft.put("title", 1, 0, line, face=fonts.XIAOBIAOSONG, size=NO2, x=centred(line, fonts.XIAOBIAOSONG, NO2), y=y)
        y += PITCH
    row = round((y + PITCH - TOP) / PITCH)
    draft.put("recipients", 1, row, "市行政审批服务局：", x=LEFT, advance=ADVANCE)
    flow = Flow(draft, 1, row + 1)
    for count, paragraph in enumerate(TEXT[:3], 1):
        flow.paragraph(f"text.{count}", paragraph)
    signature(draft, flow, True)
    while flow.page == 1:
        flow.next_row()
    draft.put("copies", 2, 21, "抄送：县行政审批服务局。", size=NO4, x=LEFT + NO4)
    page_numbers(draft, 2, first=2)
    return draft


def order() -> Draft:
    """命令."""
    draft = Draft()
    mark(draft, "商南县人民政府令", 57, 44.0)
    marked = draft.named("mark")[0]
    y = marked.y + 0.12 * marked.size + 2 * PITCH + (PITCH - NO3) + 0.88 * NO3
    draft.put("number", 1, 0, "第3号", x=centred("第3号", fonts.FANGSONG, NO3), y=y)
    row = round((y + 3 * PITCH - base(0)) / PITCH)
    flow = Flow(draft, 1, row)
    flow.paragraph(
        "text.1",
        "《商南县政务服务管理办法》已经县政府常务会议审议通过，现予公布，自公布之日起施行，原有规定与本办法不一致的以本办法为准。",
    )
    page, row = flow.next_row(2)
    draft.put("signature", page, row, "县长　王立新", x=RIGHT - 10 * ADVANCE)
    page, row = flow.next_row(1)
    date = "2026年3月5日"
    draft.put("date", page, row, date, x=RIGHT - 4 * ADVANCE - width_of(date, fonts.FANGSONG, NO3))
    draft.put("part", 2, 0, "各单位应当认真组织学习，并向社会宣传。", x=LEFT + 2 * ADVANCE, advance=ADVANCE)
    imprint(draft, 2)
    page_numbers(draft, 2)
    return draft


def minutes() -> Draft:
    """纪要."""
    draft = Draft()
    mark(draft, "商南县人民政府常务会议纪要", 72, 36.0)
    marked = draft.named("mark")[0]
    y = marked.y + 0.12 * marked.size + 2 * PITCH + (PITCH - NO3) + 0.88 * NO3
    draft.put("number", 1, 0, "〔2026〕5号", x=centred("〔2026〕5号", fonts.FANGSONG, NO3), y=y)
    draft.rules.append(Rule("separator", 1, LEFT, RIGHT, y + 0.12 * NO3 + 4 * MM, 1.2, RED))
    flow = _title_and_text(draft, ("研究政务服务工作的会议纪要",), "", TEXT)
    for number, (label, names) in enumerate((("出席：", "王立新、张建国、李明"), ("列席：", "赵敏、孙强"))):
        page, row = flow.next_row(1 if number == 0 else 0)
        draft.put("people", page, row, label, x=LEFT + 2 * ADVANCE, face=fonts.HEI, advance=ADVANCE)
        draft.put("people-names", page, row, names, x=LEFT + 5 * ADVANCE, advance=ADVANCE)
    last = flow.page + flow.page % 2
    imprint(draft, last)
    page_numbers(draft, last)
    return draft
