"""docs/pages.md shows pictures that are there, and all of them."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_shows_the_pictures_that_are_there() -> None:
    shown = set(re.findall(r"images/pages/([\w-]+\.png)", (DOCS / "pages.md").read_text("utf-8")))
    there = {path.name for path in (DOCS / "images" / "pages").glob("*.png")}
    assert shown == there
    assert shown
