"""What people do on a page, as steps for the tables of pages."""

from __future__ import annotations

from tests.journeys.browser import Person
from tests.journeys.crawl import Step


def click(selector: str, shows: str = "") -> Step:
    """Click something that changes this page, and wait until it shows what it should."""

    def step(person: Person) -> None:
        person.page.locator(selector).first.click()
        if shows:
            person.page.locator(shows).first.wait_for(state="visible")
        person.settling.wait()

    return step


def press(selector: str) -> Step:
    """Press something that leads to another page."""
    return lambda person: person.press_and_go(f"{selector} >> nth=0")


def fill(**values: str) -> Step:
    """Fill in fields of a form by name."""
    return lambda person: person.fill(values)


def type_into(selector: str, text: str) -> Step:
    """Type a text into any field."""
    return lambda person: person.page.fill(selector, text)


def check(selector: str) -> Step:
    """Tick a box."""
    return lambda person: person.page.check(selector)


def add_row(table: str, **values: str) -> Step:
    """Add a row to a table of a form."""
    return lambda person: person.add_row(table, values)


def hand_in(selector: str, name: str, content: bytes) -> Step:
    """Choose a file in a form."""
    return lambda person: person.page.set_input_files(
        selector, {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def send_unchecked(button: str) -> Step:
    """Send a form as a browser without scripts would, so that the server says what is wrong with it."""

    def step(person: Person) -> None:
        with person.page.expect_navigation(wait_until="load"):
            person.page.locator(button).first.evaluate(
                """button => {
                    const press = Object.assign(document.createElement("input"), {type: "hidden"});
                    press.name = button.name; press.value = button.value;
                    button.form.append(press);
                    HTMLFormElement.prototype.submit.call(button.form);
                }"""
            )
        person.settling.wait()

    return step


def each(selector: str) -> Step:
    """Open every menu of a kind in turn; what they hold stays in the page until the next one opens."""

    def step(person: Person) -> None:
        for entry in person.page.locator(selector).all():
            entry.click()

    return step


def key(name: str) -> Step:
    """Press a key."""
    return lambda person: person.page.keyboard.press(name)
