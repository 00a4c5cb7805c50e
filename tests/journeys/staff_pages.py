"""Which pages each office sees, and what it does there. Names in braces are places of `chinese_site`."""

from __future__ import annotations

from shangnan.policy.paper.docx.writer import write
from shangnan.policy.paper.gbt9704.elements import blocks_of
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from tests.journeys.administrators_pages import SECURITY_ADMINISTRATOR
from tests.journeys.administrators_pages import SYSTEM_ADMINISTRATOR
from tests.journeys.crawl import Call
from tests.journeys.crawl import Visit
from tests.journeys.steps import add_row
from tests.journeys.steps import check
from tests.journeys.steps import click
from tests.journeys.steps import fill
from tests.journeys.steps import hand_in
from tests.journeys.steps import press
from tests.journeys.steps import send_unchecked
from tests.journeys.steps import type_into
from tests.paper.check.reference import notice
from tests.transfer.files import cells
from tests.transfer.files import csv_bytes
from tests.transfer.files import item

SAVE = '[name="form.buttons.save"]'
SEND = '#transition-form button[type="submit"]'
ACTIONS = "#plone-contentmenu-actions > a"
WORD_FILE = write(
    OfficialDocument(
        title="关于延时服务的通知", number="商南审批发〔2026〕3号", blocks=blocks_of("现通知如下。\n| 甲 | 乙 |")
    )
)
OTHER_KINDS = {"type_code": "99", "type": "别的"}


def dialog(button: str) -> tuple:
    """Open one of the boxes above the list of contents, then close it again."""
    return click(f"#btn-{button}", f"#popover-{button}:visible, .popover.show"), click(f"#btn-{button}")


