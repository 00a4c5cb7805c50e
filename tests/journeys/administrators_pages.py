"""Pages of the administrators that are read for words of other languages."""

from __future__ import annotations

from tests.journeys.crawl import Visit
from tests.journeys.steps import check
from tests.journeys.steps import click
from tests.journeys.steps import each
from tests.journeys.steps import key
from tests.journeys.steps import press
from tests.journeys.steps import send_unchecked

SAVE = '[name="form.buttons.save"]'
ACTIONS = "#plone-contentmenu-actions > a"


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
SYSTEM_ADMINISTRATOR = (
    Visit(""),
    Visit("/folder_contents", CONTENTS),
    Visit("/++add++Section", (send_unchecked(SAVE),)),
    Visit("/units", (click("#plone-contentmenu-factories a", "#plone-contentmenu-factories .dropdown-menu"),)),
    Visit("/services/edit"),
    Visit("/services/content_status_history"),
    Visit("/services/@@historyview"),
    Visit("/units/++add++OrganisationUnit", (send_unchecked(SAVE),)),
    Visit("{unit}/edit"),
    Visit("{unit}/@@merge-unit", (send_unchecked('#content button[type="submit"]'),)),
    Visit("{unit}/content_status_history"),
    Visit("/@@manage-viewlets"),
    Visit("/@@system-state"),
)
SECURITY_ADMINISTRATOR = (
    Visit(""),
    Visit("/@@new-user", (send_unchecked('[name="form.buttons.register"]'),)),
    Visit("/@@account-locks"),
    Visit("/@@account-settings"),
    Visit("/@@usergroup-userprefs"),
    Visit("/@@usergroup-userprefs?searchstring=nobody-at-all&form.button.Search=1"),
    Visit("/@@user-information?userid=demo-drafter"),
    Visit("/@@user-preferences?userid=demo-drafter"),
    Visit("/@@usergroup-usermembership?userid=demo-drafter"),
    Visit("/@@usergroup-groupprefs"),
    Visit("/@@usergroup-groupdetails"),
    Visit("/@@usergroup-groupdetails?groupname=office-publisher"),
    Visit("/@@usergroup-groupmembership?groupname=office-publisher"),
)
TECHNICAL_ADMINISTRATOR = (
    Visit(
        "/++add++Document",
        (
            each(".tox-mbtn"),
            key("Escape"),
            click('[data-mce-name="ploneimage"], [aria-label*="图"]', ".modal.show, .tox-dialog"),
        ),
    ),
    Visit("/++add++News%20Item", (send_unchecked(SAVE),)),
    Visit("/++add++File", (send_unchecked(SAVE),)),
    Visit("/++add++Image", (send_unchecked(SAVE),)),
    Visit("/++add++Link", (send_unchecked(SAVE),)),
    Visit(
        "/services",
        (
            click("#plone-contentmenu-display > a", "#plone-contentmenu-display .dropdown-menu"),
            click(ACTIONS),
            press("#plone-contentmenu-actions-rename"),
        ),
    ),
    Visit("/services", (click(ACTIONS), press("#plone-contentmenu-actions-delete"))),
    Visit("{published}/delete_confirmation"),
)
