"""The words printed on the papers of the archive (DA/T 22-2015, annexes). Data, not messages: a paper is in Chinese."""

from __future__ import annotations

FONDS = "全宗号"
YEAR = "年度"
PERIOD = "保管期限"
UNIT = "机构（问题）"
RANGE = "起止件号"
BOX = "盒号"
#: Period of retention by its code in an archival number (档案局令第8号, 第四条).
PERIODS = {"Y": "永久", "D30": "30年", "D10": "10年"}

CATALOGUE = "归档文件目录"
COLUMNS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
COUNT = "共 {count} 件"
BOX_NUMBER = "第{box}盒"
PAGE_NUMBER = "第 {} 页　共 {} 页"

NOTE_SHEET = "备考表"
SITUATION = "盒内文件情况说明"
ARRANGED_BY = "整理人"
ARRANGED_ON = "整理日期"
CHECKED_BY = "检查人"
CHECKED_ON = "检查日期"

COVER = "档案盒封面和盒脊"
CUT = "档案盒封面 310 mm × 220 mm，盒脊 {thickness} mm。请用 A3 纸按实际尺寸（100%）打印，沿角线裁切。"

STAMP = "归档章"
