"""Answers that filters before Zope give themselves: a plain page in Chinese, or JSON for programs. No database is asked."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

import json

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


@dataclass(frozen=True)
class Refusal:
    """Why a request is not passed on.

    :param status: number and reason, as in the first line of an answer.
    :param text: a sentence for people, in Chinese: what is wrong and what to do.
    :param retry_after: seconds after which it may be tried once more; the page does so by itself. 0: never.
    :param error_number: under which a fault stands in the log.
    """

    status: str
    text: str
    retry_after: int = 0
    error_number: str = ""

    def answer(self, environ: Environ, start_response: StartResponse) -> list[bytes]:
        """Give it as the answer to a request."""
        if "json" in environ.get("HTTP_ACCEPT", "") or "/++api++" in environ.get("PATH_INFO", ""):
            kind = "application/json"
            reason = self.status.partition(" ")[2].title().replace(" ", "")
            told = {"type": reason, "message": self.text}
            if self.error_number:
                told["error_number"] = self.error_number
            body = json.dumps(told, ensure_ascii=False).encode()
        else:
            kind, body = "text/html;charset=utf-8", self.page()
        headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
        if self.retry_after:
            headers.append(("Retry-After", str(self.retry_after)))
        start_response(self.status, headers)
        return [body]

    def page(self) -> bytes:
        """Return it as a page that needs no style, script or picture."""
        again = f'<meta http-equiv="refresh" content="{self.retry_after}">' if self.retry_after else ""
        return (
            f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8">{again}'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>无法处理这个请求</title><h1>无法处理这个请求</h1><p>{escape(self.text)}</p></html>"
        ).encode()
