"""Revising a published guide: a working copy is begun, shown and deleted."""

from __future__ import annotations

from pictures import example
from pictures import public
from pictures.camera import Camera


def take(camera: Camera) -> None:
    """Take the pictures of a revision."""
    drafter = camera.person(example.DRAFTER)
    drafter.open(f"/@@search?SearchableText={public.WORDS}")
    drafter.press_and_go(f'main a:has-text("{public.GUIDE}")')
    guide = drafter.page.url
    left = drafter.page.locator('.sn-record-state a[href$="-revision"]')
    if left.count():
        example.delete(camera, str(left.get_attribute("href")), "draft")
        drafter.open(guide)
    camera.take(drafter, "revise-start", 640, '.sn-record-steps a:has-text("开始修订")')
    example.step(drafter, guide, "revise", "办公地点有变")
    copy = drafter.page.url.removesuffix("/view")
    camera.take(drafter, "revise-copy", 700, ".sn-record-state a")
    drafter.open(f"{guide}/@@record-history")
    camera.take(drafter, "history", 700, 'button:has-text("比较")')
    example.delete(camera, copy, "draft")
