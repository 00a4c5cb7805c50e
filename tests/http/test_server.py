"""The server over real connections: ambiguous requests, bodies that are not taken, clients that take their time."""

from __future__ import annotations

from shangnan.policy.http.framing import framing_problem
from shangnan.policy.http.server import bound
from shangnan.policy.http.waiting import BODY
from shangnan.policy.http.waiting import HEADERS
from shangnan.policy.http.waiting import IDLE
from shangnan.policy.http.waiting import is_late
from shangnan.policy.http.waiting import order_of_leaving
from shangnan.policy.http.waiting import Waiting
from tests.http.asking import answer
from tests.http.asking import raw
from tests.http.asking import served
from unittest import mock

import socket
import time
import unittest

HEAD = b"POST /shangnan/@login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


class Framing(unittest.TestCase):
    AMBIGUOUS = (
        b"Transfer-Encoding: chunked, chunked\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: 5\r\nContent-Length: 5\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Transfer-Encoding: identity, chunked\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Transfer-Encoding:\r\n",
        b"transfer-encoding : chunked\r\n",
        b"Host: evil.example\r\n",
        b"X: y\r\n Content-Length: 5\r\n",
        b"".join(b"X-%d: y\r\n" % number for number in range(70)),
    )

    def test_ambiguous_requests_are_refused(self) -> None:
        with served() as port:
            for more in self.AMBIGUOUS:
                with self.subTest(more[:60]):
                    told = raw(port, HEAD + more + b"\r\n0\r\n\r\n")
                    self.assertRegex(told.split(b"\r\n")[0], rb"^HTTP/1\.[01] (400|501) ")
                    self.assertEqual(told.count(b"HTTP/1."), 1)

    def test_an_older_protocol_has_no_chunks(self) -> None:
        with served() as port:
            told = raw(port, HEAD.replace(b"1.1", b"1.0") + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
            self.assertIn(b"400 Bad Request", told)

    def test_clear_ones_pass(self) -> None:
        self.assertIsNone(framing_problem(HEAD + b"Transfer-Encoding: Chunked"))
        with served() as port:
            self.assertIn(b"POST 2", raw(port, HEAD + b"Content-Length: 2\r\nConnection: close\r\n\r\n{}"))
            told = raw(port, HEAD + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
            self.assertIn(b"POST 2", told)


class NotReceived(unittest.TestCase):
    def test_what_is_not_taken_is_refused_with_the_headers(self) -> None:
        with served() as port:
            began = time.monotonic()
            told = raw(port, HEAD + b"Content-Length: 40000000\r\n\r\n{")
            self.assertIn(b"413 Content Too Large", told)
            self.assertLess(time.monotonic() - began, 5, "waited for a body that is not taken")

    def test_nobody_is_asked_to_go_on(self) -> None:
        with served() as port:
            told = raw(port, HEAD + b"Expect: 100-continue\r\nContent-Length: 40000000\r\n\r\n")
            self.assertNotIn(b"100 Continue", told)
            self.assertIn(b"413 Content Too Large", told)
            told = raw(port, HEAD + b"Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
            self.assertIn(b"POST 2", told)

    def test_chunks_are_counted_as_they_come(self) -> None:
        chunk = b"1000\r\n" + b" " * 4096 + b"\r\n"
        with served() as port:
            told = raw(port, HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 5)
            self.assertIn(b"413 Content Too Large", told)

    def test_long_addresses_and_headers(self) -> None:
        with served() as port:
            self.assertIn(b" 414 ", raw(port, GET.replace(b"/ ", b"/" + b"a" * 9000 + b" ")))
            self.assertIn(b" 431 ", raw(port, GET.replace(b"Host", b"X: " + b"a" * 40_000 + b"\r\nHost")))

    def test_answers_of_the_server_itself_name_no_program_and_carry_our_headers(self) -> None:
        with served() as port:
            for data in (
                b"GET\r\n\r\n",
                GET.replace(b"Host", b"X: " + b"a" * 40_000 + b"\r\nHost"),
                HEAD + b"\r\n",
                GET,
            ):
                told = raw(port, data).lower()
                self.assertNotIn(b"waitress", told)
                self.assertNotIn(b"\r\nserver:", told)
            told = raw(port, b"GET\r\n\r\n")
            for name in (b"X-Content-Type-Options: nosniff", b"Content-Security-Policy: ", b"X-Frame-Options: DENY"):
                self.assertIn(name, told)
            self.assertIn("请求的格式不正确", told.decode())


class Waits(unittest.TestCase):
    NEW = Waiting(False, False, True, False, 0, 0.0)

    def test_nobody_waits_for_ever(self) -> None:
        self.assertFalse(is_late(self.NEW, HEADERS))
        self.assertTrue(is_late(self.NEW, HEADERS + 1))
        body = Waiting(False, False, True, True, 0, 0.0)
        self.assertFalse(is_late(body, HEADERS + BODY))
        self.assertTrue(is_late(body, HEADERS + BODY + 1))
        # 20 MB over a poor line of 64 kbit/s take their time, and have it.
        self.assertFalse(is_late(Waiting(False, False, True, True, 20_000_000, 0.0), 2500))
        idle = Waiting(False, False, False, False, 0, 0.0)
        self.assertEqual((is_late(idle, IDLE), is_late(idle, IDLE + 1)), (False, True))

    def test_who_is_being_answered_is_not_late(self) -> None:
        self.assertFalse(is_late(Waiting(True, False, False, False, 0, 0.0), 1e9))
        self.assertFalse(is_late(Waiting(False, True, False, False, 0, 0.0), 1e9))

    def test_who_has_said_least_for_longest_goes_first(self) -> None:
        mute, idle = Waiting(False, False, True, False, 0, 5.0), Waiting(False, False, False, False, 0, 1.0)
        uploading, reading = Waiting(False, False, True, True, 9, 0.0), Waiting(False, True, False, False, 0, 0.0)
        older = Waiting(False, False, True, False, 0, 4.0)
        self.assertEqual(
            sorted([reading, uploading, idle, mute, older], key=order_of_leaving),
            [older, mute, idle, uploading, reading],
        )


class HalfOpen(unittest.TestCase):
    def test_new_clients_are_let_in_whoever_sits_there(self) -> None:
        """Three times as many silent connections as the server holds, and one more that asks."""
        with served(connection_limit="60") as port:
            silent = []
            try:
                for number in range(120):
                    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
                    connection.sendall(b"" if number % 2 else b"GET / HTTP/1.1\r\nHost: local")
                    silent.append(connection)
                for _time in range(5):
                    self.assertIn(b"200 OK", raw(port, GET, wait=5))
            finally:
                for connection in silent:
                    connection.close()

    def test_one_machine_has_its_share(self) -> None:
        with served() as port, mock.patch.dict("os.environ", {"SHANGNAN_PROXIES": "192.0.2.1"}):
            mine = [socket.create_connection(("127.0.0.1", port), timeout=10) for _number in range(80)]
            try:
                time.sleep(1.5)
                gone = 0
                for connection in mine:
                    connection.settimeout(0.05)
                    gone += _is_closed(connection)
                self.assertEqual(gone, 80 - 64)
            finally:
                for connection in mine:
                    connection.close()

    def test_late_clients_are_shown_out(self) -> None:
        with mock.patch("shangnan.policy.http.waiting.HEADERS", 1.0), served() as port:
            connection = socket.create_connection(("127.0.0.1", port), timeout=10)
            began = time.monotonic()
            connection.sendall(b"GET / HTTP/1.1\r\nHost: local")
            self.assertEqual(answer(connection), b"")
            self.assertLess(time.monotonic() - began, 8)
            connection.close()

    def test_a_client_that_sends_a_byte_at_a_time_gains_nothing(self) -> None:
        with mock.patch("shangnan.policy.http.waiting.HEADERS", 1.0), served() as port:
            connection = socket.create_connection(("127.0.0.1", port), timeout=10)
            connection.sendall(b"GET / HTTP/1.1\r\n")
            with self.assertRaises(OSError):
                for _number in range(40):
                    connection.sendall(b"X")
                    time.sleep(0.2)
            connection.close()


def _is_closed(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


class Ports(unittest.TestCase):
    def test_a_port_that_is_taken_deserves_a_sentence(self) -> None:
        taken = bound("127.0.0.1:0")
        try:
            with self.assertRaisesRegex(SystemExit, "PORT= chooses another"):
                bound(f"127.0.0.1:{taken.getsockname()[1]}")
        finally:
            taken.close()
