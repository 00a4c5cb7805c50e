"""The gate rule by rule: what a change to a good guide brings, and which changes bring nothing."""

from __future__ import annotations

from datetime import date
from shangnan.policy.records.service_guide.guards import UnitFacts
from tests.records.service_guide.examples import gaps
from tests.records.service_guide.examples import guide
from tests.records.service_guide.examples import rules
from typing import Any

import unittest

LICENCE = "食品(含保健食品)经营许可核发"  # promise 5, statute 20 working days, no visit, no fee
AT_ONCE = "个体工商户设立登记"
PAID = "居民身份证办理（包括临时）"
SERVICE = "生育津贴支付"

STEPS = guide(LICENCE)["steps"]
MATERIALS = guide(LICENCE)["materials"]
FEES = guide(PAID)["fees"]
BASIS = guide(LICENCE)["bases"][0]


def step(name: str, days: Any = 0) -> dict[str, Any]:
    return {"name": name, "days": days, "actor": "窗口", "criterion": "材料齐全"}


def steps(*names: str) -> list[dict[str, Any]]:
    return [step(name) for name in names]


def material(name: str) -> dict[str, Any]:
    return {**MATERIALS[0], "name": name}


FOUR = ("受理", "审查", "决定", "送达")

# (guide, changes, gaps as (rule, field))
CASES: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    # the eight elements, each kind of emptiness
    (LICENCE, {"name": "  "}, [("missing_name", "name")]),
    (LICENCE, {"name": None}, [("missing_name", "name")]),
    (LICENCE, {"conditions": ["", "  ", None]}, [("missing_conditions", "conditions")]),
    (LICENCE, {"conditions": None}, [("missing_conditions", "conditions")]),
    (LICENCE, {"bases": [{}]}, [("missing_bases", "bases")]),
    (LICENCE, {"bases": [{"law": " ", "article": ""}]}, [("missing_bases", "bases")]),
    (LICENCE, {"materials": ""}, [("missing_materials", "materials")]),
    (
        LICENCE,
        {"materials": [{"name": "", "copies": None, "blank_form": False}]},
        [("missing_materials", "materials")],
    ),
    (LICENCE, {"steps": []}, [("missing_steps", "steps")]),
    (LICENCE, {"place": "\u3000"}, [("missing_place", "place")]),
    (LICENCE, {"promised_days": None, "statutory_days": None}, [("missing_time_limit", "promised_days")]),
    (LICENCE, {"promised_days": None}, [("missing_time_limit", "promised_days")]),
    (LICENCE, {"promised_days": ""}, [("missing_time_limit", "promised_days")]),
    (LICENCE, {"statutory_days": None}, [("missing_time_limit", "statutory_days")]),
    (SERVICE, {"statutory_days": None}, []),  # no law sets a limit for most public services
    (LICENCE, {"fee": None, "fees": None}, [("missing_fee_info", "fee")]),
    (LICENCE, {"fee": ""}, [("missing_fee_info", "fee")]),
    (PAID, {"fee": None}, [("missing_fee_info", "fee")]),
    # what nobody can do without
    (LICENCE, {"type_code": "", "type": ""}, [("missing_type", "type_code")]),
    (LICENCE, {"type": ""}, []),
    (LICENCE, {"type_code": "11"}, [("wrong_type", "type_code")]),
    (LICENCE, {"type_code": "20"}, [("wrong_type", "type")]),
    (LICENCE, {"type": "公共服务"}, [("wrong_type", "type")]),
    (LICENCE, {"handling": ""}, [("missing_handling", "handling")]),
    (LICENCE, {"handling": "马上办"}, [("bad_value", "handling")]),
    (LICENCE, {"consult_phone": ""}, [("missing_consult_phone", "consult_phone")]),
    (LICENCE, {"consult_phone": "无"}, [("missing_consult_phone", "consult_phone")]),
    (LICENCE, {"complaint_phone": ""}, []),
    (LICENCE, {"code": ""}, [("missing_code", "code")]),
    (LICENCE, {"code": "SN-2019-0087(旧)"}, [("bad_code_format", "code")]),
    (LICENCE, {"implementation_code": "1" * 37}, [("bad_code_format", "implementation_code")]),
    (LICENCE, {"implementation_code": "1" * 36, "business_code": "11511301008778183N3511602000001"}, []),
    (LICENCE, {"business_code": "（旧）"}, [("bad_code_format", "business_code")]),
    (LICENCE, {"basic_code": "０００１"}, [("bad_code_format", "basic_code")]),
    # rows that say nothing
    (LICENCE, {"materials": [*MATERIALS, {"name": "", "kind": "原件"}]}, [("incomplete_row", "materials")]),
    (LICENCE, {"materials": [*MATERIALS, {}, None]}, []),
    (LICENCE, {"bases": [{"law": "", "article": "第三条"}]}, [("incomplete_row", "bases")]),
    (LICENCE, {"steps": [*STEPS[:-1], step("送达", None)]}, [("incomplete_row", "steps")]),
    (LICENCE, {"steps": [*STEPS, {"name": "", "days": 0, "actor": "某股"}]}, [("incomplete_row", "steps")]),
    (LICENCE, {"faqs": [{"q": "多久？", "a": ""}]}, [("incomplete_row", "faqs")]),
    (PAID, {"fees": [*FEES, {"item": "", "standard": "5元", "basis": "某文"}]}, [("incomplete_row", "fees")]),
    # time
    (LICENCE, {"promised_days": 20}, []),
    (LICENCE, {"promised_days": 21}, [("promised_exceeds_statutory", "promised_days")]),
    (LICENCE, {"promised_days": 21, "statutory_unit": "工作日"}, [("promised_exceeds_statutory", "promised_days")]),
    (LICENCE, {"promised_days": 20, "promised_unit": "自然日", "statutory_unit": "自然日"}, []),
    # 5 working days have taken 15 calendar days over the National Day, 20 have taken 38 over the Spring Festival
    (LICENCE, {"statutory_days": 15, "statutory_unit": "自然日"}, []),
    (LICENCE, {"statutory_days": 14, "statutory_unit": "自然日"}, [("promised_exceeds_statutory", "promised_days")]),
    (
        LICENCE,
        {"promised_days": 20, "statutory_days": 30, "statutory_unit": "自然日"},
        [("promised_exceeds_statutory", "promised_days")],
    ),
    (LICENCE, {"promised_days": 30, "statutory_days": 30, "statutory_unit": "自然日", "promised_unit": "自然日"}, []),
    # 20 working days have been over after 25 calendar days, where a Saturday and a Sunday were worked
    (LICENCE, {"promised_days": 25, "promised_unit": "自然日"}, []),
    (LICENCE, {"promised_days": 26, "promised_unit": "自然日"}, [("promised_exceeds_statutory", "promised_days")]),
    (LICENCE, {"promised_unit": "小时"}, [("bad_value", "promised_unit")]),
    (LICENCE, {"promised_days": 25, "statutory_unit": "小时"}, [("bad_value", "statutory_unit")]),
    (LICENCE, {"promised_days": 4}, [("steps_exceed_promise", "steps")]),
    (LICENCE, {"steps": [step("受理", 5), *steps(*FOUR[1:])]}, []),
    (LICENCE, {"steps": [step("受理", 6), *steps(*FOUR[1:])]}, [("steps_exceed_promise", "steps")]),
    (AT_ONCE, {"promised_days": 1}, [("instant_with_days", "handling")]),
    (AT_ONCE, {"handling": "承诺件"}, [("instant_with_days", "handling")]),
    (LICENCE, {"handling": "即办件"}, [("instant_with_days", "handling")]),
    # steps
    (LICENCE, {"steps": [*STEPS, step("送 达")]}, [("duplicate_step", "steps")]),
    (LICENCE, {"steps": [*STEPS, step("7．送达环节")]}, [("duplicate_step", "steps")]),
    (LICENCE, {"steps": [*STEPS, step("第二次送达")]}, []),
    (LICENCE, {"steps": steps(*FOUR)}, []),
    (LICENCE, {"steps": steps("一、收件", "二、审核", "三、签发", "四、发证")}, []),
    (LICENCE, {"steps": steps("受理", "审核签发", "邮寄")}, []),
    (LICENCE, {"steps": steps("受理", "现场核查", "核准", "领证")}, []),
    (LICENCE, {"steps": steps("受理", "决定", "送达")}, [("missing_licence_stage", "steps")]),
    (LICENCE, {"steps": steps("登记", "办结")}, [("missing_licence_stage", "steps")]),
    (SERVICE, {"steps": steps("登记", "办结")}, []),
    (LICENCE, {"faqs": []}, [("missing_faq", "faqs")]),
    (LICENCE, {"faqs": [{"q": "", "a": " "}]}, [("missing_faq", "faqs")]),
    (SERVICE, {"faqs": []}, []),
    (LICENCE, {"visits": 1}, [("visits_without_reason", "visit_reason")]),
    (LICENCE, {"visits": 2, "visit_reason": "须当面签字"}, []),
    (LICENCE, {"visits": None}, []),
    # fees
    (LICENCE, {"fee": True}, [("fee_without_basis", "fees")]),
    (LICENCE, {"fee": True, "fees": [{}]}, [("fee_without_basis", "fees")]),
    (PAID, {"fees": [{"item": "工本费", "standard": "5元", "basis": ""}]}, [("fee_without_basis", "fees")]),
    (PAID, {"fees": [{"item": "工本费", "standard": "", "basis": "某文"}]}, [("fee_without_basis", "fees")]),
    (PAID, {"fees": [{"item": "工本费"}]}, [("fee_without_basis", "fees")] * 2),
    (PAID, {"fee": False}, [("fee_not_charged_has_rows", "fees")]),
    # phones
    (LICENCE, {"complaint_phone": "0914-6310007"}, [("same_phones", "complaint_phone")]),
    (LICENCE, {"complaint_phone": "（0914）631 0007"}, [("same_phones", "complaint_phone")]),
    (LICENCE, {"complaint_phone": "０９１４６３１０００７"}, [("same_phones", "complaint_phone")]),
    (LICENCE, {"complaint_phone": "+86 914 6310007"}, [("same_phones", "complaint_phone")]),
    (LICENCE, {"complaint_phone": "6310007"}, [("same_phones", "complaint_phone")]),
    (LICENCE, {"complaint_phone": "12345、6310007"}, [("same_phones", "complaint_phone")]),
    (LICENCE, {"complaint_phone": "0914-6310007转2"}, []),
    (LICENCE, {"complaint_phone": "0915-6310007"}, []),
    (LICENCE, {"complaint_phone": "12345"}, []),
    # materials that nobody can bring
    (LICENCE, {"materials": [material("其他材料")]}, [("catch_all_material", "materials")]),
    (LICENCE, {"materials": [material("其他组织登记证书")]}, []),
    (
        LICENCE,
        {"materials": [material("有关证明材料"), material("身份证等材料")]},
        [("catch_all_material", "materials")] * 2,
    ),
    (
        LICENCE,
        {"materials": [material(name) for name in ("与申请事项有关的材料", "依法应当提交的材料", "窗口要求的材料")]},
        [("catch_all_material", "materials")] * 3,
    ),
    # conditions that nobody can check
    (LICENCE, {"conditions": ["有场所", "法律、法规规定的其他条件"]}, [("catch_all_condition", "conditions")]),
    (LICENCE, {"conditions": ["具备规定的防疫条件", "没有法律规定的不予发证情形"]}, []),
    # a basis that nobody can look up
    (LICENCE, {"bases": [{**BASIS, "article": ""}]}, [("basis_without_article", "bases")]),
    (LICENCE, {"bases": [{**BASIS, "article": "全文"}]}, []),
    (LICENCE, {"bases": [{**BASIS, "document_number": ""}]}, []),
    (LICENCE, {"bases": [{"law": "社会保险经办条例", "article": "第十八条"}]}, []),
    (LICENCE, {"bases": [{"law": "女职工劳动保护特别规定", "article": "第七条"}]}, [("basis_without_number", "bases")]),
    (LICENCE, {"bases": [{"law": "关于清理收费的通知"}]}, [("basis_without_number", "bases")]),
    (LICENCE, {"bases": [{"law": "关于清理收费的通知", "document_number": "财税〔2018〕37号"}]}, []),
    (
        LICENCE,
        {"bases": [{"law": "《某某办法》（试行）"}]},
        [("basis_without_article", "bases"), ("basis_without_number", "bases")],
    ),
    # what nobody has written yet
    (LICENCE, {"place": "待补充"}, [("placeholder", "place")]),
    (LICENCE, {"place": "商南县XX路12号"}, [("placeholder", "place")]),
    (LICENCE, {"window": "——"}, [("placeholder", "window")]),
    (LICENCE, {"result_name": "ＸＸＸ"}, [("placeholder", "result_name")]),
    (LICENCE, {"rights": "（待补充）"}, [("placeholder", "rights")]),
    (LICENCE, {"conditions": ["有场所", "/"]}, [("placeholder", "conditions")]),
    (LICENCE, {"steps": [{**STEPS[0], "actor": "待定"}, *STEPS[1:]]}, [("placeholder", "steps")]),
    (LICENCE, {"faqs": [{"q": "多久？", "a": "……"}]}, [("placeholder", "faqs")]),
    (LICENCE, {"notes": "单位名称填写全称，如×××有限公司。"}, []),
    (LICENCE, {"notes": "优待补贴待遇另行公布", "limits": "无数量限制", "intermediaries": "无"}, []),
    # rates that say nothing, and money asked for elsewhere
    (PAID, {"fees": [{**FEES[1], "standard": "按规定收取"}]}, [("vague_rate", "fees")]),
    (PAID, {"fees": [{**FEES[1], "standard": "按造价的千分之二"}, {**FEES[1], "standard": "两元/份"}]}, []),
    (LICENCE, {"notes": "领证时收取工本费10元。"}, [("fee_in_text", "notes")]),
    (LICENCE, {"faqs": [{"q": "丢了？", "a": "补办须交工本费 5 元"}]}, [("fee_in_text", "faqs")]),
    (LICENCE, {"notes": "不收取工本费10元；原20元工本费已取消。注册资本不少于3万元。"}, []),
    # ways to it
    (LICENCE, {"in_hall": False}, [("hall_exception_missing", "hall_exception")]),
    (LICENCE, {"in_hall": False, "hall_exception": "在户籍派出所办理"}, []),
    # texts, wherever they stand
    (LICENCE, {"notes": "样例：61999919000101001X"}, [("personal_id_in_text", "notes")]),
    (LICENCE, {"aliases": ["开店", "６１９９９９１９０００１０１００１Ｘ"]}, [("personal_id_in_text", "aliases")]),
    (LICENCE, {"faqs": [{"q": "填谁？", "a": "张某 612500000101001"}]}, [("personal_id_in_text", "faqs")]),
    (LICENCE, {"summary": "开店<img src=x>"}, [("unsafe_html", "summary")]),
    (LICENCE, {"steps": [{**STEPS[0], "result": "<b>受理单</b>"}, *STEPS[1:]]}, [("unsafe_html", "steps")]),
    (LICENCE, {"limits": "厚度<5 mm，甲<乙"}, []),
    (LICENCE, {"unheard_of": {"deep": [["<script>"]]}}, [("unsafe_html", "unheard_of")]),
    (LICENCE, {"notes": "机密★10年"}, [("secret_mark", "notes")]),
    (LICENCE, {"notes": "涉及商业秘密的除外"}, []),
    (LICENCE, {"bases": [{**BASIS, "document_number": "机密〔2019〕3号"}]}, [("secret_mark", "bases")]),
    (LICENCE, {"level": "秘密"}, [("secret_mark", "level")]),
]


