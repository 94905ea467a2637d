"""The join: what is found before painting, what a build gives, and what it refuses."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from banxin.content import Issue, load_issue, new_issue
from banxin.diagnostics import BadContent, Diagnostic, Severity, SourcePlace
from banxin.edition import Target, build, check

ALL = frozenset(Target)


@pytest.fixture(scope="session")
def cache() -> Path:
    """Where `banxin fonts fetch` has put the fonts."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The issue that `banxin new` makes."""
    new_issue(tmp_path / "2026-12", datetime.date(2026, 12, 18), "a4")
    return tmp_path / "2026-12"


def rewrite(file: Path, old: str, new: str) -> None:
    words = file.read_text("utf-8")
    assert old in words
    file.write_text(words.replace(old, new, 1), "utf-8")


def loaded(folder: Path) -> Issue:
    return load_issue(folder).issue


def refused(issue: Issue, cache: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(BadContent) as caught:
        check(issue, cache)
    return caught.value.diagnostics


def codes(found: Iterable[Diagnostic]) -> list[str]:
    return [one.code for one in found]


def test_a_new_issue_checks_without_an_error(folder: Path, cache: Path) -> None:
    checked = check(loaded(folder), cache)
    assert checked.ticket.name == "sheetfed-coated"
    assert len(checked.layout.pages) == 1
    assert Severity.ERROR not in {found.severity for found in checked.diagnostics}


def test_an_unplaced_story_stops_before_any_font_is_opened(folder: Path, tmp_path: Path) -> None:
    """The cache is empty: a step further would say that fonts are missing."""
    issue = loaded(folder)
    page = replace(issue.pages[0], template="nonsense")
    found = refused(replace(issue, pages=(page,)), tmp_path / "no-fonts")
    assert codes(found) == ["template-unknown"]


def test_a_character_that_no_face_holds_is_named_with_its_place(folder: Path, cache: Path) -> None:
    """U+2A6A5, of four dragons, is in no face but the one for rare characters."""
    story = folder / "watchtower.md"
    story.write_text(story.read_text("utf-8") + "\n尾段里有一个𪚥字。\n", "utf-8")
    (found,) = refused(loaded(folder), cache)
    assert found.code == "character-missing"
    assert isinstance(found.place, SourcePlace)
    line = story.read_text("utf-8").splitlines().index("尾段里有一个𪚥字。") + 1
    assert (found.place.file, found.place.line, found.place.column) == (
        "2026-12/watchtower.md",
        line,
        7,
    )
    assert found.params["codepoint"] == "U+2A6A5"
    assert "hanamin" in str(found.params["holders"])


def test_the_issues_rare_face_cures_it(folder: Path, cache: Path) -> None:
    story = folder / "watchtower.md"
    story.write_text(story.read_text("utf-8") + "\n尾段里有一个𪚥字。\n", "utf-8")
    rewrite(folder / "issue.toml", "number = 1", 'number = 1\nrare_face = "hanamin"')
    assert "character-missing" not in codes(check(loaded(folder), cache).diagnostics)


def test_unknown_faces_are_named_all_of_them(folder: Path, cache: Path) -> None:
    rewrite(folder / "issue.toml", "number = 1", 'number = 1\nrare_face = "comic"')
    found = refused(loaded(folder), cache)
    assert "comic" in " ".join(str(one.params) for one in found)


def test_a_build_gives_its_files_and_says_its_steps(folder: Path, cache: Path) -> None:
    steps: list[str] = []
    edition = build(loaded(folder), cache, ALL, steps.append)
    assert sorted(edition.files) == [
        "archive.pdf",
        "page-map.json",
        "press.pdf",
        "proof-1.png",
        "report.json",
        "screen.pdf",
    ]
    assert steps == ["make-up", "press", "screen", "archive", "proofs"]
    printed = ("press.pdf", "screen.pdf", "archive.pdf")
    assert all(edition.files[name].startswith(b"%PDF-") for name in printed)
    assert edition.files["proof-1.png"].startswith(b"\x89PNG")
    report = json.loads(edition.files["report.json"])
    assert (report["pages"], report["date"]) == (1, "2026-12-18")
    assert [one["code"] for one in report["findings"]] == codes(edition.diagnostics)


def test_only_what_is_asked_for_is_built(folder: Path, cache: Path) -> None:
    """The photo has neither caption nor alternative: a tagged page is painted all the same."""
    story = folder / "watchtower.md"
    lines = story.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.strip().startswith(("caption:", "alt:"))]
    story.write_text("".join(kept), "utf-8")
    edition = build(loaded(folder), cache, frozenset({Target.SCREEN}), lambda _: None)
    assert "proof-1.png" not in edition.files
    assert "press.pdf" not in edition.files
    assert edition.files["screen.pdf"].startswith(b"%PDF-")


def test_an_overset_story_is_never_painted(folder: Path, cache: Path) -> None:
    """Law L5: what does not fit stops the build, with all that was found beside it."""
    story = folder / "watchtower.md"
    story.write_text(story.read_text("utf-8") + ("\n" + "字" * 500 + "\n") * 20, "utf-8")
    steps: list[str] = []
    with pytest.raises(BadContent) as caught:
        build(loaded(folder), cache, ALL, steps.append)
    assert steps == ["make-up"]
    found = {one.code: one for one in caught.value.diagnostics}
    assert int(found["story-overset"].params["characters"]) > 5000
    assert codes(check(loaded(folder), cache).diagnostics) == codes(caught.value.diagnostics)