CONTENTS = (
    *dialog("structure-columns"),
    *dialog("structure-rearrange"),
    *dialog("upload"),
    click(".btn-queryfilter"),
    check("tr.itemRow >> nth=0 >> input[type=checkbox]"),
    *dialog("change-selection"),
    *dialog("delete"),
    *dialog("rename"),
    *dialog("tags"),
    *dialog("workflow"),
    *dialog("properties"),
    click("tr.itemRow >> nth=0 >> .dropdown-toggle"),
    click("#btn-cut", ".alert, .portalMessage"),
)
DRAFTER = (
    Visit("", (click("#personaltools-menulink", "#collapse-personaltools"),)),
    Visit("/services"),
    Visit("{unit}/@@signs", (send_unchecked("#signs-staff button[type=submit]"),)),
    Visit("/services/folder_contents", CONTENTS),
    Visit(
        "/services/++add++ServiceGuide",
        (
            click(SAVE),
            fill(statutory_days="三天"),
            send_unchecked(SAVE),
            fill(title="只有名称的事项", statutory_days="10"),
            add_row("materials", name="申请表"),
            press(SAVE),
        ),
    ),
    Visit(
        "{draft}",
        (
            click(ACTIONS),
            press("#plone-contentmenu-actions-copy"),
            click("#plone-contentmenu-workflow > a"),
            press("#workflow-transition-advanced"),
        ),
    ),
    Visit("{draft}/edit", (fill(title=""), send_unchecked(SAVE))),
    Visit("{draft}/@@transition?transition=submit"),
    Visit("{draft}/@@record-history"),
    Visit("{draft}/content_status_history"),
    Visit("{draft}/folder_contents"),
    Visit("{draft}/delete_confirmation"),
    Visit("{draft}/object_rename"),
    Visit("{draft}/++add++ReviewRules", (send_unchecked(SAVE),)),
    Visit(
        "{draft}/++add++Attachment",
        (
            send_unchecked(SAVE),
            hand_in('[type="file"]', "冒名.pdf", b"MZ"),
            fill(title="程序"),
            send_unchecked(SAVE),
        ),
    ),
    Visit("{attachment}/view"),
    Visit("{attachment}/edit"),
    Visit("{published}"),
    Visit("{published}/@@record-history"),
    Visit("{published}/@@record-difference?old=1&new=2"),
    Visit("{published}/@@record-difference?old=2&new=present"),
    Visit("{published}/@@transition?transition=revise"),
    Visit("/units"),
    Visit("{unit}"),
    Visit("/regulations/++add++Regulation"),
    Visit("/dispatches/++add++OutgoingDispatch"),
    Visit("{outgoing}"),
    Visit(
        "{outgoing}/@@import-docx", (hand_in("#docx-file", "冒名.docx", b"MZ"), send_unchecked("#import-docx button"))
    ),
    Visit(
        "{outgoing}/@@import-docx",
        (hand_in("#docx-file", "通知.docx", WORD_FILE), send_unchecked("#import-docx button")),
    ),
    Visit("/training/++add++TrainingRecord"),
    Visit("{incoming}/@@reply"),
    Visit("{incoming}/@@transition?transition=done", (send_unchecked(SEND),)),
    Visit("/@@personal-information", (send_unchecked(SAVE),)),
    Visit("/@@personal-preferences", (send_unchecked(SAVE),)),
    Visit(
        "/@@change-password",
        (
            fill(current_password="?", new_password="abc", new_password_ctl="abd"),
            send_unchecked('[name="form.buttons.reset_passwd"]'),
        ),
    ),
    Visit("/author/demo-drafter"),
    Visit("/contact-info"),
    Visit(
        "/@@check-paper",
        (
            hand_in("#check-file", "不是.pdf", b"MZ"),
            press('#check-form button[type="submit"]'),
            hand_in("#check-file", "通知.pdf", notice().pdf()),
            press('#check-form button[type="submit"]'),
        ),
    ),
    Visit("/sitemap"),
    Visit("/@@overview-controlpanel"),
    Visit("{draft}/sharing"),
    Visit("/nothing-here", status=404),
    Visit("/@@fails", status=500),
    Visit("/logout"),
)
REVIEWER = (
    Visit("{pending}"),
    Visit("{pending}/edit", (press('[name="form.buttons.cancel"]'),)),
    Visit("{pending}/@@transition?transition=review"),
    Visit("{pending}/@@transition?transition=return_to_draft", (send_unchecked(SEND),)),
    Visit("{pending}/@@record-history"),
)
PUBLISHER = (
    Visit("/services/folder_contents"),
    Visit("/services/@@import-catalogue"),
    Visit("/services/@@import-batches"),
    Visit("{reviewed}"),
    Visit("{reviewed}/@@transition?transition=publish", (send_unchecked(SEND),)),
    Visit("{reviewed}/@@reassign", (send_unchecked('#content button[type="submit"]'),)),
    Visit("{published}/@@transition?transition=suspend", (send_unchecked(SEND),)),
    Visit("{published}/@@transition?transition=cancel"),
    Visit(
        "/services/@@import-guides",
        (
            send_unchecked('#import-form button[type="submit"]'),
            hand_in("#import-file", "清单.csv", "名称,单位\n甲,乙\n".encode()),
            press('#import-form button[type="submit"]'),
            hand_in(
                "#import-file",
                "清单.csv",
                csv_bytes(cells([item(1), item(2, unit="没有的单位"), item(3, **OTHER_KINDS)])),
            ),
            press('#import-form button[type="submit"]'),
        ),
    ),
)
REGISTRAR = (
    Visit("/dispatches/@@register?kind=IncomingDispatch"),
    Visit("/dispatches/@@dispatch-tray"),
    Visit("/dispatches/@@dispatches-due"),
    Visit(
        "/dispatches/++add++IncomingDispatch",
        (send_unchecked(SAVE), fill(title="来文", sender_number="机密8号"), press(SAVE)),
    ),
    Visit("{incoming}"),
    Visit("{incoming}/@@transition?transition=urge"),
    Visit(
        "{incoming}/@@people",
        (type_into("#people-readers", "没有的人"), press('#people-form button[type="submit"]')),
    ),
    Visit("{incoming}/@@record-history"),
    Visit("/archive"),
    Visit("/archive/@@filing-due"),
    Visit("/archive/@@filed"),
    Visit("/archive/++add++FilingPlan", (send_unchecked(SAVE),)),
    Visit("/archive/@@fixity"),
    Visit("/archive/@@expired"),
    Visit("/archive/@@holds", (send_unchecked('#content form button[type="submit"]'),)),
    Visit("/archive/@@handover", (send_unchecked('#content form button[type="submit"]'),)),
    Visit("/archive/@@archive-use", (send_unchecked('#content form button[type="submit"]'),)),
    Visit("/archive/++add++DisposalList", (send_unchecked(SAVE),)),
)
AUDITOR = (
    Visit("/@@my-desk"),
    Visit("/@@print-order"),
    Visit("/archive"),
    Visit("/archive/@@journal"),
    Visit("/archive/@@journal?actor=demo-drafter"),
    Visit("/archive/@@journal?since=gestern"),
)
PARTY_CLERK = (
    Visit(
        "/party/@@import-records",
        (
            hand_in("#import-file", "党建.csv", csv_bytes([["标题"], ["甲"]])),
            press('#import-form button[type="submit"]'),
            hand_in(
                "#import-file",
                "党建.csv",
                csv_bytes(
                    [
                        ["实施单位", "标题", "党支部", "活动类型", "活动日期", "应到人数", "密级"],
                        ["没有的单位", "", "甲", "团建", "昨天", "很多", "秘密"],
                    ]
                ),
            ),
            press('#import-form button[type="submit"]'),
        ),
    ),
    Visit("/party"),
    Visit("/party/++add++PartyRecord", (send_unchecked(SAVE),)),
)
INSPECTOR = (
    Visit("/integrity?kind=IntegrityRisk"),
    Visit("/integrity?kind=IntegrityListItem"),
    Visit("/integrity?kind=IntegrityLogEntry"),
    Visit("/integrity/@@integrity-due"),
    Visit("/integrity/++add++IntegrityRisk", (send_unchecked(SAVE),)),
    Visit("/integrity/++add++IntegrityListItem", (send_unchecked(SAVE),)),
    Visit("/integrity/++add++IntegrityLogEntry", (send_unchecked(SAVE),)),
    Visit("/integrity?kind=IntegrityCampaign"),
    Visit("/integrity?kind=ResponsibilityLetter"),
    Visit("/integrity/@@my-letters"),
    Visit("/integrity/++add++ResponsibilityLetter", (send_unchecked(SAVE),)),
    Visit("/integrity/++add++IntegrityCampaign", (send_unchecked(SAVE),)),
    Visit("{campaign}"),
    Visit("{campaign}/@@campaign-roster", (send_unchecked('#roster-form button[type="submit"]'),)),
    Visit("{campaign}/@@make-letters"),
    Visit("{campaign}/@@remind"),
    Visit("{campaign}/@@assess-letters"),
    Visit("{campaign}/@@record-history"),
    Visit("{campaign}/@@transition?transition=close", (send_unchecked(SEND),)),
    Visit("{letter}"),
    Visit("{letter}/edit"),
    Visit("{risk}"),
    Visit("{risk}/@@transition?transition=review", (send_unchecked(SEND),)),
)
# The office, what it opens, and whether it also goes through every control panel that the site offers it.
OFFICES: dict[str, tuple[tuple[Visit, ...], bool]] = {
    "demo-drafter": (DRAFTER, False),
    "demo-reviewer": (REVIEWER, False),
    "demo-publisher": (PUBLISHER, False),
    "demo-registrar": (REGISTRAR, False),
    "demo-auditor": (AUDITOR, False),
    "demo-party": (PARTY_CLERK, False),
    "demo-discipline": (INSPECTOR, False),
    "demo-sysadmin": (SYSTEM_ADMINISTRATOR, True),
    "demo-secadmin": (SECURITY_ADMINISTRATOR, True),
}
REST = (
    Call("/nothing-here", 404),
    Call("/@fails-to-exist", 404),
    Call("/@search?nonsense=1", 400, told="nonsense"),
    Call("/@search?b_size=many", 400, told="b_size"),
    Call("/services", 400, "POST", "this is no JSON"),
    Call("/services", 400, "POST", {"@type": "ServiceGuide", "title": "事项", "statutory_days": "三"}),
    Call("{draft}", 400, "PATCH", {"materials": "一张表"}),
    Call("{pending}/@workflow/publish", 403, "POST", {}),
)
