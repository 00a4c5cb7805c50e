"""LibreOffice, all papers in one call: its start takes longer than a paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shangnan.policy.paper import sources
from tempfile import TemporaryDirectory

import os
import shutil
import subprocess

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""
_SECONDS = 240


def as_pdf(papers: Mapping[str, bytes]) -> dict[str, bytes]:
    """The PDFs that LibreOffice makes of .docx files, with the fonts that the installation always has and no others.

    :param papers: name to .docx
    """
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: build/prepare-tests installs it"
    with TemporaryDirectory() as name:
        folder = Path(name)
        fonts = folder / "fonts.conf"
        folders = {source.path.parent for source in sources.bundled()}
        text = _FONTS.format(folders="".join(f"<dir>{path}</dir>" for path in folders), cache=folder / "cache")
        fonts.write_text(text, encoding="utf-8")
        for paper, content in papers.items():
            (folder / f"{paper}.docx").write_bytes(content)
        subprocess.run(
            [
                program,
                "--headless",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *(str(folder / f"{paper}.docx") for paper in papers),
            ],
            check=True,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
        return {paper: (folder / f"{paper}.pdf").read_bytes() for paper in papers}
