"""Issues built once a session and read back from their press files."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.laws.pressed import LAYOUTS, Pressed, press_issue
from tests.laws.small_issue import write_small_issue

from banxin.fonts import fetch, load_catalogue

SAMPLE = Path(__file__).parents[2] / "content/2026-11"
SAMPLE_FILES = {"broadsheet": "issue.toml", "tabloid": "tabloid.toml", "a4": "a4.toml"}

# The tests of one layout run on one worker, which builds each of its issues once.
_ISSUES = [
    pytest.param((which, name), id=f"{which}-{name}", marks=pytest.mark.xdist_group(name))
    for which in ("small", "sample")
    for name in LAYOUTS
]


@pytest.fixture(scope="session")
def font_cache() -> Path:
    """The machine's own cache; the fonts come down on the first run only."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    fetch(load_catalogue(), home)
    return home


@pytest.fixture(scope="session")
def press(
    font_cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], Pressed]:
    """The small issue or the sample in a layout, made up, painted and read back once."""

    @cache
    def pressed(which: str, layout: str) -> Pressed:
        if which == "sample":
            return press_issue(SAMPLE / SAMPLE_FILES[layout], font_cache)
        return press_issue(write_small_issue(tmp_path_factory.mktemp(layout), layout), font_cache)

    return pressed


@pytest.fixture(params=_ISSUES)
def pressed(request: pytest.FixtureRequest, press: Callable[[str, str], Pressed]) -> Pressed:
    """Every issue that must keep the laws."""
    return press(*request.param)


@pytest.fixture(params=_ISSUES[:1])
def small(request: pytest.FixtureRequest, press: Callable[[str, str], Pressed]) -> Pressed:
    """One issue to do damage to."""
    return press(*request.param)
