"""Whether a page can be used by everybody: axe-core, run inside the page that the browser shows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from playwright.sync_api import Page

# WCAG 2.1 to level AA, which GB/T 37668-2019 follows, and what axe-core counts as good practice beyond it. No rule is left out.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
# Rules with these tags that axe-core asks for by name, since they are young.
YOUNG = ("label-content-name-mismatch",)

# What is folded away is looked at as well: the tabs of a form and closed details are opened for the time of the look.
LOOK = """async ([tags, young]) => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    const tabs = [...document.querySelectorAll("fieldset.autotoc-section:not(.active)")];
    folded.forEach(part => part.open = true);
    tabs.forEach(part => part.classList.add("active"));
    const rules = Object.fromEntries(young.map(rule => [rule, {enabled: true}]));
    const options = {runOnly: {type: "tag", values: tags}, rules: rules, resultTypes: ["violations"]};
    const found = await axe.run(document, options);
    folded.forEach(part => part.open = false);
    tabs.forEach(part => part.classList.remove("active"));
    return found.violations.flatMap(rule => rule.nodes.map(node => {
        const how = node.failureSummary.split("\\n").slice(1).map(line => line.trim()).join(" ");
        return `${rule.id} at ${node.target.flat().join(" ")}\\n  ${node.html.slice(0, 300)}\\n  ${how}`;
    }));
}"""


@cache
def source() -> str:
    """Return the script, which a package carries."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page) -> list[str]:
    """Return what breaks a rule on the page as it is now: rule, place, markup, and what would put it right."""
    for frame in page.frames:
        if not frame.evaluate("() => 'axe' in window"):
            frame.evaluate(source())
    return page.evaluate(LOOK, [list(TAGS), list(YOUNG)])
