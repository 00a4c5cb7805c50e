"""Words that say nothing: what is found, and above all what is left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.service_guide.gate.vague import catch_all
from shangnan.policy.records.service_guide.gate.vague import catch_all_condition
from shangnan.policy.records.service_guide.gate.vague import left_for_later
from tests.records.service_guide.examples import GUIDES
from tests.records.service_guide.examples import ITEMS

import time
import unittest


class CatchAll(unittest.TestCase):
    FOUND = (
        "与申请事项有关的材料",
        "依法应当提交的材料",
        "窗口要求的材料",
        "其他按规定应提供的材料",
        "需要提交的其他文件资料",
        "视情况需要提供的资料",
        "办理该业务所需的全部材料",
        "按窗口工作人员要求提供的证明",
        "国家规定需提供的证明文件",
        "申报材料",
        "其他材料",
        "其它材料",
        "其他",
        "其他有关材料",
        "其他相关证明文件",
        "其他 材料",
        "法律法规规定的其他材料",
        "法律、法规、规章规定的其他材料",
        "审批机关要求提供的其他资料",
        "其他需要提交的材料",
        "其他法律法规规定应当提交的材料",
        "有关材料",
        "相关证明材料",
        "身份证等材料",
        "户口簿等相关证明材料",
        "身份证等有关材料（复印件）",
        "需要的其它证明",
        "身份证明及其他材料",
        "其他必要的证明材料。",
        "主管部门认为需要提供的其他材料",
        "（其他材料）",
    )
    PASSES = (
        "",
        "身份证",
        "普通话水平测试等级证书",
        "低保证、残疾人证、优抚证等免予核查的证件",
        "其他组织登记证书",
        "其他股东身份证明",
        "其他共有人同意出租的书面证明",
        "相关专业毕业证书",
        "有关部门出具的无犯罪记录证明",
        "消防设计文件",
        "批准文件",
        "身份证明",
        "资信证明",
        "证明材料清单",
        "其他农药经营许可申请表",
        "与其他单位签订的合同",
    )

    def test_finds_what_nobody_can_bring(self) -> None:
        for name in self.FOUND:
            with self.subTest(name=name):
                self.assertTrue(catch_all(name))

    def test_leaves_named_materials_alone(self) -> None:
        for name in self.PASSES:
            with self.subTest(name=name):
                self.assertFalse(catch_all(name))

    def test_no_material_of_the_example_guides(self) -> None:
        names = [row["name"] for data in GUIDES for row in data["materials"]]
        self.assertGreater(len(names), 150)
        self.assertEqual([name for name in names if catch_all(name)], [])

    def test_no_item_of_the_list_is_one(self) -> None:
        self.assertEqual([row["name"] for row in ITEMS if catch_all(row["name"])], [])


class CatchAllCondition(unittest.TestCase):
    FOUND = (
        "法律、法规规定的其他条件",
        "其他条件",
        "（七）法律、法规规定的其他条件",
        "7．法律、行政法规和国务院规定的其他条件",
        "符合法律法规规定的其他条件。",
        "省人民政府规定的其他条件",
        "具备规定的条件",
        "法律、行政法规规定的其他情形",
        "按有关规定执行",
        "符合国家有关政策规定",
        "有完善的制度，以及法律法规规定的其他条件",
    )
    PASSES = (
        "",
        "无",
        "年满60周岁",
        "具备规定的防疫条件",
        "没有法律规定的不予发证情形",
        "没有医师法规定的不予注册情形",
        "没有法律规定不能取得教师资格的情形",
        "有公司名称和符合规定的组织机构",
        "排放水质符合国家或者地方排放标准",
        "符合产业政策，不属于禁止投资建设的项目",
        "家庭存款、车辆、房产等财产符合规定",
        "没有正在享受其他住房保障",
    )

    def test_finds_what_nobody_can_check(self) -> None:
        for text in self.FOUND:
            with self.subTest(text):
                self.assertTrue(catch_all_condition(text))

    def test_leaves_conditions_alone(self) -> None:
        for text in self.PASSES:
            with self.subTest(text):
                self.assertFalse(catch_all_condition(text))


class LeftForLater(unittest.TestCase):
    FOUND = (
        "待补充", "（待补充）", "地点待定", "待完善", "TBD", "——", "-", "/", "……", "ＸＸＸ", "xx路12号", "商南县XX局", "×××",
        "0914-63XXXXX", "＿＿＿", "待 填", "此处填写地址", "？",
    )  # fmt: skip
    PASSES = (
        "", "无", "2×3米", "5*3", "1寸×2张", "100元*2", "待遇领取地", "期待补充意见", "高龄优待补贴", "待业证明", "待补充的材料", "XXL", "DVD",
        "3x4cm", "窗口1-2号", "A/B座",
    )  # fmt: skip

    def test_finds_what_nobody_has_written_yet(self) -> None:
        for text in self.FOUND:
            with self.subTest(text):
                self.assertTrue(left_for_later(text, short=True))

    def test_leaves_texts_alone(self) -> None:
        for text in self.PASSES:
            with self.subTest(text):
                self.assertEqual(left_for_later(text, short=True), "")

    def test_crosses_in_running_text_are_examples(self) -> None:
        self.assertEqual(left_for_later("单位名称如×××有限公司"), "")
        self.assertEqual(left_for_later("×××"), "×××")


class AnyText(unittest.TestCase):
    @given(st.text())
    def test_no_text_makes_a_check_fail(self, text: str) -> None:
        for found in (catch_all(text), catch_all_condition(text)):
            self.assertIsInstance(found, bool)
        self.assertIsInstance(left_for_later(text, short=True), str)

    def test_long_hostile_text_takes_no_long_time(self) -> None:
        for piece in ("其他", "规定", "其他规定", "需要", "待", "×", "材料", "其他材料等", " "):
            with self.subTest(piece=piece):
                started = time.process_time()
                for text in (piece * 30_000, piece * 40 + "甲"):
                    catch_all(text), catch_all_condition(text), left_for_later(text, short=True)
                self.assertLess(time.process_time() - started, 2)
