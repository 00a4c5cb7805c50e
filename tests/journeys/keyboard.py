"""Somebody who has a keyboard and nothing else."""

from __future__ import annotations

from tests.journeys.browser import Person
from typing import Any

MOST_STOPS = 200
# What has the focus, whether it can be seen, and by what: an outline, a shadow, or another border than without the focus.
FOCUS = """() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const look = node => {
        const style = getComputedStyle(node);
        return [style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor];
    };
    const parents = [element, element.parentElement, element.closest("form, label, .form-check")].filter(Boolean);
    const focused = parents.map(look);
    // A date and a field for a file have stops of their own inside, and would begin at the first one again.
    const whole = !["date", "time", "datetime-local", "month", "file"].includes(element.type);
    if (whole) element.blur();
    const plain = parents.map(look);
    if (whole) element.focus({preventScroll: true});
    return {
        tag: element.tagName, id: element.id, name: element.getAttribute("name") || "",
        text: (element.innerText || element.value || element.getAttribute("aria-label") || "").trim(),
        // Inside of these the browser draws the focus itself, where no style tells of it.
        shown: !whole || JSON.stringify(focused) !== JSON.stringify(plain),
        inside: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    };
}"""


class Typist:
    """Goes through pages by Tab, Enter, Space and arrows, and looks at each stop whether the focus can be seen.

    :ivar unseen: stops at which nothing showed where the focus was.
    """

    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page
        self.unseen: list[str] = []

    def press(self, key: str, times: int = 1) -> None:
        """Press a key."""
        for _time in range(times):
            self.page.keyboard.press(key)

    def here(self) -> dict[str, Any]:
        """Return what has the focus: tag, id, name, text, shown, inside."""
        return self.page.evaluate(FOCUS)

    def tab_to(self, wanted: str, key: str = "Tab") -> dict[str, Any]:
        """Press Tab until a control has the focus: one whose name or id ends so, or whose words are these.

        :raises AssertionError: when it does not come within MOST_STOPS, or the focus is caught at one place.
        """
        before, same = "", 0
        for _stop in range(MOST_STOPS):
            self.press(key)
            here = self.here()
            place = f"{here['tag']} {here['id']} {here['name']} {here['text'][:40]}"
            if here["tag"] != "BODY" and not (here["shown"] and here["inside"]):
                self.unseen.append(f"{self.page.url}: {place}")
            if wanted in (here["text"], here["id"], here["name"]) or (here["name"].endswith(wanted) and "." in wanted):
                return here
            same = same + 1 if place == before else 0
            if same > 3:
                raise AssertionError(f"the focus is caught at {place}")
            before = place
        raise AssertionError(f"no way to {wanted}")

    def type(self, text: str) -> None:
        """Type into what has the focus, in place of what is there."""
        self.press("Control+a")
        self.page.keyboard.insert_text(text)
        # Scripts listen for keys as well as for the text.
        self.press("End")

    def enter(self) -> None:
        """Press Enter on something that leads to another page."""
        with self.page.expect_navigation(wait_until="load"):
            self.press("Enter")
        self.person.settling.wait()
