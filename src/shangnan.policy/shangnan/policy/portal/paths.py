"""A WSGI filter that answers addresses which are no UTF-8 with 400; Zope itself takes them for a failure of the server.

In the server's pipeline, before Zope: `paste.filter_factory = shangnan.policy.portal.paths:factory`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
PAGE = (
    '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>无法处理这个请求</title>'
    "<h1>无法处理这个请求</h1><p>地址不正确，请从首页重新开始。</p></html>"
).encode()


class ReadablePaths:
    """Passes on what Zope can read."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            # WSGI hands bytes over as latin-1 text (PEP 3333).
            environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8")
        except UnicodeError:
            headers = [("Content-Type", "text/html;charset=utf-8"), ("Content-Length", str(len(PAGE)))]
            start_response("400 Bad Request", headers)
            return [PAGE]
        return self.application(environ, start_response)


def factory(_configuration: dict[str, str]) -> Callable[[Application], ReadablePaths]:
    """Entry point for paste.deploy; takes no settings."""
    return ReadablePaths
