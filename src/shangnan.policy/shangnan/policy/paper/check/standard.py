"""The rules of GB/T 9704-2012 that a PDF is measured against: clause, what is asked for, and how far off still passes.

The standard itself gives a tolerance for two margins only (± 1 mm). The others are half a unit of what is measured (half a line,
half a character) or the 1 mm that the eye and a ruler still tell apart from the right place, so that a paper made by a word
processor, which counts its lines from the frame of a line and not from the characters, is judged by the same table.
"""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
#: 5.1 and 5.2.1, in points.
PAPER = (210 * MM, 297 * MM)
TOP, LEFT, WIDTH, HEIGHT = 37 * MM, 28 * MM, 156 * MM, 225 * MM
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT
#: 5.2.3: 22 lines of 28 characters fill the type area. A line is a character and 7/8 of it (3.3), and the last line needs no room
#: below it; a word processor's grid divides the height by 22.
LINES, CHARACTERS = 22, 28
ADVANCE = WIDTH / CHARACTERS
NEAREST_PITCH, WIDEST_PITCH = HEIGHT / LINES, ADVANCE * 15 / 8
PITCH = (NEAREST_PITCH + WIDEST_PITCH) / 2
#: 号 in points.
NO2, NO3, NO4 = 22.0, 16.0, 14.0


@dataclass(frozen=True)
class Rule:
    """A rule.

    :ivar clause: of GB/T 9704-2012 unless another standard is named
    :ivar expected: what it asks for, in Chinese
    :ivar tolerance: in the unit that the rule measures: mm, points, lines or characters; 0 where nothing is measured
    """

    clause: str
    expected: str
    tolerance: float = 0.0


