"""What the benchmark computes, prints and asks, without the two sites."""

from __future__ import annotations

from benchmark.client import Answer
from benchmark.client import answers
from benchmark.client import Reader
from benchmark.client import Unexpected
from benchmark.homes import bring_back_data
from benchmark.homes import Home
from benchmark.homes import keep_data
from benchmark.homes import moved
from benchmark.homes import RECIPE
from benchmark.homes import without
from benchmark.imports import Part
from benchmark.imports import parts
from benchmark.imports import whole
from benchmark.options import read_options
from benchmark.options import ROOT
from benchmark.report import as_data
from benchmark.report import markdown
from benchmark.report import table
from benchmark.samples import milliseconds
from benchmark.samples import Row
from benchmark.samples import Sample
from benchmark.turns import asking
from benchmark.turns import count_row
from benchmark.turns import in_turn
from contextlib import redirect_stderr
from http.server import BaseHTTPRequestHandler
from http.server import HTTPServer
from io import StringIO
from pathlib import Path
from socket import SHUT_RDWR
from tempfile import TemporaryDirectory
from threading import Thread
from unittest import mock
from zope.configuration import xmlconfig

import unittest


class TestSamples(unittest.TestCase):
    def test_median_least_and_greatest(self) -> None:
        self.assertEqual(str(milliseconds([0.010, 0.250, 0.020])), "20.0 ms (10.0–250)")
        self.assertEqual(str(Sample((3.14159,), "s")), "3.14 s")

    def test_ratio_is_of_the_medians(self) -> None:
        row = Row("page", milliseconds([0.01, 0.02, 0.9]), milliseconds([0.04, 0.05, 0.04]))
        self.assertAlmostEqual(row.ratio or 0, 0.5)
        self.assertIsNone(Row("PDF", milliseconds([0.01]), None).ratio)
        self.assertIsNone(Row("nothing", milliseconds([0.01]), milliseconds([0.0])).ratio)


class TestTurns(unittest.TestCase):
    def test_neither_always_comes_first(self) -> None:
        order: list[str] = []

        def ask(who: str) -> Answer:
            order.append(who)
            return Answer(200, who.encode(), 0.001)

        ours, stock = in_turn(lambda _number: ask("A"), lambda _number: ask("B"), 4)
        self.assertEqual("".join(order), "ABBAABBA")
        self.assertEqual([answer.html for answer in ours], ["A"] * 4)
        self.assertEqual([answer.html for answer in stock], ["B"] * 4)

    def test_counts(self) -> None:
        html = "<html><main id='m'><p>商 南</p><script>x</script></main>out</html>"
        page = Answer(200, html.encode(), 0.0)
        row = count_row("letters", ([page], [page]), "characters", lambda answer: answer.letters)
        self.assertEqual((row.ours or row.stock, row.ratio), (Sample((2.0,), "characters"), 1.0))


class TestReport(unittest.TestCase):
    rows = (
        Row("page", milliseconds([0.01, 0.03]), milliseconds([0.04, 0.04]), "not cached"),
        Row("PDF", milliseconds([0.05]), None),
    )

    def test_markdown_has_every_line_and_fact(self) -> None:
        text = markdown({"Python": "3.11"}, "Measured with 40 guides.", self.rows)
        self.assertIn("| page | 20.0 ms (10.0–30.0) | 40.0 ms (40.0–40.0) | 0.50 | not cached |", text)
        self.assertIn("| PDF | 50.0 ms | — |  |  |", text)
        self.assertIn("What this cannot tell", text)
        self.assertIn("- Python: 3.11", text)

    def test_columns_of_the_terminal_stand_below_each_other(self) -> None:
        lines = table(self.rows).splitlines()
        self.assertEqual(len({line.find("40.0 ms") if "40.0" in line else lines[0].find("stock") for line in lines}), 1)

    def test_data(self) -> None:
        data = as_data(self.rows[0])
        self.assertEqual(data["ratio"], 0.5)
        self.assertEqual(data["ours"], {"unit": "ms", "n": 2, "median": 20.0, "min": 10.0, "max": 30.0})
        self.assertIsNone(as_data(self.rows[1])["stock"])


class TestImports(unittest.TestCase):
    def test_parts_go_from_commit_to_commit(self) -> None:
        told = [
            (0, 0.0, 0.0, 1000),
            (100, 2.0, 1.0, 1000),
            (200, 4.0, 2.0, 21_000),
            (300, 5.0, 2.5, 21_000),
            (400, 9.0, 3.0, 25_000),
        ]
        found = parts(told)
        self.assertEqual(found, [Part(200, 4.0, 2.0, 20_000), Part(200, 5.0, 1.0, 4000)])
        self.assertEqual(whole(found), Part(400, 9.0, 3.0, 24_000))


