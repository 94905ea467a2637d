"""The commands that need no painting, one by one."""

from __future__ import annotations

import datetime
import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from banxin.cli import run
from banxin.layout import shipped_layouts

Captured = pytest.CaptureFixture[str]


def said(capsys: Captured) -> dict[str, object]:
    out: dict[str, object] = json.loads(capsys.readouterr().out)
    return out


def test_new_lists_what_it_wrote(tmp_path: Path, capsys: Captured) -> None:
    issue = tmp_path / "2026-12"
    assert run(["new", str(issue), "--date", "2026-12-18", "--lang", "zh"]) == 0
    out, err = capsys.readouterr()
    on_disk = {path.as_posix() for path in issue.rglob("*") if path.is_file()}
    assert set(out.splitlines()) == on_disk
    assert f"下一步：banxin build {issue.as_posix()}" in err
    written = tomllib.loads((issue / "issue.toml").read_text("utf-8"))
    assert written["date"] == datetime.date(2026, 12, 18)
    assert written["layout"] == "broadsheet"


def test_new_dates_the_issue_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Far from UTC the day of the newsroom is what counts.
    monkeypatch.setenv("TZ", "XYZ-14")
    time.tzset()
    try:
        assert run(["new", str(tmp_path / "x"), "--layout", "tabloid"]) == 0
        today = time.strftime("%Y-%m-%d")
    finally:
        monkeypatch.undo()
        time.tzset()
    written = tomllib.loads((tmp_path / "x" / "issue.toml").read_text("utf-8"))
    assert str(written["date"]) == today
    assert written["layout"] == "tabloid"


def test_new_touches_nothing_that_is_there(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "mine.md").write_text("稿")
    assert run(["new", str(tmp_path), "--format", "json"]) == 2
    assert said(capsys)["files"] == []
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


def test_new_knows_the_layouts(tmp_path: Path, capsys: Captured) -> None:
    assert run(["new", str(tmp_path / "x"), "--layout", "poster", "--lang", "en"]) == 2
    err = capsys.readouterr().err
    assert "error[layout-unknown]" in err
    assert "tabloid" in err
    assert not (tmp_path / "x").exists()


def test_layouts_are_listed(capsys: Captured) -> None:
    assert run(["layouts", "--lang", "zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(shipped_layouts())
    assert run(["layouts", "--format", "json"]) == 0
    answer = said(capsys)["answer"]
    assert isinstance(answer, list)
    broadsheet = {entry["name"]: entry for entry in answer}["broadsheet"]
    # 对开: eight base columns of 13 em at 9 pt.
    assert (broadsheet["columns"], broadsheet["measure_em"], broadsheet["body_pt"]) == (8, 13, 9)


def test_fonts_of_an_empty_cache_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert run(["fonts", "--format", "json"]) == 0
    answer = said(capsys)["answer"]
    assert isinstance(answer, dict)
    assert answer["cache"] == (tmp_path / "banxin").as_posix()
    assert not any(face["here"] for face in answer["faces"] if face["name"].startswith("song"))
    assert run(["fonts", "--lang", "zh"]) == 0
    song = capsys.readouterr().out.splitlines()[0]
    assert song.startswith("song ")
    assert song.endswith("缺")
    # Looking makes nothing.
    assert list(tmp_path.iterdir()) == []


def test_preflight_of_what_cannot_be_read(tmp_path: Path, capsys: Captured) -> None:
    for path in (tmp_path, tmp_path / "gone.pdf"):
        assert run(["preflight", str(path), "--lang", "en"]) == 2
        assert "error[pdf-unreadable]" in capsys.readouterr().err


def test_preflight_of_what_is_no_pdf(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"not a PDF")
    assert run(["preflight", str(path), "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "page.pdf: not fit for ticket sheetfed-coated"
    assert "error[preflight-" in err


@pytest.mark.parametrize("ticket", ["nosuch", "own/nosuch.toml"])
def test_preflight_without_such_a_ticket(ticket: str, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert run(["preflight", str(path), "--ticket", ticket]) == 3
    assert "error[ticket-unknown]" in capsys.readouterr().err


def test_ctrl_c_of_a_real_run(tmp_path: Path) -> None:
    # A pipe that nobody writes to holds the program in the middle of its work.
    pipe = tmp_path / "page.pdf"
    os.mkfifo(pipe)
    child = subprocess.Popen(
        [sys.executable, "-m", "banxin.cli", "preflight", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "src"},
    )
    writer = os.open(pipe, os.O_WRONLY)  # returns when the program has opened its end
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=20)
    os.close(writer)
    assert child.returncode == 130
    assert (out, err.strip()) == (b"", b"")
