"""Page templates are compiled one at a time.

Python before 3.11.5 counts how deep it is in a syntax tree once for all threads (python/cpython 106905): two pages that are compiled at
the same time end in "AST constructor recursion depth mismatch", and nobody gets either. Compiling happens once for each template
and start, so waiting costs nothing; templates that are compiled already are not held up.
"""

from __future__ import annotations

from Products.PageTemplates.engine import Program
from threading import RLock
from typing import Any
from zope.interface import provider
from zope.pagetemplate.interfaces import IPageTemplateEngine

# A template may have others compiled while it is.
_compiling = RLock()


@provider(IPageTemplateEngine)
class OneAtATime(Program):
    """Zope's engine for page templates, of which one thread at a time compiles."""

    @classmethod
    def cook(cls, source_file: str | None, text: str, engine: Any, content_type: str) -> Any:
        """Return a template that can be rendered; see `IPageTemplateEngine`."""
        with _compiling:
            return super().cook(source_file, text, engine, content_type)
