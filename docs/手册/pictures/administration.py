"""Units by the system administrator, accounts and groups by the security administrator; nothing is saved."""

from __future__ import annotations

from pictures.camera import Camera

UNIT = "县民政局"
WHO, SEARCH = 'main [name="searchstring"]', 'main [name="form.button.Search"]'


def take(camera: Camera) -> None:
    """Take the pictures of chapter 5."""
    system = camera.person("demo-sysadmin")
    system.open("/units")
    camera.take(system, "units", 640)
    system.open("/units/++add++OrganisationUnit")
    system.fill({"title": "县数据局", "short_name": "数据局"})
    camera.take(system, "unit-add", 900)
    system.open("/units")
    system.press_and_go(f'main a:text-is("{UNIT}")')
    unit = system.page.url.removesuffix("/view")
    camera.take(system, "unit", 560)
    system.open(f"{unit}/@@merge-unit")
    system.page.select_option("#merge-target", label="县人力资源和社会保障局")
    system.page.fill("#merge-reason", "机构改革，两局合并")
    camera.take(system, "unit-merge", 640)

    security = camera.person("demo-secadmin")
    security.open("/@@overview-controlpanel")
    camera.take(security, "accounts", 620)
    security.open("/@@new-user")
    camera.take(security, "account-new", 900)
    security.open("/@@usergroup-groupprefs")
    security.page.fill(WHO, UNIT)
    security.press_and_go(SEARCH)
    camera.take(security, "groups", 1080, f'main a:has-text("{UNIT} · 审核人")')
    security.press_and_go(f'main a:has-text("{UNIT} · 审核人")')
    security.page.fill(WHO, "孙职员")
    security.press_and_go(SEARCH)
    camera.take(security, "group-members", 820)
