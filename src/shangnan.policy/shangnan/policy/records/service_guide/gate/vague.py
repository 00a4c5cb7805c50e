"""Words that say nothing: materials nobody can bring, conditions nobody can check, places that were left for later. Pure.

A text is vague where nothing is left of it once the words are taken away that fit every item of every office.
"""

from __future__ import annotations

from shangnan.policy.records.checks.text_rules import visible

import re

# Words of officials, of procedure and of order. What stands beside them in a name makes it the name of something.
_EMPTY_WORDS = (
    # A longer word before one that it begins with: a word once taken is not given back, so that no text takes long.
    "其他|其它|其余|有关|相关|必要|必需|必须|必备|所需|需要|需求|应当|应该|应|须|需|要求|规定|条款|按照|按|依照|依据|依法|依|根据|遵照|法律|法规|规章|"
    "规范性|法定|政策|国家|国务院|人民政府|政府|省|市|县|本地|当地|行政|主管|职能|部门|机关|单位|窗口|大厅|中心|工作人员|经办人|审批|登记|受理|认为|确定|指定|提交|提供|"
    "提出|出具|出示|补充|佐证|辅助|支撑|申请人|申请|申报|申办|书面|办理|办事|业务|本事项|事项|服务|视|情况|具体|实际|另行|通知|告知|齐全|完整|一切|"
    "所有|全部|各种|各类|各项|若干|以及|及其|或者|与|和|及|或|等|该|本|的|所|中|为|由|在|上述|以上|内容"
)
_THINGS = "材料|资料|文件|证明|证件|手续|文书|附件"
_STATES = "条件|情形|要求|规定|标准|情况"
_SIGNS = r"[\s()\[\]【】「」,。;、:·\-/]"
_NO_THING = re.compile(rf"(?:{_EMPTY_WORDS}|{_THINGS}|{_SIGNS})*+")
_NO_STATE = re.compile(rf"(?:{_EMPTY_WORDS}|{_STATES}|符合|具备|满足|达到|遵守|执行|具有|有|{_SIGNS})*+")
_THING = re.compile(_THINGS)
_STATE = re.compile(f"{_STATES}|符合|执行|办理")
# At the end of a name that begins well: 身份证等材料, 户口簿及其他相关证明.
_AND_SO_ON = re.compile(
    rf"(?:其他|其它)(?:{_EMPTY_WORDS}|证明|{_SIGNS}){{0,16}}?(?:{_THINGS})(?=$|[()\[\]【】,。;、:])"
    rf"|等(?:{_EMPTY_WORDS}|证明|{_SIGNS}){{0,16}}?(?:{_THINGS})(?=$|[()\[\]【】,。;、:等及和或])"
    r"|^[(【]?(?:其他|其它)[)】]?$"
)
# No name of a thing is longer, and no longer one is read word by word.
_LONGEST = 100
_NUMBER = re.compile(r"^[(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[).、]\s*")

# 优待, 期待, 接待 … end in the same sign.
_LATER = re.compile(
    r"(?<![优期接等对招看款])待\s{0,3}(?:补充|定|完善|填写?|确定|核实|更新|明确|落实)(?!的|期)|^待补$|(?:此处|在此)填写|\b(?:TBD|TO DO)\b|lorem ipsum",
    re.I,
)
_CROSSES = re.compile(r"(?<![A-Za-z0-9])[xX×＊*]{2,}(?![A-Za-z0-9])|[×]{2,}|_{3,}|[0-9][xX×*]{3,}")
_STROKES = re.compile(r"[\s\-‐‑‒–—―−_/\\.。…·・*＊#?？!！、,，xX×~～|]*")


def catch_all(name: str) -> bool:
    """Tell whether a material is one that nobody can bring: other papers, whatever the office asks for, 等材料.

    :param name: name of the material; what names a thing among others (其他股东身份证明) is none.
    """
    plain = _NUMBER.sub("", visible(name).strip())[:_LONGEST]
    if _AND_SO_ON.search(plain):
        return True
    return bool(_THING.search(plain)) and _NO_THING.fullmatch(plain) is not None


def catch_all_condition(text: str) -> bool:
    """Tell whether a condition only points at conditions that stand elsewhere (法律、法规规定的其他条件, 符合有关规定).

    :param text: one condition.
    """
    plain = _NUMBER.sub("", visible(text).strip())[:_LONGEST]
    if re.search(rf"(?:其他|其它)(?:{_EMPTY_WORDS}){{0,16}}?(?:条件|情形|要求)[。;]?$", plain) and "没有" not in plain:
        return _NO_STATE.fullmatch(re.split("[,;。]", plain.rstrip("。;"))[-1]) is not None
    return bool(_STATE.search(plain)) and _NO_STATE.fullmatch(plain) is not None


def left_for_later(text: str, short: bool = False) -> str:
    """Return the piece that stands for a text nobody has written yet (待补充, ＸＸＸ, ——); empty where there is none.

    :param text: of any field; an empty one is not judged here.
    :param short: whether crosses inside the text count too: in names, numbers and places they stand for something, in notes
        and answers they may be part of an example.
    """
    plain = visible(text).strip()
    if not plain:
        return ""
    if _STROKES.fullmatch(plain):
        return plain[:20]
    found = _LATER.search(plain) or (_CROSSES.search(plain) if short else None)
    return found[0] if found else ""
