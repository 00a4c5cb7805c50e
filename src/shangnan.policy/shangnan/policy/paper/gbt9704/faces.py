"""How each element looks (GB/T 9704-2012, clause 7), and the words that the standard prints."""

from __future__ import annotations

from reportlab.lib.colors import Color
from shangnan.policy.paper import fonts
from shangnan.policy.paper.model.items import BLACK
from shangnan.policy.paper.model.items import RED as RED_COLOUR
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.typeset.grid import FOUR
from shangnan.policy.paper.typeset.grid import THREE
from shangnan.policy.paper.typeset.grid import TWO

_BLACK, _RED = Color(*BLACK), Color(*RED_COLOUR)

#: 5.2.2: 3号仿宋 where nothing else is said.
TEXT = Style(face=fonts.FANGSONG, size=THREE, colour=_BLACK)
HEI = TEXT.but(face=fonts.HEI)
KAI = TEXT.but(face=fonts.KAI)
#: 7.3.3: 一、 黑体, （一） 楷体, 1. and （1） 仿宋.
LEVELS = {1: HEI, 2: KAI, 3: TEXT, 4: TEXT}
#: 7.3.1.
TITLE = Style(face=fonts.XIAOBIAOSONG, size=TWO, colour=_BLACK)
#: 7.2.4; its size is found by `mark`.
MARK = Style(face=fonts.XIAOBIAOSONG, colour=_RED)
#: 7.4.2 and 7.4.3.
FOOT = TEXT.but(size=FOUR)
#: 7.5.
PAGE_NUMBER = Style(face=fonts.SONG, size=FOUR, colour=_BLACK)

SIGNER = "签发人："
FILE = "文件"
ATTACHMENTS = "附件："
ATTACHMENT_NUMBER = "{}."
COPIES, RECIPIENTS = "抄送：", "主送："
ATTENDED, ABSENT, OBSERVED = "出席：", "请假：", "列席："
PRINTED = "{}印发"
ANNOTATION = "（{}）"
DASH = "—"
