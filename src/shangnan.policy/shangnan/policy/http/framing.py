"""Where a request ends must be said once and in one way, or two programs in a row see two different requests. Pure.

Our server's own parser lets `Transfer-Encoding: chunked, chunked` and a length beside a transfer encoding pass, and takes both
out before the application sees them (RFC 9112, 6.1 and 6.3).
"""

from __future__ import annotations

from shangnan.policy.http.limits import MAX_HEADERS


def framing_problem(head: bytes) -> str | None:
    """Return what is ambiguous about the end of a request, or None.

    :param head: request line and headers.
    """
    first, _end, rest = head.partition(b"\r\n")
    lines = [line for line in rest.split(b"\r\n") if line]
    names = [line.partition(b":")[0].strip().lower() for line in lines]
    if len(names) > MAX_HEADERS:
        return "Too many headers"
    for name in (b"host", b"content-length", b"content-type", b"transfer-encoding"):
        if names.count(name) > 1:
            return f"{name.decode()} is given twice"
    if b"transfer-encoding" in names:
        value = lines[names.index(b"transfer-encoding")].partition(b":")[2].strip().lower()
        if value != b"chunked":
            return "Transfer-Encoding other than chunked"
        if b"content-length" in names:
            return "Content-Length beside Transfer-Encoding"
        if not first.rstrip().endswith(b"HTTP/1.1"):
            return "Transfer-Encoding without HTTP/1.1"
    if any(line.startswith((b" ", b"\t")) for line in lines):
        return "A header that goes on in the next line"
    return None
