"""What the server is told about where it stands: its public addresses and the proxies it believes. Read from the environment.

The environment, and not the registry: filters before Zope and the programs that start it must know it before there is a
database, and it is a property of the machine, not of the site's data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from ipaddress import ip_network
from ipaddress import IPv4Network
from ipaddress import IPv6Network
from urllib.parse import urlsplit

import os

#: Addresses of the site, the first of them the one that stands in print: "https://zwfw.example.gov.cn https://zw.example".
ADDRESSES = "SHANGNAN_ADDRESSES"
#: Addresses or networks of the proxies in front of the server, whose word about clients is believed.
PROXIES = "SHANGNAN_PROXIES"
#: Seconds for which a browser keeps to https once it has seen it (HSTS); 0 turns it off.
HSTS = "SHANGNAN_HSTS"
OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})
_DEFAULT_PROXIES = "127.0.0.1 ::1"
_YEAR = 365 * 24 * 3600
_PORTS = {"http": ":80", "https": ":443"}

Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class Deployment:
    """Where this server stands.

    :param addresses: of the site, scheme and host and path, without a slash at the end; empty on a machine of its own.
    :param hosts: names that clients may ask for, with the port where it is not that of the scheme; empty: `OWN_MACHINE`.
    :param proxies: networks whose machines are believed.
    :param hsts: seconds.
    """

    addresses: tuple[str, ...]
    hosts: frozenset[str]
    proxies: tuple[Network, ...]
    hsts: int

    @property
    def address(self) -> str:
        """The address of the site as it stands in print and in canonical links, or empty."""
        return self.addresses[0] if self.addresses else ""

    def believes(self, peer: str) -> bool:
        """Return whether a machine is one of the proxies.

        :param peer: its address; what is none is not believed.
        """
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self.proxies)


def bare_host(netloc: str, scheme: str = "") -> str:
    """Return host and port as they are compared: small letters, no dot at the end, no port that goes without saying.

    :param netloc: as in a Host header.
    :param scheme: http or https; where it is not known both ports go without saying.
    """
    host = netloc.strip().lower()
    for port in [_PORTS[scheme]] if scheme in _PORTS else _PORTS.values():
        host = host.removesuffix(port)
    name, colon, port = host.rpartition(":")
    if colon and port.isdigit():
        return f"{name.rstrip('.')}:{port}"
    return host.rstrip(".")


def read_deployment(environment: Mapping[str, str]) -> Deployment:
    """Return what environment variables say.

    :param environment: such as os.environ.
    :raises ValueError: with a sentence for whoever starts the server, where a variable cannot be read.
    """
    addresses = tuple(_address(text) for text in environment.get(ADDRESSES, "").split())
    hosts = frozenset(bare_host(part.netloc, part.scheme) for part in map(urlsplit, addresses))
    try:
        proxies = tuple(ip_network(text) for text in environment.get(PROXIES, _DEFAULT_PROXIES).split())
    except ValueError as error:
        raise ValueError(f"{PROXIES} must name addresses or networks, separated by spaces: {error}.") from error
    seconds = environment.get(HSTS, str(_YEAR))
    if not seconds.isascii() or not seconds.isdigit():
        raise ValueError(f"{HSTS} must be a number of seconds, not {seconds!r}.")
    return Deployment(addresses, hosts, proxies, int(seconds))


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in _PORTS or not parts.hostname or parts.query or parts.fragment or parts.username is not None:
        raise ValueError(f"{ADDRESSES} must name addresses such as https://www.example.gov.cn, not {text!r}.")
    return text.rstrip("/")


def here() -> Deployment:
    """Return where this process stands; cheap enough for every request."""
    said = tuple(os.environ.get(name) for name in (ADDRESSES, PROXIES, HSTS))
    if said not in _read:
        _read.clear()  # one entry: only tests ever change the environment
        _read[said] = read_deployment(os.environ)
    return _read[said]


_read: dict[tuple[str | None, ...], Deployment] = {}


def public_address(url: str, site: str) -> str:
    """Return an address of the site as it stands in print, in mails and in canonical links: never as somebody asked for it.

    :param url: as this request has it.
    :param site: address of the site as this request has it.
    """
    public = here().address
    if not public or not (url == site or url.startswith((f"{site}/", f"{site}?", f"{site}#"))):
        return url
    return public + url[len(site) :]
