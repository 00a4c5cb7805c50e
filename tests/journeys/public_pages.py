"""Which pages the public sees. Names in braces are places of `chinese_site`."""

from __future__ import annotations

from tests.journeys.crawl import Visit
from tests.journeys.steps import press
from tests.journeys.steps import send_unchecked
from tests.journeys.steps import type_into

PUBLIC = (
    Visit(""),
    Visit("/login", (type_into("#__ac_name", "demo-drafter"), type_into("#__ac_password", "?"), press('[name="buttons.login"]'))),
    Visit("/login-help"),
    Visit("/@@mail_password_form"),
    Visit("/passwordreset/0123456789"),
    Visit("{draft}"),
    Visit("{published}"),
    Visit("{published}/@@one-time-notice", (press("#notice-form button[type=submit]"),)),
    Visit("/services"),
    Visit("/units"),
    Visit("{unit}"),
    Visit("/@@search"),
    Visit("/@@search?SearchableText=公司"),
    Visit("/@@search?SearchableText=没有的东西"),
    Visit("/sitemap"),
    Visit("/accessibility-info"),
    Visit("/@@paper-copy?c={copy}"),
    Visit("/@@paper-copy?c=nonsense"),
    Visit("/contact-info", (send_unchecked('[name="form.buttons.send"]'),)),
    Visit("/@@insufficient-privileges"),
    Visit("/nothing-here", status=404),
    Visit("/services?b_start:int=abc", status=400),
    Visit("/@@fails", status=500),
)  # fmt: skip
