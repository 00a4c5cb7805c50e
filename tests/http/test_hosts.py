"""A request is asked by one of our names, and comes from where its connection comes from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.deployment import bare_host
from shangnan.policy.deployment import public_address
from shangnan.policy.deployment import read_deployment
from shangnan.policy.http.hosts import factory
from shangnan.policy.http.hosts import TOLD_BY_PROXIES
from tests.http.asking import ask
from tests.http.asking import environment
from tests.http.asking import Seen

import unittest

SITE = "https://zwfw.example.gov.cn"


class OnAMachineOfItsOwn(unittest.TestCase):
    """No address is set: `make start` on any port."""

    def asked(self, **environ: str) -> Seen:
        with environment():
            return ask(factory, **environ)

    def test_the_machine_itself_is_asked(self) -> None:
        for host in ("localhost", "localhost:8080", "LOCALHOST:9150", "127.0.0.1", "127.0.0.1:8080", "[::1]:8080"):
            with self.subTest(host):
                self.assertEqual(self.asked(HTTP_HOST=host).status, "200 OK")

    def test_other_names_are_refused(self) -> None:
        for host in (
            "evil.example", "evil.example:8080", "localhost.evil.example", "localhost:8080@evil.example", "localhost:x",
            "127.0.0.1.evil.example", "localhost, evil.example", "evil.example/shangnan", "local\thost", "localhost:", "nohost",
            "127.0.0.2", "0.0.0.0", "localhost\r\nX: y", "商南",
        ):  # fmt: skip
            with self.subTest(host):
                seen = self.asked(HTTP_HOST=host)
                self.assertEqual((seen.status, seen.environ), ("421 Misdirected Request", None))
                self.assertIn("不属于本站", seen.body.decode())
        self.assertEqual(self.asked(HTTP_HOST="").status, "400 Bad Request")

    @given(st.text(max_size=30))
    def test_nothing_but_the_machine_itself(self, host: str) -> None:
        passed = self.asked(HTTP_HOST=host).environ is not None
        self.assertEqual(passed, host.lower().rpartition(":")[0] in ("localhost", "127.0.0.1", "[::1]")
                         or host.lower() in ("localhost", "127.0.0.1", "[::1]"))  # fmt: skip

    def test_name_in_the_path_is_a_name_too(self) -> None:
        for path in (
            "/VirtualHostBase/https/evil.example:443/shangnan/VirtualHostRoot/services",
            "/VirtualHostBase/http/evil.example/VirtualHostRoot",
            "/VirtualHostBase/http/localhost:80/VirtualHostBase/http/evil.example/VirtualHostRoot",
            "/VirtualHostBase/http",
            "/VirtualHostBase/http/",
        ):
            with self.subTest(path):
                self.assertIsNone(self.asked(PATH_INFO=path).environ)
        good = "/VirtualHostBase/http/localhost:8080/shangnan/VirtualHostRoot/"
        self.assertIsNotNone(self.asked(PATH_INFO=good).environ)


class Deployed(unittest.TestCase):
    def asked(self, **environ: str) -> Seen:
        with environment(
            SHANGNAN_ADDRESSES=f"{SITE} http://zw.example:8000/zw", SHANGNAN_PROXIES="127.0.0.1 10.0.0.0/24"
        ):
            return ask(factory, **environ)

    def test_our_names(self) -> None:
        for host in (
            "zwfw.example.gov.cn",
            "ZWFW.example.gov.cn.",
            "zwfw.example.gov.cn:443",
            "zw.example:8000",
            "localhost:8080",
        ):
            with self.subTest(host):
                self.assertEqual(self.asked(HTTP_HOST=host).status, "200 OK")
        for host in (
            "example.gov.cn",
            "a.zwfw.example.gov.cn",
            "zwfw.example.gov.cn:8443",
            "zw.example",
            "zw.example:80",
            "evil.example",
        ):
            with self.subTest(host):
                self.assertIsNone(self.asked(HTTP_HOST=host).environ)

    def test_the_machines_own_name_is_no_name_for_others(self) -> None:
        for more in ({"REMOTE_ADDR": "192.0.2.9"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.9"}):
            self.assertIsNone(self.asked(HTTP_HOST="localhost:8080", **more).environ, more)

    def test_only_our_proxies_rewrite(self) -> None:
        path = "/VirtualHostBase/https/zwfw.example.gov.cn:443/shangnan/VirtualHostRoot/services"
        for peer, passed in (
            ("127.0.0.1", True),
            ("10.0.0.7", True),
            ("10.0.1.7", False),
            ("192.0.2.9", False),
            ("", False),
        ):
            with self.subTest(peer):
                seen = self.asked(PATH_INFO=path, HTTP_HOST="zwfw.example.gov.cn", REMOTE_ADDR=peer)
                self.assertEqual(seen.environ is not None, passed)
        for path in ("/shangnan/VirtualHostRoot", "/_vh_x/services", "/a/VirtualHostBase/b"):
            self.assertIsNone(
                self.asked(PATH_INFO=path, HTTP_HOST="zwfw.example.gov.cn", REMOTE_ADDR="192.0.2.9").environ
            )

    def test_what_others_say_of_themselves_is_not_heard(self) -> None:
        said = {name: "203.0.113.5" for name in TOLD_BY_PROXIES}
        seen = self.asked(HTTP_HOST="zwfw.example.gov.cn", REMOTE_ADDR="192.0.2.9", **said)
        assert seen.environ is not None
        self.assertEqual(seen.environ["REMOTE_ADDR"], "192.0.2.9")
        self.assertEqual(TOLD_BY_PROXIES & seen.environ.keys(), set())
        self.assertEqual(seen.environ["wsgi.url_scheme"], "http")

    def test_what_our_proxy_says_is_where_everything_looks(self) -> None:
        for told, client in (
            ("192.0.2.9", "192.0.2.9"),
            ("203.0.113.5, 192.0.2.9", "192.0.2.9"),  # the first is what the client says
            ("203.0.113.5, 192.0.2.9, 10.0.0.7", "192.0.2.9"),
            ("2001:db8::1", "2001:db8::1"),
            ("", "10.0.0.7"),
        ):
            with self.subTest(told):
                seen = self.asked(
                    HTTP_HOST="zwfw.example.gov.cn", REMOTE_ADDR="10.0.0.7", HTTP_X_FORWARDED_FOR=told,
                    HTTP_X_FORWARDED_PROTO="https",
                )  # fmt: skip
                assert seen.environ is not None
                self.assertEqual(seen.environ["REMOTE_ADDR"], client)
                self.assertEqual(seen.environ["wsgi.url_scheme"], "https")
                self.assertEqual(TOLD_BY_PROXIES & seen.environ.keys(), set())

    def test_name_that_a_proxy_passes_on_is_looked_at_too(self) -> None:
        for name, passed in (("zwfw.example.gov.cn", True), ("evil.example", False)):
            seen = self.asked(HTTP_HOST="zwfw.example.gov.cn", HTTP_X_FORWARDED_HOST=name, REMOTE_ADDR="10.0.0.7")
            self.assertEqual(seen.environ is not None, passed)


class Settings(unittest.TestCase):
    def test_settings_that_cannot_be_read_stop_the_start(self) -> None:
        for values in (
            {"SHANGNAN_ADDRESSES": "zwfw.example.gov.cn"}, {"SHANGNAN_ADDRESSES": "ftp://x"}, {"SHANGNAN_ADDRESSES": "https://"},
            {"SHANGNAN_ADDRESSES": "https://a@b"}, {"SHANGNAN_ADDRESSES": "https://a?b"}, {"SHANGNAN_PROXIES": "proxy"},
            {"SHANGNAN_HSTS": "-1"}, {"SHANGNAN_HSTS": "a year"},
        ):  # fmt: skip
            [name] = values
            with self.subTest(values), self.assertRaisesRegex(ValueError, name):
                read_deployment(values)

    def test_hosts_are_compared_bare(self) -> None:
        for given_, bare in (
            ("A.B.", "a.b"),
            ("a.b:80", "a.b"),
            ("a.b:443", "a.b"),
            ("a.b.:81", "a.b:81"),
            ("[::1]:80", "[::1]"),
        ):
            self.assertEqual(bare_host(given_), bare)
        self.assertEqual(bare_host("a.b:443", "http"), "a.b:443")

    def test_printed_addresses_follow_the_setting_and_not_the_request(self) -> None:
        asked = "http://zw.example:8000/zw"
        with environment(SHANGNAN_ADDRESSES=f"{SITE}/ {asked}"):
            self.assertEqual(public_address(f"{asked}/services/a?copy=2", asked), f"{SITE}/services/a?copy=2")
            self.assertEqual(public_address(asked, asked), SITE)
            self.assertEqual(public_address(f"{asked}-other/a", asked), f"{asked}-other/a")
            self.assertEqual(public_address("https://elsewhere.example/", asked), "https://elsewhere.example/")
        with environment():
            self.assertEqual(public_address(f"{asked}/a", asked), f"{asked}/a")
