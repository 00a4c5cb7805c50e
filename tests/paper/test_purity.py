"""The paper room draws plain data: it pulls in no Plone and no Zope."""

from __future__ import annotations

from pathlib import Path
from shangnan import policy

import os
import subprocess
import sys
import unittest

SCRIPT = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


class TestImports(unittest.TestCase):
    def test_no_plone_no_zope(self) -> None:
        room = Path(policy.__file__).parent
        modules = [
            ".".join(("shangnan.policy", *path.relative_to(room).with_suffix("").parts))
            for path in room.glob("paper/**/*.py")
        ]
        guide = room / "records" / "service_guide"
        modules += [f"shangnan.policy.records.service_guide.{path.stem}" for path in guide.glob("paper*.py")]
        self.assertGreater(len(modules), 20)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        told = subprocess.check_output(
            [sys.executable, "-c", SCRIPT, *modules], env=environment, text=True, timeout=120
        ).split()
        self.assertFalse({"plone", "Products", "Zope2", "Acquisition", "ZODB", "AccessControl"} & set(told), told)
