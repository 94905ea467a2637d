"""Set one Typst file, and nothing else: ``IN.typ OUT.pdf FONT-FOLDER``."""

from __future__ import annotations

import sys

import typst

typst.compile(
    sys.argv[1],
    output=sys.argv[2],
    root="/",
    font_paths=[sys.argv[3]],
    ignore_system_fonts=True,
)
