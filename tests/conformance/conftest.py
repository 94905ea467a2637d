"""All cases and pages painted once a session by Banxin."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.conformance.case import Engine
from tests.conformance.engines import painted
from tests.conformance.judged import CASES
from tests.conformance.pages import PaintedColumns
from tests.conformance.pages import painted as painted_pages
from tests.conformance.sheet import Sheet

from banxin.fonts import fetch, load_catalogue


@pytest.fixture(scope="session")
def font_cache() -> Path:
    """The machine's own cache; the fonts come down on the first run only."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    fetch(load_catalogue(), home)
    return home


@pytest.fixture(scope="session")
def sheets(font_cache: Path) -> dict[str, list[Sheet]]:
    """By case, what Banxin painted."""
    return painted(CASES, Engine.BANXIN, font_cache)


@pytest.fixture(scope="session")
def pages(font_cache: Path) -> list[PaintedColumns]:
    """The pages of columns as Banxin painted them."""
    return painted_pages(Engine.BANXIN, font_cache)
