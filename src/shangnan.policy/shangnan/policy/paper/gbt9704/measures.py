"""The measures of GB/T 9704-2012, each with its clause, in points. The grid's own are in `typeset.grid`."""

from __future__ import annotations

from shangnan.policy.paper.model.document import A4
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.typeset.grid import ADVANCE
from shangnan.policy.paper.typeset.grid import THREE

#: 7.2.4: 发文机关标志, its upper edge below the type area's top.
MARK_BELOW_TOP = 35 * MM
#: 7.2.5 and 7.3.1: two blank lines below the mark and below the red rule; here from edge to edge, with the body of a 2号 title
#: standing 3 pt over its line: 59.2 pt under the mark and 58.5 pt under the rule.
BLANK_LINES = 2
#: 7.2.7: the red rule below the number.
RULE_BELOW_NUMBER = 4 * MM
#: 7.4.1: 版记, first and last rule, and those between.
THICK, THIN = 0.35 * MM, 0.25 * MM
#: The red rule's width; the standard leaves it open.
RED_RULE = 0.7 * MM
#: 7.5: the dashes' upper edge below the type area.
NUMBER_BELOW = 7 * MM
#: 7.3.5.1: 成文日期 four characters in from the right; 7.3.5.2: 署名 two.
DATE_IN_SEALED, SIGNATURE_IN = 4 * ADVANCE, 2 * ADVANCE
#: 7.3.5.2: the date's first character two to the right of the first of 署名.
DATE_AFTER_SIGNATURE = 2 * ADVANCE
#: Diameter of a county's seal, 42 mm (国发〔1999〕25号), and from one to the next in a row and down the rows: three stand within the
#: type area without touching (7.3.5.1), the last over a date four characters in from the right.
SEAL = 42 * MM
SEAL_COLUMN, SEALS_IN_ROW = 46 * MM, 3
SEAL_ROW_LINES = 5
#: 10.1: 信函: the mark's upper edge under the page's; rules of 170 mm, 4 mm under the mark and 20 mm over the page's lower edge.
LETTER_MARK_TOP = 30 * MM
LETTER_RULE_BELOW_MARK = 4 * MM
LETTER_RULE_WIDTH = 170 * MM
LETTER_RULE_BOTTOM = A4[1] - 20 * MM
#: 10.1: 7/8 of a 3号 character between a rule and the text next to it.
LETTER_BESIDE_RULE = THREE * 7 / 8
#: The double rule: thick line, room, thin line; the standard leaves their widths open.
DOUBLE_THICK, DOUBLE_ROOM, DOUBLE_THIN = 0.7 * MM, 0.5 * MM, 0.25 * MM
#: 10.2: 命令: the mark's upper edge below the type area's.
ORDER_MARK_BELOW_TOP = 20 * MM
#: 10.2 and 7.3.5.3: two blank lines under the text, the stamp of the signer's name four characters in from the right, 职务 two
#: characters to its left, the date one blank line under it.
STAMP_IN, POST_BEFORE_STAMP = 4 * ADVANCE, 2 * ADVANCE
#: The width left for a stamp of a name.
STAMP_WIDTH = 4 * ADVANCE
