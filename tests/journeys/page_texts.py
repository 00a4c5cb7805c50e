"""Every text that a page in a browser says: shown, behind a tab, in a tooltip, or to a screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from playwright.sync_api import Frame
from playwright.sync_api import Page
from tests.journeys.allowed_words import PLACES

# Texts of elements that are not shown at this moment count as well: a menu opens, a tab is chosen. What people typed
# themselves (values of fields, text areas) does not count.
COLLECT = """left_out => {
    const silent = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "TEXTAREA"]);
    const spoken = ["title", "alt", "placeholder", "aria-label", "aria-description", "label", "data-bs-original-title"];
    const found = [];
    const place = node => {
        const parts = [];
        for (let e = node; e && e.tagName && e.tagName !== "BODY" && parts.length < 5; e = e.parentElement) {
            const style = typeof e.className === "string" ? e.className.trim().split(/\\s+/)[0] : "";
            parts.unshift(e.tagName.toLowerCase() + (e.id ? "#" + e.id : style ? "." + style : ""));
            if (e.id) break;
        }
        return parts.join(" ");
    };
    const walk = element => {
        if (silent.has(element.tagName) || element.matches(left_out)) return;
        for (const name of spoken) {
            const value = element.getAttribute(name);
            if (value && value.trim()) found.push([value.trim(), place(element) + " @" + name]);
        }
        const button = element.tagName === "INPUT" && ["submit", "button", "reset"].includes(element.type);
        if (button && element.value.trim()) found.push([element.value.trim(), place(element) + " @value"]);
        for (const child of element.childNodes) {
            if (child.nodeType === Node.ELEMENT_NODE) walk(child);
            if (child.nodeType !== Node.TEXT_NODE || !child.data.trim()) continue;
            found.push([child.data.trim().replace(/\\s+/g, " "), place(element)]);
        }
    };
    walk(document.documentElement);
    return found;
}"""


@dataclass(frozen=True)
class Said:
    """A text of a page.

    :ivar text: with white space evened out.
    :ivar place: the elements around it, and the attribute that holds it.
    """

    text: str
    place: str


def _texts_of(frame: Frame) -> list[Said]:
    return [Said(text, place) for text, place in frame.evaluate(COLLECT, ", ".join(PLACES))]


def texts(page: Page) -> list[Said]:
    """Return what a page says, frames of editors included."""
    return [said for frame in page.frames if not frame.is_detached() for said in _texts_of(frame)]