RULES: dict[str, Rule] = {
    # 5: paper and type area
    "paper-size": Rule("5.1", "A4 纸，210 毫米 × 297 毫米", 1.0),
    "top-margin": Rule("5.2.1", "天头 37 毫米 ± 1 毫米", 1.0),
    "left-margin": Rule("5.2.1", "订口 28 毫米 ± 1 毫米", 1.0),
    "text-width": Rule("5.2.1", "版心宽 156 毫米", 1.5),
    "text-height": Rule("5.2.1", "版心高 225 毫米，正文不超出版心下边缘", 1.0),
    "body-face": Rule("5.2.2", "3号仿宋体字"),
    "body-size": Rule("5.2.2", "3号字（16 磅）", 0.6),
    "line-pitch": Rule("5.2.3", "每面 22 行（行距 29 至 29.6 磅），特定情况可以适当调整", 2.5),
    "line-characters": Rule("5.2.3", "每行 28 个字，撑满版心", 0.28),
    "text-colour": Rule("5.2.4", "文字为黑色"),
    # 7.2: head
    "copy-number": Rule("7.2.1", "6位3号阿拉伯数字，顶格编排在版心左上角第一行", 2.0),
    "urgency-face": Rule("7.2.3", "3号黑体字"),
    "urgency-place": Rule("7.2.3", "顶格编排在版心左上角", 2.0),
    "mark-missing": Rule("7.2.4", "版头有发文机关标志"),
    "mark-colour": Rule("7.2.4", "红色"),
    "mark-centred": Rule("7.2.4", "居中排布", 2.0),
    "mark-place": Rule("7.2.4", "上边缘至版心上边缘 35 毫米", 1.0),
    "number-brackets": Rule("7.2.5", "年份用六角括号“〔〕”括入"),
    "number-word": Rule("7.2.5", "发文顺序号不加“第”字"),
    "number-zero": Rule("7.2.5", "发文顺序号不编虚位（1不编为01）"),
    "number-year": Rule("7.2.5", "年份标全称，四位数字"),
    "number-place": Rule("7.2.5", "发文机关标志下空二行", 0.5),
    "number-side": Rule("7.2.5", "居中排布；上行文居左空一字", 0.6),
    "signer-upward-only": Rule("7.2.6", "只有上行文标注签发人"),
    "signer-missing": Rule("7.2.6", "上行文标注签发人姓名"),
    "signer-face": Rule("7.2.6", "“签发人”3号仿宋体字，姓名3号楷体字"),
    "rule-missing": Rule("7.2.7", "发文字号之下有红色分隔线"),
    "rule-colour": Rule("7.2.7", "红色分隔线"),
    "rule-place": Rule("7.2.7", "发文字号之下 4 毫米处", 1.0),
    "rule-width": Rule("7.2.7", "与版心等宽，156 毫米", 1.5),
    # 7.3: body
    "title-missing": Rule("7.3.1", "有标题"),
    "title-size": Rule("7.3.1", "2号字（22 磅）", 0.6),
    "title-face": Rule("7.3.1", "小标宋体字"),
    "title-centred": Rule("7.3.1", "居中排布", 2.0),
    "title-place": Rule("7.3.1", "红色分隔线下空二行", 0.5),
    "recipients-colon": Rule("7.3.2", "最后一个机关名称后标全角冒号"),
    "recipients-place": Rule("7.3.2", "标题下空一行", 0.5),
    "text-on-page-1": Rule("7.3.3", "公文首页必须显示正文"),
    "indent": Rule("7.3.3", "每个自然段左空二字，回行顶格", 0.5),
    "level-1-face": Rule("7.3.3", "第一层用黑体字"),
    "level-2-face": Rule("7.3.3", "第二层用楷体字"),
    "level-form": Rule("7.3.3", "层次序数写作“一、”“（一）”“1.”“（1）”"),
    "level-order": Rule("7.3.3", "层次序数依次编排"),
    "list-place": Rule("7.3.4", "正文下空一行、左空二字", 0.5),
    "list-colon": Rule("7.3.4", "“附件”二字后标全角冒号"),
    "list-stop": Rule("7.3.4", "附件名称后不加标点符号"),
    "list-hanging": Rule("7.3.4", "回行与上一行附件名称的首字对齐", 0.6),
    "date-digits": Rule("7.3.5.4", "阿拉伯数字将年、月、日标全，不编虚位"),
    "date-missing": Rule("7.3.5", "署名之下有成文日期"),
    "signature-missing": Rule("7.3.5", "成文日期之上有发文机关署名"),
    "signature-place": Rule(
        "7.3.5.1、7.3.5.2",
        "加盖印章的，成文日期右空四字，署名以成文日期为准居中；不加盖印章的，署名在正文下空一行、右空二字，成文日期首字比署名首字右移二字",
        0.6,
    ),
    "date-alone": Rule("7.3.5.5", "署名、日期所在的页有正文，不标“此页无正文”"),
    "annotation-place": Rule("7.3.6", "居左空二字", 0.5),
    "annotation-brackets": Rule("7.3.6", "加圆括号编排在成文日期下一行"),
    "part-new-page": Rule("7.3.7", "附件另面编排"),
    "part-label-face": Rule("7.3.7", "“附件”二字及顺序号用3号黑体字"),
    "part-label-place": Rule("7.3.7", "顶格编排在版心左上角第一行", 2.0),
    "part-title-place": Rule("7.3.7", "附件标题居中编排在版心第三行", 0.6),
    "part-agrees": Rule("7.3.7", "附件顺序号、标题与附件说明一致"),
    # 7.4: imprint
    "imprint-missing": Rule("7.4", "公文最后一面有版记"),
    "imprint-even": Rule("7.4", "版记置于偶数页，位于公文最后一面"),
    "imprint-rule-width": Rule("7.4.1", "版记中的分隔线与版心等宽，156 毫米", 1.5),
    "imprint-outer-rule": Rule("7.4.1", "首条、末条分隔线用粗线（推荐 0.35 毫米）", 0.12),
    "imprint-inner-rule": Rule("7.4.1", "中间的分隔线用细线（推荐 0.25 毫米）", 0.12),
    "imprint-last-rule": Rule("7.4.1", "末条分隔线与版心下边缘重合", 1.5),
    "imprint-size": Rule("7.4.2、7.4.3", "4号字（14 磅）", 0.6),
    "imprint-face": Rule("7.4.2、7.4.3", "4号仿宋体字"),
    "imprint-margins": Rule("7.4.2、7.4.3", "左右各空一字", 0.6),
    "copies-stop": Rule("7.4.2", "最后一个抄送机关名称后标句号"),
    "copies-colon": Rule("7.4.2", "“抄送”二字后加全角冒号"),
    "printed-form": Rule("7.4.3", "印发日期年、月、日标全，不编虚位，后加“印发”二字"),
    # 7.5: page numbers
    "page-number-missing": Rule("7.5", "有页码"),
    "page-number-form": Rule("7.5", "阿拉伯数字左右各放一条一字线"),
    "page-number-size": Rule("7.5", "4号字（14 磅）", 0.6),
    "page-number-place": Rule("7.5", "一字线上距版心下边缘 7 毫米", 1.6),
    "page-number-side": Rule("7.5", "单页码居右空一字，双页码居左空一字", 0.7),
    "page-number-sequence": Rule("7.5", "页码连续"),
    # 9: marks
    "line-start": Rule("9（GB/T 15834—2011，5.1）", "点号和后半个括号、引号、书名号不在一行之首"),
    "line-end": Rule("9（GB/T 15834—2011，5.1）", "前半个括号、引号、书名号不在一行之末"),
    # 10: other formats
    "letter-mark-place": Rule("10.1", "发文机关标志上边缘至上页边 30 毫米", 1.0),
    "letter-rules": Rule("10.1", "标志下和距下页边 20 毫米处各有一条红色双线"),
    "letter-rule-width": Rule("10.1", "红色双线长 170 毫米，居中", 1.5),
    "letter-rule-place": Rule("10.1", "第一条红色双线在标志下 4 毫米，第二条距下页边 20 毫米", 1.5),
    "letter-number-side": Rule("10.1", "发文字号顶格居版心右边缘，在第一条红色双线之下", 1.0),
    "letter-first-number": Rule("10.1", "首页不显示页码"),
    "letter-imprint": Rule("10.1", "版记不加印发机关、印发日期和分隔线"),
    "order-mark-place": Rule("10.2", "发文机关标志上边缘至版心上边缘 20 毫米", 1.0),
    "order-number": Rule("10.2", "标志下空二行居中编排令号，写作“第X号”", 0.5),
    "order-text": Rule("10.2", "令号下空二行编排正文", 0.5),
    "minutes-people-face": Rule("10.3", "“出席”“请假”“列席”3号黑体字，名单3号仿宋体字"),
    "minutes-people-place": Rule("10.3", "左空二字", 0.5),
    # The standard is about printing; what a file itself needs to be printed and read alike everywhere is PDF/A's
    "font-embedded": Rule("GB/T 23286.1—2009，6.3.4", "字体全部嵌入文件"),
    "font-text": Rule("GB/T 23286.1—2009，6.3.8", "文字可以复制和检索（字体带有字符对照表）"),
}
