"""Deciding on a guide: reviewing, returning, suspending; the gate, moving to another unit, cancelling."""

from __future__ import annotations

from pictures import example
from pictures import public
from pictures.camera import Camera
from pictures.drafting import STEP
from tests.journeys.browser import Person


def take(camera: Camera) -> None:
    """Take the pictures of chapter 3 and of the publisher's decisions, then delete the example guide."""
    drafter, reviewer = camera.person(example.DRAFTER), camera.person(example.REVIEWER)
    guide = _find(reviewer, example.NAME, "pending")
    camera.take(reviewer, "reviewer-panel", 640, ".sn-record-steps")
    _form(reviewer, guide, "return_to_draft", "申请材料里没有写明宅基地使用证明，请补上")
    camera.take(reviewer, "reviewer-return", 520, "#transition-opinion")
    reviewer.press_and_go(STEP)
    drafter.open(f"{guide}/@@record-history")
    camera.take(drafter, "drafter-returned", 560)
    example.step(drafter, guide, "submit", "已补充")
    example.step(reviewer, guide, "review", "同意")
    publisher = camera.person(example.PUBLISHER)
    publisher.open(f"{guide}/@@transition?transition=publish")
    camera.take(publisher, "publisher-gate", 760, ".alert-danger")
    publisher.open(f"{guide}/@@reassign")
    publisher.page.select_option('select[name="target"]', label="县自然资源局")
    publisher.page.fill('textarea[name="reason"]', "机构改革，职责划转")
    camera.take(publisher, "publisher-reassign", 680)
    example.delete(camera, guide, "reviewed")

    published = _find(publisher, public.GUIDE, "published")
    _form(publisher, published, "cancel", "国务院取消该事项，文号：……")
    camera.take(publisher, "publisher-cancel", 520, STEP)
    approver = camera.person("demo-approver")
    _form(approver, published, "suspend", "系统升级，预计三天")
    camera.take(approver, "approver-suspend", 520, STEP)


def _find(person: Person, name: str, state: str) -> str:
    """Open a guide from the list, filtered by state, and return its address."""
    person.open(f"/services?state={state}")
    while not person.page.locator(f'main a:text-is("{name}")').count():
        person.press_and_go('main a[rel="next"]')
    person.press_and_go(f'main a:text-is("{name}")')
    return person.page.url.removesuffix("/view")


def _form(person: Person, url: str, transition: str, opinion: str) -> None:
    """Open the form of a step and write the opinion, without doing it."""
    person.open(f"{url}/@@transition?transition={transition}")
    person.page.fill("#transition-opinion", opinion)