class TestOptions(unittest.TestCase):
    def test_amounts_can_be_set(self) -> None:
        options = read_options(["--requests", "7", "--figures", "elsewhere"])
        self.assertEqual((options.requests, options.figures, options.imports), (7, Path("elsewhere"), 3))

    def test_registers_are_named_or_all(self) -> None:
        self.assertEqual(read_options([]).records, 10_000)
        self.assertEqual(
            read_options(["--registers", "PartyRecord,Regulation"]).registers, ("PartyRecord", "Regulation")
        )
        self.assertEqual(read_options(["--registers", "all"]).registers, ())

    def test_one_measurement_is_none(self) -> None:
        for wrong in ("1", "0", "-3", "many"):
            with self.subTest(wrong), self.assertRaises(SystemExit), redirect_stderr(StringIO()):
                read_options(["--starts", wrong])


class TestHomes(unittest.TestCase):
    home = Home("stock", Path("/somewhere/stock"), 8096)

    def test_paths_and_port_are_those_of_the_home(self) -> None:
        for name in ("zope.conf", "wsgi.ini"):
            text = moved((RECIPE / name).read_text(encoding="utf-8"), self.home)
            with self.subTest(name):
                self.assertNotIn(str(ROOT / "instance"), text)
                self.assertNotIn(str(RECIPE.parent), text)
                self.assertIn("/somewhere/stock", text)
        self.assertIn("fast-listen = 127.0.0.1:8096\n", text)

    def test_what_is_left_out_is_not_configured(self) -> None:
        begin = '<configure\n    xmlns="http://namespaces.zope.org/zope"\n    >\n'
        zcml = begin + '\n  <include package="shangnan.policy" />\n</configure>\n'
        context = xmlconfig.string('<configure xmlns="http://namespaces.zope.org/zope"/>')
        xmlconfig.string(without(zcml, ("shangnan.policy",)), context)
        self.assertFalse([action for action in context.actions if "shangnan" in str(action.get("info"))])

    def test_data_is_brought_back(self) -> None:
        with TemporaryDirectory() as folder:
            home = Home("ours", Path(folder), 8095)
            for name in ("filestorage", "blobstorage"):
                (home.var / name).mkdir(parents=True)
            (home.var / "filestorage" / "Data.fs").write_text("before")
            keep_data(home)
            (home.var / "filestorage" / "Data.fs").write_text("after")
            (home.var / "blobstorage" / "new").write_text("after")
            bring_back_data(home)
            self.assertEqual((home.var / "filestorage" / "Data.fs").read_text(), "before")
            self.assertFalse((home.var / "blobstorage" / "new").exists())


class _Page(BaseHTTPRequestHandler):
    """Answers /site/a and /site/b with what it was asked, anything else with 500."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = f"{self.path} {self.headers['Authorization']} {self.headers['Host']}".encode()
        self.send_response(200 if self.path in ("/site/a", "/site/b") else 500)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class TestReader(unittest.TestCase):
    def setUp(self) -> None:
        server = HTTPServer(("127.0.0.1", 0), _Page)
        self.port = server.server_port
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        self.addCleanup(server.server_close)
        self.addCleanup(thread.join)
        self.addCleanup(server.shutdown)

    def test_an_account_says_who_it_is(self) -> None:
        with Reader(self.port, account=("somebody", "secret")) as reader:
            self.assertIn("Basic c29tZWJvZHk6c2VjcmV0", reader.get("/site/a").html)
        with Reader(self.port) as reader:
            self.assertIn("None", reader.get("/site/a").html)

    def test_pages_are_asked_by_name_one_after_another(self) -> None:
        with Reader(self.port) as reader:
            ask = asking(reader, Home("site", Path(), self.port), ["/a", "/b"])
            self.assertEqual([ask(n).html.split()[0] for n in range(3)], ["/site/a", "/site/b", "/site/a"])
            self.assertTrue(ask(0).html.endswith(f"localhost:{self.port}"))
            self.assertGreater(ask(0).seconds, 0)

    def test_a_connection_that_the_server_has_closed_meanwhile_is_opened_anew(self) -> None:
        with Reader(self.port) as reader:
            reader.get("/site/a")
            held = reader._connection.sock
            held.shutdown(SHUT_RDWR)
            with mock.patch("benchmark.client.IDLE", 0.0):
                self.assertEqual(reader.get("/site/b").status, 200)
            self.assertIsNot(reader._connection.sock, held)

    def test_what_is_not_200_is_never_counted(self) -> None:
        with Reader(self.port) as reader:
            with self.assertRaises(Unexpected):
                reader.get("/site/c")
            self.assertEqual(reader.ask("/site/c").status, 500)
        self.assertFalse(answers(self.port, "/site/c"))
        self.assertTrue(answers(self.port, "/site/a"))

    def test_a_server_that_is_not_there_does_not_answer(self) -> None:
        with HTTPServer(("127.0.0.1", 0), _Page) as closed:
            port = closed.server_port
        self.assertFalse(answers(port, "/"))
