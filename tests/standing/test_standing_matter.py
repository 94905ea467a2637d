"""Standing matter: found again for the same facts alone, never half, never in the way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from banxin.standing import StandingMatter, recipe, throw_away


def counted(made: list[str], data: bytes) -> Callable[[], bytes]:
    def make() -> bytes:
        made.append("made")
        return data

    return make


def test_the_same_facts_are_made_once(tmp_path: Path) -> None:
    made: list[str] = []
    kept = StandingMatter(tmp_path / "new" / "photos")
    assert kept.reuse("a", counted(made, b"one")) == b"one"
    assert kept.reuse("a", counted(made, b"another")) == b"one"
    assert made == ["made"]


def test_other_facts_are_made_anew(tmp_path: Path) -> None:
    kept = StandingMatter(tmp_path)
    assert [kept.reuse(facts, facts.encode) for facts in ("a", "b", "a ")] == [b"a", b"b", b"a "]


def test_a_folder_that_takes_no_files_costs_only_the_keeping(tmp_path: Path) -> None:
    in_the_way = tmp_path / "photos"
    in_the_way.write_bytes(b"a file")
    assert StandingMatter(in_the_way).reuse("a", lambda: b"one") == b"one"
    assert in_the_way.read_bytes() == b"a file"


def test_what_could_not_be_made_leaves_nothing(tmp_path: Path) -> None:
    def fails() -> bytes:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 the test's own
        StandingMatter(tmp_path).reuse("a", fails)
    assert list(tmp_path.iterdir()) == []


def test_a_recipe_changes_with_the_code_and_with_a_librarys_version(tmp_path: Path) -> None:
    stages = [tmp_path / name for name in ("one", "same", "other")]
    for stage, code in zip(stages, ("x = 1", "x = 1", "x = 2"), strict=True):
        stage.mkdir()
        (stage / "make.py").write_text(code, "utf-8")
    one, same, other = (recipe(stage, "1.0") for stage in stages)
    assert one == same
    assert other != one
    assert recipe(stages[0], "1.1") != one


def test_what_was_not_used_for_longest_is_thrown_away_first(tmp_path: Path) -> None:
    kept = StandingMatter(tmp_path)
    for age, facts in enumerate(("used", "old", "new")):
        kept.keep(facts, bytes(1000))
        (path,) = (each for each in tmp_path.iterdir() if each.stat().st_mtime > 10**6)
        os.utime(path, (1000 + age, 1000 + age))
    assert kept.find("used") == bytes(1000)
    throw_away(tmp_path, 2500)
    assert (kept.find("used"), kept.find("old"), kept.find("new")) == (
        bytes(1000),
        None,
        bytes(1000),
    )
    throw_away(tmp_path, 0)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_has_nothing_to_throw_away(tmp_path: Path) -> None:
    throw_away(tmp_path / "gone", 0)
    assert not (tmp_path / "gone").exists()
