"""The other formats and elements, measured on the finished PDF within half a millimetre."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.gbt9704.document import official_document
from shangnan.policy.paper.gbt9704.elements import Block
from shangnan.policy.paper.gbt9704.elements import blocks_of
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.gbt9704.elements import Part
from shangnan.policy.paper.pdf.writer import pdf
from tests.paper.gbt9704.measured import ADVANCE
from tests.paper.gbt9704.measured import BODY
from tests.paper.gbt9704.measured import BOTTOM
from tests.paper.gbt9704.measured import ink
from tests.paper.gbt9704.measured import LEFT
from tests.paper.gbt9704.measured import measured
from tests.paper.gbt9704.measured import MeasuredPage
from tests.paper.gbt9704.measured import MIDDLE
from tests.paper.gbt9704.measured import MOST
from tests.paper.gbt9704.measured import PITCH
from tests.paper.gbt9704.measured import RED
from tests.paper.gbt9704.measured import RIGHT
from tests.paper.gbt9704.measured import TOP
from tests.paper.gbt9704.samples import LETTER
from tests.paper.gbt9704.samples import MINUTES
from tests.paper.gbt9704.samples import NOTICE
from tests.paper.gbt9704.samples import ORDER
from tests.paper.gbt9704.samples import UPWARD

import unittest


class Measuring(unittest.TestCase):
    def near(self, found: float, wanted: float) -> None:
        self.assertAlmostEqual(found, wanted, delta=MOST)

    def draw(self, document: OfficialDocument) -> list[MeasuredPage]:
        return measured(pdf(official_document(document)))


class TestUpward(Measuring):
    def test_copy_number_and_urgency_stand_at_the_left(self) -> None:
        page = self.draw(UPWARD)[0]
        copy, urgency = page.line("000012"), page.line("特急")
        self.near(copy.x, LEFT)
        self.near(copy.body_top, TOP)
        self.near(urgency.x, LEFT)
        self.near(urgency.body_top, TOP + PITCH)
        self.assertEqual({round(sign.size, 2) for sign in (*copy.signs, *urgency.signs)}, {16})

    def test_names_of_bodies_stand_below_each_other_with_the_word_beside(self) -> None:
        page = self.draw(UPWARD)[0]
        names = [page.line(name.removesuffix("文件")) for name in UPWARD.mark]
        self.near(ink(names)[1], TOP + 35)
        for name in names[1:]:
            self.near(name.x, names[0].x)
            self.near(name.right, names[0].right)
        _, top, right, bottom = ink(names)
        left, word_top, _, word_bottom = ink([page.line("文件")])
        self.assertGreater(left, right)
        self.near((word_top + word_bottom) / 2, (top + bottom) / 2)

    def test_signers_stand_two_in_a_row_and_the_number_on_the_last(self) -> None:
        page = self.draw(UPWARD)[0]
        first, last = page.line("签发人：王建国李明"), page.line("商南审批字〔2024〕3号赵小军")
        self.near(last.x, LEFT + ADVANCE)
        self.near(last.body_top - first.body_top, PITCH)
        self.near(first.signs[-1].x + BODY, RIGHT - ADVANCE)
        self.near(
            next(s for s in last.signs if s.character == "赵").x, next(s for s in first.signs if s.character == "王").x
        )
        self.near(page.rules[0].y1 - last.body_bottom, 4)

    def test_long_names_of_signers_stand_above_the_number(self) -> None:
        page = self.draw(replace(UPWARD, mark=UPWARD.mark[2:], signers=("买买提·阿不都热依木江·吐尔逊", "李明")))[0]
        first, second = page.line("签发人：买买提"), page.line("商南审批字〔2024〕3号李")
        self.near(second.body_top - first.body_top, PITCH)
        self.near(next(sign for sign in second.signs if sign.character == "李").x, first.signs[4].x)
        self.assertGreater(first.x, LEFT)
        alone = self.draw(replace(UPWARD, mark=UPWARD.mark[2:], signers=("买买提·阿不都热依木江·吐尔逊",)))[0]
        self.near(alone.line("商南审批字").body_top - alone.line("签发人：").body_top, PITCH)
        self.near(alone.rules[0].y1 - alone.line("商南审批字").body_bottom, 4)
        with self.assertRaisesRegex(DoesNotFit, "signer"):
            official_document(replace(UPWARD, signers=("王" * 30,)))

    def test_signers_are_printed_for_superiors_alone(self) -> None:
        page = self.draw(replace(UPWARD, upward=False))[0]
        self.assertNotIn("签发人", "".join(line.text for line in page.lines))

    def test_a_number_not_given_yet_leaves_its_place_blank(self) -> None:
        with_number, without = self.draw(NOTICE)[0], self.draw(replace(NOTICE, number=""))[0]
        self.assertEqual(with_number.rules[0].y1, without.rules[0].y1)
        self.assertEqual(
            [line.text for line in with_number.lines if line.text != NOTICE.number],
            [line.text for line in without.lines],
        )

    def test_the_list_of_attachments(self) -> None:
        pages = self.draw(UPWARD)
        first = pages[0].line("附件：1.自助服务终端清单")
        second = pages[0].line("2.各窗口值守人员名单")
        self.near(first.x, LEFT + 2 * ADVANCE)
        self.near(second.x, first.signs[3].x)
        name = next(sign for sign in first.signs if sign.character == "自")
        self.near(second.signs[2].x, name.x)
        self.near(pages[1].line("一览表").x, name.x)

    def test_seals_stand_in_a_row_without_touching(self) -> None:
        page = self.draw(UPWARD)[1]
        line = page.line("行政审批服务局商南县财政局市场监督管理局")
        starts = [
            number
            for number, sign in enumerate(line.signs)
            if number == 0 or sign.x - line.signs[number - 1].x > BODY * 1.2
        ]
        ends = [*starts[1:], len(line.signs)]
        middles = [(line.signs[a].x + line.signs[b - 1].x + BODY) / 2 for a, b in zip(starts, ends, strict=True)]
        self.assertEqual(len(middles), 3)
        for middle, after in pairwise(middles):
            self.assertGreater(after - middle, 42)
        self.assertGreater(middles[0] - 21, LEFT)
        self.assertLess(middles[-1] + 21, RIGHT)
        date = page.line("2024年3月2日")
        self.near((date.x + date.signs[-1].x + BODY) / 2, middles[-1])
        self.near(date.signs[-1].x + BODY, RIGHT - 4 * ADVANCE)

    def test_attachments_begin_pages(self) -> None:
        pages = self.draw(UPWARD)
        self.assertEqual(len(pages), 4)
        for page, label, title in ((pages[2], "附件1", "自助服务终端清单"), (pages[3], "附件2", "各窗口值守人员名单")):
            self.near(page.line(label).x, LEFT)
            self.near(page.line(label).body_top, TOP)
            self.near(page.line(title).body_top + 3 * 25.4 / 72, TOP + 2 * PITCH)


class TestUnsealed(Measuring):
    def test_the_date_stands_two_characters_right_of_the_name(self) -> None:
        page = self.draw(replace(NOTICE, sealed=False, blocks=NOTICE.blocks[:3]))[0]
        date = page.line("2024年3月2日")
        name = next(line for line in page.lines if line.text == "商南县行政审批服务局" and line.signs[0].colour != RED)
        self.near(name.signs[-1].x + BODY, RIGHT - 2 * ADVANCE)
        self.near(date.x, name.x + 2 * ADVANCE)
        self.near(name.body_top - page.line("工作日中午").body_top, 2 * PITCH)

    def test_a_date_longer_than_the_name_stands_two_characters_in(self) -> None:
        page = self.draw(replace(NOTICE, sealed=False, signatures=("县委",)))[0]
        date, name = page.line("2024年3月2日"), page.line("县委")
        self.near(date.signs[-1].x + BODY, RIGHT - 2 * ADVANCE)
        self.near(date.x, name.x + 2 * ADVANCE)


class TestLetter(Measuring):
    def test_head_and_double_rules(self) -> None:
        page = self.draw(LETTER)[0]
        mark = page.line("商南县行政审批服务局")
        self.near(ink([mark])[1], 30)
        rules = [rule for rule in page.rules if rule.colour == RED]
        self.assertEqual([round(rule.weight, 2) for rule in rules], [0.7, 0.25, 0.25, 0.7])
        for rule in rules:
            self.near(rule.x2 - rule.x1, 170)
            self.near((rule.x1 + rule.x2) / 2, 105)
        self.near(rules[0].y1 - rules[0].weight / 2 - ink([mark])[3], 4)
        self.near(rules[3].y1 + rules[3].weight / 2, 277)

    def test_number_and_notes_stand_below_the_rule(self) -> None:
        page = self.draw(LETTER)[0]
        line = page.line("000003商南审批函〔2024〕3号")
        self.near(line.x, LEFT)
        self.near(line.signs[-1].x + BODY, RIGHT)
        rules = [rule for rule in page.rules if rule.colour == RED]
        self.near(line.body_top - rules[1].y1, 7 / 8 * BODY)
        self.near(page.line("加急").body_top - line.body_top, PITCH)
        self.near(page.line("关于商请").body_top + 3 * 25.4 / 72 - page.line("加急").body_top, 3 * PITCH)

    def test_the_last_line_stands_over_the_lower_rule(self) -> None:
        page = self.draw(LETTER)[0]
        rules = [rule for rule in page.rules if rule.colour == RED]
        self.near(rules[2].y1 - page.lines[-1].body_bottom, 7 / 8 * BODY)

    def test_the_first_page_has_no_number_and_the_foot_no_rules(self) -> None:
        first, *_, last = self.draw(LETTER)
        self.assertFalse(any("—" in line.text for line in first.lines))
        self.assertEqual(last.lines[-1].text[0], "—")
        copies = last.line("抄送：县政府办公室。")
        self.assertLess(copies.body_bottom, BOTTOM)
        self.assertFalse([rule for rule in last.rules if rule.y1 > copies.body_top - 3])


class TestOrder(Measuring):
    def test_head_number_and_text(self) -> None:
        page = self.draw(ORDER)[0]
        mark, number = page.line("商南县人民政府令"), page.line("第12号")
        self.near(ink([mark])[1], TOP + 20)
        self.near(number.body_top - ink([mark])[3], 2 * PITCH)
        self.near((number.x + number.right) / 2, MIDDLE)
        self.near(sum(ink([mark])[::2]) / 2, MIDDLE)
        self.near(page.line("《商南县政务服务管理办法》已经").body_top - number.body_top, 3 * PITCH)
        self.assertEqual(page.rules, [])

    def test_the_post_stands_before_the_name(self) -> None:
        page = self.draw(ORDER)[0]
        line, date = page.line("县长李建国"), page.line("2024年3月2日")
        self.near(line.signs[-1].x + BODY, RIGHT - 4 * ADVANCE)
        self.near(line.signs[2].x - line.signs[1].x, 3 * ADVANCE)
        self.near(date.signs[-1].x + BODY, RIGHT - 4 * ADVANCE)
        self.near(date.body_top - line.body_top, 2 * PITCH)

    def test_room_is_left_for_the_stamp_of_a_name(self) -> None:
        line = self.draw(replace(ORDER, sealed=True))[0].line("县长")
        self.assertEqual(line.text, "县长")


class TestMinutes(Measuring):
    def test_who_attended(self) -> None:
        page = self.draw(replace(MINUTES, blocks=(Block("会议研究了延时服务工作。"),)))[0]
        attended, absent = page.line("出席："), page.line("请假：张三")
        self.near(attended.x, LEFT + 2 * ADVANCE)
        rest = page.lines[page.lines.index(attended) + 1]
        self.near(rest.x, attended.signs[3].x)
        self.near(absent.body_top - rest.body_top, PITCH)


class TestFoot(Measuring):
    def test_rules_and_lists(self) -> None:
        page = self.draw(NOTICE)[-1]
        self.assertEqual([round(rule.weight, 2) for rule in page.rules], [0.35, 0.25, 0.35])
        copies = page.line("抄送：县委办公室，县政府办公室。")
        self.near(copies.x, LEFT + 14 * 25.4 / 72)
        self.assertTrue(page.rules[0].y1 < copies.body_top < copies.body_bottom < page.rules[1].y1)

    def test_too_many_addressees_move_to_it(self) -> None:
        many = "、".join(["县发展和改革局"] * 45)
        pages = self.draw(replace(NOTICE, recipients=many))
        self.assertEqual(pages[-1].rules[0].weight, max(rule.weight for rule in pages[-1].rules))
        self.assertTrue(any(line.text.startswith("主送：县发展和改革局") for line in pages[-1].lines))
        self.assertIn("为方便群众办事，现就延时服务工作通知如下。", [line.text for line in pages[0].lines])

    def test_the_empty_page_before_it_and_its_own_have_no_numbers(self) -> None:
        for lines in range(1, 40):
            pages = self.draw(replace(NOTICE, parts=(), annotation="", blocks=blocks_of("政务服务。\n" * lines)))
            self.assertEqual(len(pages) % 2, 0)
            numbers = [any("—" in line.text for line in page.lines) for page in pages]
            empty = [not page.lines and not page.rules for page in pages]
            if any(empty):
                self.assertEqual((empty[-2], numbers[-2:]), (True, [False, False]))
                break
        else:
            self.fail("no number of lines leaves an empty page")


class TestClosing(Measuring):
    def test_the_signature_never_stands_on_a_page_without_text(self) -> None:
        for lines in range(1, 60):
            made = official_document(
                replace(
                    NOTICE,
                    blocks=blocks_of("政务服务标准化建设。\n" * lines),
                    printed_by="",
                    printed_on="",
                    copies_to="",
                )
            )
            told = [{item.text for item in page.items if hasattr(item, "text")} for page in made.pages]
            on = next(number for number, texts in enumerate(told) if any("月" in text for text in texts))
            self.assertTrue(any("政务服务标准化" in text for text in told[on]), lines)
            self.assertEqual(on, len(told) - 1)

    def test_a_title_that_leaves_no_room_is_refused(self) -> None:
        with self.assertRaisesRegex(DoesNotFit, "title"):
            official_document(replace(NOTICE, title="政务服务" * 75))


class TestTables(Measuring):
    def test_the_head_is_repeated_on_each_page(self) -> None:
        rows = (("序号", "事项", "单位"), *((str(n), f"事项{n}", "商南县行政审批服务局") for n in range(1, 61)))
        made = official_document(replace(NOTICE, parts=(Part("目录", (Block(rows=rows),), "附件"),)))
        pages = [page for page in measured(pdf(made)) if any(line.text == "序号事项单位" for line in page.lines)]
        self.assertGreater(len(pages), 2)
        told = [line.text for page in pages for line in page.lines]
        for number in range(1, 61):
            self.assertEqual(told.count(f"{number}事项{number}商南县行政审批服务局"), 1)
        for page in pages:
            self.assertLess(max(rule.y2 for rule in page.rules if rule.colour != RED), BOTTOM + MOST)
        heads = [item for page in made.pages for item in page.items if getattr(item, "text", "") == "序号"]
        self.assertEqual([item.element is not None for item in heads], [True, *[False] * (len(heads) - 1)])

    def test_a_row_higher_than_a_page_is_divided(self) -> None:
        rows = (("甲", "乙"), ("一", "鑫" * 4000))
        pages = self.draw(replace(NOTICE, blocks=(Block("如下。"), Block(rows=rows))))
        self.assertEqual(sum(line.text.count("鑫") for page in pages for line in page.lines), 4000)

    def test_too_many_columns_are_refused(self) -> None:
        with self.assertRaisesRegex(DoesNotFit, "columns"):
            official_document(replace(NOTICE, blocks=(Block(rows=(("甲",) * 40,)),)))
