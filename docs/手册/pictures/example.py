"""The example guide: written for the pictures, and deleted again."""

from __future__ import annotations

from pictures.camera import Camera
from tests.journeys.browser import Person

NAME = "农村村民建房审批（示例）"
DRAFTER, REVIEWER, PUBLISHER = "demo-drafter", "demo-reviewer", "demo-publisher"
FIRST_TAB = {
    "title": NAME,
    "description": "在自家宅基地上新建、翻建住房前办理。",
    "aliases": "盖房子\n宅基地\n建房证",
}
MATERIALS = [{"name": "建房申请表", "note": "户主签名"}, {"name": "户口簿", "kind": "复印件"}]


def clear_away(camera: Camera) -> None:
    """Delete what an earlier run that was broken off has left: drafts by their writer, others returned to them first."""
    drafter = camera.person(DRAFTER)
    answer = drafter.context.request.get(
        f"{camera.site}/@search",
        params={"portal_type": "ServiceGuide", "SearchableText": NAME, "sort_on": "created"},
        headers={"Accept": "application/json"},
    )
    for found in answer.json()["items"]:
        if found["title"] == NAME:
            delete(camera, found["@id"], found["review_state"])


def delete(camera: Camera, url: str, state: str) -> None:
    """Delete a guide that was never published.

    :param url: its address.
    :param state: draft, pending or reviewed.
    """
    if state == "pending":
        step(camera.person(REVIEWER), url, "return_to_draft", "示例结束，退回删除")
    if state == "reviewed":
        step(camera.person(PUBLISHER), url, "return_reviewed", "示例结束，退回删除")
    drafter = camera.person(DRAFTER)
    drafter.open(f"{url}/delete_confirmation")
    drafter.press_and_go('[name="form.buttons.Delete"]')


def step(person: Person, url: str, transition: str, opinion: str = "") -> None:
    """Take a step of the work with a record, in its own form."""
    person.open(f"{url}/@@transition?transition={transition}")
    if opinion:
        person.page.fill("#transition-opinion", opinion)
    person.press_and_go('#transition-form button[type="submit"]')
