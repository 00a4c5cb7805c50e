"""A WSGI filter that takes a request for what it is: asked of one of our names, and coming from where the connection comes from.

Zope builds every address of its answers from the Host header and from `VirtualHostBase` in the path, and whoever writes either
could have our pages, feeds and papers name his own machine. So a name must be one of ours, and what proxies add is taken from
our proxies alone. In the server's pipeline, before Zope: `paste.filter_factory = shangnan.policy.http.hosts:factory`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy.deployment import bare_host
from shangnan.policy.deployment import Deployment
from shangnan.policy.deployment import here
from shangnan.policy.deployment import OWN_MACHINE
from shangnan.policy.http.refusals import Application
from shangnan.policy.http.refusals import Environ
from shangnan.policy.http.refusals import Refusal
from shangnan.policy.http.refusals import StartResponse

import re

#: Headers in which proxies tell what they were asked.
TOLD_BY_PROXIES = frozenset(
    {
        "HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "HTTP_X_FORWARDED_PROTO",
        "HTTP_X_FORWARDED_BY", "HTTP_X_FORWARDED_SERVER", "HTTP_X_FORWARDED_PREFIX", "HTTP_X_FORWARDED_SCHEME",
        "HTTP_X_FORWARDED_SSL", "HTTP_X_REAL_IP", "HTTP_X_ORIGINAL_URL", "HTTP_X_REWRITE_URL", "HTTP_X_HOST",
        "HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_PROXY",
    }
)  # fmt: skip
_NAME = re.compile(r"(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*))(?::[0-9]{1,5})?", re.IGNORECASE)
MISSING = Refusal("400 Bad Request", "请求没有写明网站名称（Host），请从本站首页重新开始。")
UNKNOWN = Refusal("421 Misdirected Request", "这个网址不属于本站，请从本站首页重新开始。")
REWRITTEN = Refusal("400 Bad Request", "地址不正确，请从首页重新开始。")


class KnownHosts:
    """Passes on what was asked of us.

    :param application: what comes next.
    :param deployment: our names and proxies; None for what the environment says.
    """

    def __init__(self, application: Application, deployment: Deployment | None = None) -> None:
        self.application = application
        self.deployment = deployment

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        deployment = self.deployment or here()
        believed = deployment.believes(environ.get("REMOTE_ADDR", ""))
        refusal = host_problem(environ, deployment, believed)
        if refusal is not None:
            return refusal.answer(environ, start_response)
        if believed:
            _take_over(environ, deployment)
        for name in TOLD_BY_PROXIES & environ.keys():
            del environ[name]
        return self.application(environ, start_response)


def host_problem(environ: Environ, deployment: Deployment, believed: bool) -> Refusal | None:
    """Return why a request was not asked of us, or None.

    :param environ: of the request.
    :param deployment: our names.
    :param believed: whether it comes from one of our proxies.
    """
    asked = environ.get("HTTP_HOST", "")
    if not _NAME.fullmatch(asked):
        return MISSING if not asked else UNKNOWN
    # Whoever asks this machine by its own name sits at it; through a proxy the name would reach others.
    at_home = not deployment.hosts or (believed and "HTTP_X_FORWARDED_FOR" not in environ)
    names = [(asked, environ.get("wsgi.url_scheme", ""))]
    if "HTTP_X_FORWARDED_HOST" in environ and believed:
        names.append((environ["HTTP_X_FORWARDED_HOST"], ""))
    steps = environ.get("PATH_INFO", "").split("/")
    if any(step in ("VirtualHostBase", "VirtualHostRoot") or step.startswith("_vh_") for step in steps):
        if not believed:
            return REWRITTEN
        names += [
            (host, scheme)
            for step, scheme, host in zip(steps, steps[1:], [*steps[2:], ""], strict=False)
            if step == "VirtualHostBase"
        ]
    if all(_ours(name, scheme, deployment, at_home) for name, scheme in names):
        return None
    return UNKNOWN


def _ours(netloc: str, scheme: str, deployment: Deployment, at_home: bool) -> bool:
    if not _NAME.fullmatch(netloc):
        return False
    # A proxy that speaks https talks http to us, so the name is compared by either.
    if {bare_host(netloc, scheme), bare_host(netloc)} & deployment.hosts:
        return True
    name, colon, port = netloc.lower().rpartition(":")
    return at_home and (name if colon and port.isdigit() else netloc.lower()) in OWN_MACHINE


def _take_over(environ: Environ, deployment: Deployment) -> None:
    """Put what a proxy of ours says about its client where everything looks for it."""
    hops = [hop.strip().strip('"') for hop in environ.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    for hop in reversed([hop for hop in hops if hop]):
        environ["REMOTE_ADDR"] = environ["REMOTE_HOST"] = hop[:45]
        if not deployment.believes(hop):
            break
    if environ.get("HTTP_X_FORWARDED_PROTO", "").strip().lower() == "https":
        environ["wsgi.url_scheme"] = "https"


def factory(_configuration: dict[str, str]) -> Callable[[Application], KnownHosts]:
    """Entry point for paste.deploy; takes no settings of its own.

    :raises ValueError: at start, where the environment names no addresses that can be read.
    """
    here()
    return KnownHosts
