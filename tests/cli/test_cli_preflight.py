"""``banxin preflight`` on files from anywhere: an answer within its bounds, never a traceback."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.preflight.bombs import QUICK, SLOW
from tests.preflight.sheets import sheet

from banxin.cli import judge
from banxin.cli.run import run
from banxin.preflight import Order
from banxin.preflight.bounds import Bounds
from banxin.report.schemas import schemas
from banxin.ticket import Ticket, load_ticket

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "A01.pdf"
    path.write_bytes(sheet(b"0 0 0 1 k 10 10 6 6 re f"))
    return path


def answer(capsys: Captured) -> dict[str, object]:
    told = json.loads(capsys.readouterr().out)
    assert isinstance(told["answer"], dict)
    return told["answer"]


def outcome(told: dict[str, object], rule: str) -> str:
    checks = told["checks"]
    assert isinstance(checks, list)
    return str(next(check["outcome"] for check in checks if check["id"] == rule))


def survives(make: Callable[[], bytes], folder: Path, capsys: Captured) -> str:
    """Judge it with a report; what was complained of."""
    path = folder / "bomb.pdf"
    path.write_bytes(make())
    code = run(["preflight", str(path), "--lang", "en", "--report", str(folder / "out")])
    out, err = capsys.readouterr()
    assert code == 1
    assert "error[preflight-" in err
    assert "Traceback" not in err
    # An address in memory would differ from run to run.
    assert " at 0x" not in err
    assert "bomb.pdf: not fit for ticket sheetfed-coated" in out
    assert "Not fit for press" in (folder / "out" / "preflight.html").read_text("utf-8")
    return err


@pytest.mark.parametrize("name", QUICK)
def test_a_hostile_file_ends_in_a_finding(name: str, tmp_path: Path, capsys: Captured) -> None:
    survives(QUICK[name], tmp_path, capsys)


@pytest.mark.heavy
@pytest.mark.parametrize("name", SLOW)
def test_a_bomb_ends_within_the_bounds(name: str, tmp_path: Path, capsys: Captured) -> None:
    started = time.monotonic()
    survives(SLOW[name], tmp_path, capsys)
    # Judging and drawing, each to its last second, and some for the machine.
    assert time.monotonic() - started < 300 + 80 + 30


@pytest.mark.parametrize(
    "bounds",
    [
        Bounds(memory_mb=300, cpu_seconds=60, wall_seconds=60, file_mb=64),
        Bounds(memory_mb=2048, cpu_seconds=1, wall_seconds=60, file_mb=64),
        Bounds(memory_mb=2048, cpu_seconds=60, wall_seconds=1, file_mb=64),
    ],
)
def test_out_of_bounds_is_refused_and_said_so(
    bounds: Bounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "_JUDGING", bounds)
    verdict = judge.judged(b"%PDF-1.7\n" + bytes(290 << 20), Order(_ticket()))
    (found,) = verdict.diagnostics
    assert found.code == "preflight-too-heavy"
    assert not verdict.is_fit


def _ticket() -> Ticket:
    return load_ticket("sheetfed-coated", Path())


def test_a_file_of_any_size_is_not_read_into_memory(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(judge.FILE_MOST + 1)  # a hole, not half a gigabyte on the disk
    assert run(["preflight", str(path), "--lang", "zh"]) == 1
    assert "preflight-too-heavy" in capsys.readouterr().err


def test_a_judge_that_crashes_for_our_own_fault_is_our_bug(
    page: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "order_as_json", lambda _: b"not an order")
    assert run(["preflight", str(page), "--lang", "en"]) == 70
    assert "error[our-bug]" in capsys.readouterr().err


def test_the_answer_keeps_to_the_schema_of_the_report(page: Path, capsys: Captured) -> None:
    run(["preflight", str(page), "--format", "json", "--lang", "zh", "--trim", "60x60"])
    told = answer(capsys)
    (schema,) = (json.loads(text) for text in schemas().values())
    assert list(Draft202012Validator(schema).iter_errors(told)) == []
    assert told["order"] == {
        "ticket": "sheetfed-coated",
        "ticket_title": "铜版纸，单张纸胶印",
        "trim_mm": [60, 60],
        "pages": None,
        "stories": [],
    }


@pytest.mark.parametrize("wrong", ["60", "60x", "x60", "a4", "60x60x60", "-6x6", "1e3x5"])
def test_a_trim_that_is_none_is_wrong_use(wrong: str, page: Path, capsys: Captured) -> None:
    assert run(["preflight", str(page), f"--trim={wrong}", "--lang", "en"]) == 2
    assert "error[value-wrong]" in capsys.readouterr().err


def test_the_report_folder_gets_both_reports(page: Path, tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "out" / "查"
    run(["preflight", str(page), "--report", str(folder), "--lang", "zh"])
    assert sorted(path.name for path in folder.iterdir()) == ["preflight.html", "preflight.json"]
    assert "data:image/jpeg" in (folder / "preflight.html").read_text("utf-8")
    assert json.loads((folder / "preflight.json").read_text("utf-8"))["language"] == "zh"
    out = capsys.readouterr().out.splitlines()
    assert out[-2:] == [
        (folder / "preflight.html").as_posix(),
        (folder / "preflight.json").as_posix(),
    ]


def test_a_report_folder_that_takes_no_files_is_wrong_use(page: Path, capsys: Captured) -> None:
    assert run(["preflight", str(page), "--report", str(page)]) == 2


def test_the_summary_names_what_failed_the_gravest_first(page: Path, capsys: Captured) -> None:
    run(["preflight", str(page), "--lang", "en"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[0] == "failed"
    assert "Output intent there" in lines[0]
    assert [line.split()[0] for line in lines[:-1]][-1] == "passed"
    assert lines[-1] == "A01.pdf: not fit for ticket sheetfed-coated"


def test_a_ticket_that_means_no_check_is_refused(
    page: Path, tmp_path: Path, capsys: Captured
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'based_on = "newsprint"\ntitle = { zh = "甲", en = "a" }\n'
        '[preflight.preflight-intnt-missing]\nweight = "off"\nreason = "so"\n',
        "utf-8",
    )
    assert run(["preflight", str(page), "--ticket", str(own), "--lang", "en"]) == 3
    assert "preflight-intent-missing" in capsys.readouterr().err


def test_a_check_that_the_ticket_switches_off_is_off(
    page: Path, tmp_path: Path, capsys: Captured
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'based_on = "newsprint"\ntitle = { zh = "甲", en = "a" }\n'
        '[preflight.preflight-intent-missing]\nweight = "off"\nreason = "our RIP assumes ours"\n',
        "utf-8",
    )
    run(["preflight", str(page), "--ticket", str(own), "--format", "json"])
    assert outcome(answer(capsys), "preflight-intent-missing") == "off"


def test_a_pipe_is_read_once(tmp_path: Path, page: Path, capsys: Captured) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    if os.fork() == 0:
        pipe.write_bytes(page.read_bytes())
        os._exit(0)
    run(["preflight", str(pipe), "--format", "json", "--report", str(tmp_path / "out")])
    os.wait()
    file = answer(capsys)["file"]
    assert isinstance(file, dict)
    assert file["size"] == page.stat().st_size