class Rules(unittest.TestCase):
    maxDiff = None

    def test_cases(self) -> None:
        for name, changes, expected in CASES:
            with self.subTest(name=name, changes=changes):
                self.assertEqual(rules(guide(name, **changes)), expected)

    def test_every_rule_of_the_gate_has_a_case(self) -> None:
        # Written down by hand: a rule that is taken out or renamed has to be taken out here too.
        self.assertEqual(
            {rule for _name, _changes, expected in CASES for rule, _field in expected},
            {
                "bad_code_format", "bad_value", "basis_without_article", "basis_without_number", "catch_all_condition",
                "catch_all_material", "duplicate_step", "fee_in_text", "fee_not_charged_has_rows", "fee_without_basis",
                "hall_exception_missing", "incomplete_row", "instant_with_days", "missing_bases", "missing_code",
                "missing_conditions", "missing_consult_phone", "missing_faq", "missing_fee_info", "missing_handling",
                "missing_licence_stage", "missing_materials", "missing_name", "missing_place", "missing_steps",
                "missing_time_limit", "missing_type", "personal_id_in_text", "placeholder", "promised_exceeds_statutory",
                "same_phones", "secret_mark", "steps_exceed_promise", "unsafe_html", "vague_rate", "visits_without_reason",
                "wrong_type",
            },
        )  # fmt: skip

    def test_unit(self) -> None:
        self.assertEqual(rules(guide(), unit=None), [("unknown_unit", "unit")])
        self.assertEqual(rules(guide(unit=""), unit=None), [("unknown_unit", "unit")])
        self.assertEqual(rules(guide(), unit=UnitFacts("县行政审批服务局", False)), [("unit_closed", "unit")])
        self.assertEqual(rules(guide(unit=7), unit=None), [("bad_value", "unit")])

    def test_an_address_for_what_is_done_online(self) -> None:
        self.assertTrue(guide()["online"])
        self.assertEqual(rules(guide(), online_hall=""), [("online_without_address", "online_url")])
        for way in ({"online_url": "https://example.org/apply"}, {"online": False}, {"online": None}):
            self.assertEqual(rules(guide(**way), online_hall=""), [])
        # The page shows the county's online hall where a guide names no address of its own.
        self.assertEqual(rules(guide(), online_hall="https://example.org/"), [])
        self.assertEqual(rules(guide(), online_hall=None), [])

    def test_nobody_is_born_tomorrow(self) -> None:
        data = guide(notes="61999919000101001X")
        self.assertEqual(rules(data, today=date(2026, 1, 1)), [("personal_id_in_text", "notes")])
        self.assertEqual(rules(data, today=date(1899, 12, 31)), [])

    def test_messages_carry_the_figures(self) -> None:
        [gap] = gaps(guide(LICENCE, promised_days=4))
        self.assertEqual(gap.message.domain, "shangnan.policy")
        self.assertEqual(gap.message.mapping, {"total": 5, "promised": 4, "step": "现场核查"})
        [gap] = gaps(guide(LICENCE, promised_days=21))
        self.assertEqual(gap.message.mapping, {"promised": 21, "statutory": 20})

    def test_a_personal_number_is_not_repeated_in_the_message(self) -> None:
        [gap] = gaps(guide(notes="样例：61999919000101001X"))
        self.assertNotIn("19000101", str(gap.message.mapping))
        self.assertEqual(gap.message.mapping["number"], "619*************1X")
