"""An issue whose masthead is printed in an ink of its own, from the desk's files to the plates."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

import pytest
from tests.press.separations import Separated, ghostscript

from banxin import edition
from banxin.content import load_issue, new_issue
from banxin.diagnostics import Diagnostic, Severity
from banxin.shipped import shipped

INK = "Masthead Red"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new issue in a layout of its own, on a ticket of its own."""
    folder = tmp_path / "2026-12"
    new_issue(folder, datetime.date(2026, 12, 18), "a4")
    shutil.copytree(shipped("layouts") / "a4", folder / "our")
    rewrite(folder / "our/layout.toml", 'srgb = "#c4161c"', f'srgb = "#c4161c"\nspot = "{INK}"')
    rewrite(folder / "issue.toml", 'layout = "a4"', 'layout = "./our"')
    return folder


def rewrite(file: Path, old: str, new: str) -> None:
    words = file.read_text("utf-8")
    assert old in words
    file.write_text(words.replace(old, new, 1), "utf-8")


def built(folder: Path) -> tuple[Separated, list[Diagnostic]]:
    """The first page's plates, and what was said of spot inks."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    issue = load_issue(folder).issue
    made = edition.build(issue, cache, frozenset({edition.Target.PRESS}), lambda _: None)
    said = [one for one in made.diagnostics if one.code == "spot-unnamed"]
    return ghostscript(made.files["press.pdf"])[0], said


def test_the_masthead_has_a_plate_where_the_ticket_orders_its_ink(folder: Path) -> None:
    (folder / "mine.toml").write_text(
        f'based_on = "newsprint"\nink.spots = ["{INK}"]\n', encoding="utf-8"
    )
    rewrite(folder / "issue.toml", 'ticket = "sheetfed-coated"', 'ticket = "mine.toml"')
    page, said = built(folder)
    assert said == []
    solid = page.plates[INK] > 99
    assert solid.sum() > 1000
    assert all(page.plates[ink][solid].max() == 0 for ink in ("Cyan", "Magenta", "Yellow"))

    rewrite(folder / "mine.toml", INK, "Another Red")
    page, (said_once,) = built(folder)
    assert said_once.severity is Severity.WARNING
    assert said_once.params == {"name": "mine", "spot": "Another Red", "known": INK}
    assert INK not in page.plates
    assert page.plates["Magenta"][solid].min() > 99
