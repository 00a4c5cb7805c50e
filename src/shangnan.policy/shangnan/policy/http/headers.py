"""A WSGI filter that gives every answer, errors and files too, the headers that browsers ask for before they trust a page.

Outermost in the server's pipeline: `paste.filter_factory = shangnan.policy.http.headers:factory`. The reasons for each policy are
in docs/decisions/0023-what-every-request-is-held-to.md.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy.deployment import here
from shangnan.policy.http.limits import carries_credentials
from shangnan.policy.http.refusals import Application
from shangnan.policy.http.refusals import Environ
from shangnan.policy.http.refusals import StartResponse

Headers = list[tuple[str, str]]

#: Pages for visitors hold no inline script or style and name no other machine.
FOR_VISITORS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
#: Plone's forms write scripts and styles into pages, and its templates of patterns are compiled in the browser.
FOR_STAFF = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'self'; frame-ancestors 'self'; object-src 'none'"
)
#: What is no page, such as a file that somebody has uploaded, can do nothing, however a browser takes it.
FOR_FILES = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"
#: Browsers show PDF in a reader of their own, which no sandbox admits.
FOR_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
        "midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Permitted-Cross-Domain-Policies", "none"),
)
#: What tells which programs are at work here, and of which version.
TELLTALE = frozenset({"server", "via", "x-powered-by", "x-aspnet-version", "x-generator", "bobo-exception-file",
                      "bobo-exception-line", "bobo-exception-type", "bobo-exception-value"})  # fmt: skip
PAGES = frozenset({"text/html", "application/xhtml+xml"})
#: Addresses of scripts, styles and pictures of the programs; the same for everybody.
_STATIC = ("++resource++", "++plone++", "++theme++", "++webresource++", "++unique++")
#: Where passwords are typed.
_SIGNING_IN = frozenset(
    {"login", "login_form", "failsafe_login", "require_login", "logout", "logged-out", "login-help", "mail_password",
     "mail_password_form", "passwordreset", "pwreset_form", "change-password", "@login", "@login-renew", "@logout"}
)  # fmt: skip


def is_static(path: str) -> bool:
    """Return whether an address is that of a file of the programs.

    :param path: of the request.
    """
    return any(step.startswith(_STATIC) for step in path.split("/"))


def secured(
    path: str, method: str, status: str, headers: Iterable[tuple[str, str]], signed_in: bool, hsts: int
) -> Headers:
    """Return the headers of an answer as they are sent.

    :param path: of the request.
    :param method: of the request.
    :param status: of the answer.
    :param headers: as the application gave them.
    :param signed_in: whether the request carries credentials.
    :param hsts: seconds, 0 where the connection is not https.
    """
    own = {"x-frame-options", "content-security-policy", *(name.lower() for name, _value in ALWAYS)}
    kept = [(name, value) for name, value in headers if name.lower() not in TELLTALE | own]
    told = {name.lower(): value for name, value in kept}
    policy = _policy(told, signed_in)
    kept += ALWAYS
    kept.append(("Content-Security-Policy", policy))
    kept.append(("X-Frame-Options", "DENY" if "frame-ancestors 'none'" in policy else "SAMEORIGIN"))
    if hsts:
        kept.append(("Strict-Transport-Security", f"max-age={hsts}; includeSubDomains"))
    if _is_private(path, method, status, told, signed_in):
        kept = [(name, value) for name, value in kept if name.lower() not in ("cache-control", "expires", "pragma")]
        kept.append(("Cache-Control", "no-store"))
    return kept


def _policy(told: dict[str, str], signed_in: bool) -> str:
    kind = told.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/pdf":
        return FOR_PDF
    if kind not in PAGES or told.get("content-disposition", "").startswith("attachment"):
        return FOR_FILES
    return FOR_STAFF if signed_in else FOR_VISITORS


def _is_private(path: str, method: str, status: str, told: dict[str, str], signed_in: bool) -> bool:
    if "set-cookie" in told or method not in ("GET", "HEAD"):
        return True
    if is_static(path) and status.startswith(("200", "206", "304")):
        return False
    steps = {step.removeprefix("@@") for step in path.split("/")}
    return signed_in or status.startswith(("401", "403")) or bool(steps & _SIGNING_IN)


class SecureHeaders:
    """Adds the headers to whatever comes back."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path, method = environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", "GET")
        signed_in = carries_credentials(environ.get("HTTP_AUTHORIZATION", ""), environ.get("HTTP_COOKIE", ""))

        def start(status: str, headers: Headers, *error: object) -> object:
            # The filter of hosts, which lies further in, has seen by now whether a proxy of ours speaks https.
            hsts = here().hsts if environ.get("wsgi.url_scheme") == "https" else 0
            return start_response(status, secured(path, method, status, headers, signed_in, hsts), *error)

        return self.application(environ, start)


def factory(_configuration: dict[str, str]) -> Callable[[Application], SecureHeaders]:
    """Entry point for paste.deploy; takes no settings."""
    return SecureHeaders
