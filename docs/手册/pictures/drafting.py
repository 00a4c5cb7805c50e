"""Writing a guide: the list, the form, the panel, files and review rules, handing in."""

from __future__ import annotations

from pictures import example
from pictures.camera import Camera

STEP = '#transition-form button[type="submit"]'


def take(camera: Camera) -> None:
    """Take the pictures of chapter 2 up to handing in; the example guide is handed in at the end."""
    example.clear_away(camera)
    drafter = camera.person(example.DRAFTER)
    drafter.open("/services")
    camera.take(drafter, "drafter-list", 600, ".sn-desk-links a")
    drafter.open("/services/++add++ServiceGuide")
    drafter.fill(example.FIRST_TAB)
    camera.take(drafter, "drafter-form", 860, "nav.autotoc-nav")
    for row in example.MATERIALS:
        drafter.add_row("materials", row)
    second_row = ':nth-match(tbody[data-name_prefix="form.widgets.materials"] .dgf--row-add:visible, 2)'
    drafter.page.locator(second_row).scroll_into_view_if_needed()
    camera.take(drafter, "drafter-rows", 860, second_row)
    drafter.fill({"type_code": "行政许可"})
    drafter.press_and_go('[name="form.buttons.save"]')
    guide = drafter.page.url.removesuffix("/view")
    camera.take(drafter, "drafter-panel", 760, ".sn-record-panel")
    drafter.open(f"{guide}/++add++Attachment")
    drafter.fill({"title": "建房申请表（空白）", "material": "建房申请表"})
    camera.take(drafter, "drafter-attachment", 660, '[name="form.buttons.save"]')
    drafter.open(f"{guide}/++add++ReviewRules")
    drafter.fill({"title": "农村村民建房审查细则"})
    drafter.add_row("rows", {"stage": "受理", "method": "书面审查", "points": "申请表由户主签名"})
    drafter.page.evaluate("scrollTo(0, 0)")
    camera.take(drafter, "drafter-rules", 900)
    _delete_shown(camera)
    drafter.open(f"{guide}/@@transition?transition=submit")
    drafter.page.fill("#transition-opinion", "请审核")
    camera.take(drafter, "drafter-submit", 520, STEP)
    drafter.press_and_go(STEP)


def _delete_shown(camera: Camera) -> None:
    """Take the picture of a draft that is about to be deleted in the list of contents, and leave it there."""
    drafter = camera.person(example.DRAFTER)
    drafter.open("/services/folder_contents")
    box = drafter.page.locator('main input[placeholder="搜索"]')
    box.fill("建房")
    box.press("Enter")
    row = drafter.page.locator("main table tbody tr").filter(has_text=example.NAME)
    row.locator("input[type=checkbox]").check()
    drafter.page.locator("#btn-delete").click()
    question = drafter.page.locator(".popover:visible")
    question.locator(".btn-danger").wait_for()
    camera.take(drafter, "drafter-delete", 760, "#btn-delete")
