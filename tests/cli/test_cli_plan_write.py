"""A plan in the issue's file: the same pages come of it, and all else of the file stays."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tomllib
from pathlib import Path

import pytest
from tests.bad_input.test_bad_output import no_privileges, program

from banxin import edition, page_map
from banxin.cli import run
from banxin.cli.output import rewrite
from banxin.content import load_issue
from banxin.content.write_plan import MARK
from banxin.diagnostics import MissingTool, WrongUse
from banxin.edition import Checked

SAMPLE = Path(__file__).parents[2] / "content" / "2026-11"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "2026-11")
    return tmp_path / "2026-11"


def checked(file: Path) -> Checked:
    return edition.check(load_issue(file).issue, CACHE)


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("name", ["issue.toml", "tabloid.toml", "a4.toml"])
def test_the_issue_builds_the_same_pages(folder: Path, capsys: Captured, name: str) -> None:
    file = folder / name
    remark = "# 头条先看过\n"
    old = file.read_text("utf-8").replace("[[page]]", f"{remark}[[page]]", 1)
    file.write_text(old, "utf-8")
    file.chmod(0o640)
    before = checked(file)
    assert run(["plan", str(file), "--write", "--lang", "zh"]) == 0
    out, err = capsys.readouterr()
    assert f"已写入 {file.as_posix()}" in err
    assert "第 1 版：" in err
    assert out.startswith("第 1 版 ")
    after = checked(file)
    assert page_map.as_json(after.layout) == page_map.as_json(before.layout)
    assert after.diagnostics == before.diagnostics
    # Nothing is left to the planner: every page has its stories and their places.
    written = file.read_text("utf-8")
    sheet = tomllib.loads(written)
    assert sheet.get("stories", []) == []
    assert all(page["place"] for page in sheet["page"])
    kept = [line for line in written.splitlines() if line in old.splitlines()]
    lost = [line for line in old.splitlines() if line not in kept]
    assert all(line.startswith("stories = [") for line in lost)
    assert remark.strip() in kept
    assert MARK in written
    assert file.stat().st_mode & 0o777 == 0o640
    assert hidden(folder) == []


def test_a_second_time_there_is_nothing_to_write(folder: Path, capsys: Captured) -> None:
    assert run(["plan", str(folder), "--write"]) == 0
    capsys.readouterr()
    file = folder / "issue.toml"
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    assert run(["plan", str(folder), "--write", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["answer"]["written"], said["files"]) == (False, [])
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_another_plan_than_the_best_is_written_as_it_was_shown(
    folder: Path, capsys: Captured
) -> None:
    file = folder / "tabloid.toml"
    assert run(["plan", str(file), "--choose", "2=2", "--write", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["files"] == [file.as_posix()]
    plan = said["answer"]["pages"][1]["plans"][1]
    assert plan["plan"] == 2
    page = checked(file).layout.pages[1]
    assert page.score.total == plan["score"]
    assert {str(rule): points for rule, points in page.score.parts.items()} == {
        part["rule"]: part["points"] for part in plan["parts"]
    }
    shown = {story["story"]: story["lines"] for story in plan["stories"]}
    placed = {s.story: [s.spot.first_line, s.spot.last_line] for s in page.shape.stories}
    assert placed == shown


def test_a_place_that_is_deleted_is_found_anew(folder: Path) -> None:
    """What `MARK` promises: the rest of what was written is kept."""
    file = folder / "tabloid.toml"
    assert run(["plan", str(file), "--write"]) == 0
    head, *places = file.read_text("utf-8").split("[[page.place]]")
    gone = next(n for n, place in enumerate(places) if 'story = "teahouse"' in place)
    assert "photo" not in places[gone]
    file.write_text("[[page.place]]".join([head, *places[:gone], *places[gone + 1 :]]), "utf-8")
    made = checked(file).layout
    assert [s.story for page in made.pages for s in page.shape.stories] == [
        "watchtowers",
        "letters",
        "teahouse",
    ]


def test_a_file_that_may_not_be_written_is_left_alone(folder: Path) -> None:
    before = (folder / "issue.toml").read_bytes()
    names = sorted(path.name for path in folder.iterdir())
    folder.chmod(0o555)
    try:
        code, _, said = program(
            "plan", str(folder), "--write", "--lang", "zh", before=no_privileges
        )
    finally:
        folder.chmod(0o755)
    assert code == 2
    assert "错误[issue-unwritable]" in said
    assert (folder / "issue.toml").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == names


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "issue.toml"
    file.write_bytes(b"newer")
    with pytest.raises(WrongUse) as caught:
        rewrite(file, b"as it was", b"planned")
    assert [one.code for one in caught.value.diagnostics] == ["issue-changed"]
    assert file.read_bytes() == b"newer"


def test_a_full_disk_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "issue.toml"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MissingTool) as caught:
        rewrite(file, b"old", b"new")
    assert [one.code for one in caught.value.diagnostics] == ["issue-unwritable"]
    assert [path.name for path in tmp_path.iterdir()] == ["issue.toml"]
    assert file.read_bytes() == b"old"


def test_a_link_stays_one(tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_bytes(b"old")
    link = tmp_path / "issue.toml"
    link.symlink_to("real.toml")
    rewrite(link, b"old", b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
