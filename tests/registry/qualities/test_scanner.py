"""The virus scanner: what it says is taken, and its silence is nobody's word."""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.registry.qualities.scanner import scan
from tempfile import TemporaryDirectory
from unittest.mock import patch

import os
import unittest

SCRIPT = """#!/bin/sh
for path; do
  case "$path" in
    -*) ;;
    *bad*) echo "$path: Win.Test.EICAR_HDB-1 FOUND"; found=1 ;;
    *) echo "$path: OK" ;;
  esac
done
exit ${found:-0}
"""


class TestScanner(unittest.TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        path = patch.dict(os.environ, {"PATH": f"{self.folder}"})
        path.start()
        self.addCleanup(path.stop)
        self.files = {"a.pdf": Path("/x/good"), "l/b.pdf": Path("/x/bad: one")}

    def put(self, name: str, script: str = SCRIPT) -> None:
        program = self.folder / name
        program.write_text(script.replace("#!/bin/sh", "#!/bin/sh\nPATH=/bin:/usr/bin"), encoding="utf-8")
        program.chmod(0o755)

    def test_without_one(self) -> None:
        self.assertIsNone(scan(self.files))
        self.assertIsNone(scan({}))

    def test_what_it_says(self) -> None:
        for name in ("clamscan", "clamdscan"):
            self.put(name)
            self.assertEqual(scan(self.files), {"a.pdf": "", "l/b.pdf": "Win.Test.EICAR_HDB-1"})
            self.assertEqual(scan({"a.pdf": Path("/x/good")}), {"a.pdf": ""})
        self.assertEqual(scan({}), {})

    def test_the_second_is_asked_where_the_first_fails(self) -> None:
        self.put("clamdscan", "#!/bin/sh\necho 'could not connect' >&2\nexit 2\n")
        self.assertIsNone(scan(self.files))
        self.put("clamscan")
        self.assertEqual(scan(self.files), {"a.pdf": "", "l/b.pdf": "Win.Test.EICAR_HDB-1"})

    def test_an_answer_that_contradicts_itself_is_none(self) -> None:
        self.put("clamscan", "#!/bin/sh\nexit 1\n")
        self.assertIsNone(scan(self.files))
        self.put("clamscan", '#!/bin/sh\necho "/x/good: Bad FOUND"\n')
        self.assertIsNone(scan(self.files))
