"""``banxin impose``, from the command line to the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.press.numbered import as_bytes, boxes, numbered

from banxin.cli import run

Said = Callable[..., tuple[int, dict[str, object]]]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "pages.pdf"
    path.write_bytes(as_bytes(numbered(8)))
    return path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    def perform(*arguments: object) -> tuple[int, dict[str, object]]:
        code = run(["impose", *map(str, arguments), "--format", "json"])
        return code, json.loads(capsys.readouterr().out)

    return perform


def codes(said: dict[str, object]) -> list[str]:
    found = said["diagnostics"]
    assert isinstance(found, list)
    return [diagnostic["code"] for diagnostic in found]


def test_a_booklet(source: Path, tmp_path: Path, said: Said) -> None:
    out = tmp_path / "sheets" / "booklet.pdf"
    code, told = said(source, "--scheme", "saddle-stitch", "--sheet", "SRA3", "--out", out)
    assert code == 0
    assert told["files"] == [out.as_posix()]
    answer = told["answer"]
    assert isinstance(answer, dict)
    assert answer["sheets"][0] == {
        "front": [[{"page": 8, "turned": False}, {"page": 1, "turned": False}]],
        "back": [[{"page": 2, "turned": False}, {"page": 7, "turned": False}]],
    }
    assert len(boxes(out.read_bytes())) == 4


def test_people_see_the_order_of_the_pages(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--scheme", "folded", "--per-sheet", "8", "--sheet", "889x1194"]
    assert run(["impose", str(source), *options, "--out", str(tmp_path / "o.pdf")]) == 0
    talk = capsys.readouterr().err
    assert "5↓ |   4↓\n     8 |    1\n" in talk


def test_every_option_reaches_the_sheet(source: Path, tmp_path: Path, said: Said) -> None:
    out = tmp_path / "o.pdf"
    code, _ = said(
        source, "--scheme", "folded", "--per-sheet", "8", "--sheet", "640x450", "--gutter", "10",
        "--creep", "0.1", "--marks", "--work-and-turn", "--out", out,
    )  # fmt: skip
    assert code == 0
    (side,) = boxes(out.read_bytes())
    # Four columns of 100 with one gutter, two rows of 140 with one.
    left, bottom, right, top = side["trim"]
    assert (round(right - left, 1), round(top - bottom, 1)) == (410, 290)


def test_a_grid(source: Path, tmp_path: Path, said: Said) -> None:
    out = tmp_path / "o.pdf"
    code, _ = said(source, "--scheme", "n-up", "--grid", "2x2", "--sheet", "A2", "--out", out)
    assert code == 0
    assert len(boxes(out.read_bytes())) == 2


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--sheet", "A9"], "sheet-wrong"),
        (["--sheet", "10x10"], "sheet-wrong"),
        (["--sheet", "1.2.3x400"], "sheet-wrong"),
        (["--sheet", "A4", "--creep", "nan"], "mm-wrong"),
        (["--sheet", "A4", "--gutter", "-1"], "mm-wrong"),
        (["--sheet", "A4", "--grid", "2x2"], "impose-option"),
        (["--sheet", "A5"], "sheet-wrong"),
        (["--sheet", "100x100"], "impose-sheet-small"),
        (["--sheet", "A3", "--per-sheet", "6"], "value-wrong"),
    ],
)
def test_wrong_options_are_refused_and_nothing_is_written(
    options: list[str], expected: str, source: Path, tmp_path: Path, said: Said
) -> None:
    out = tmp_path / "o.pdf"
    code, told = said(source, "--scheme", "folded", *options, "--out", out)
    assert (code, codes(told)) == (2, [expected])
    assert not out.exists()


@pytest.mark.parametrize("option", ["--per-sheet=8", "--creep=0.1", "--work-and-turn"])
def test_n_up_has_no_folds(option: str, source: Path, tmp_path: Path, said: Said) -> None:
    out = tmp_path / "o.pdf"
    _, told = said(source, "--scheme", "n-up", "--sheet", "A3", option, "--out", out)
    assert codes(told) == ["impose-option"]


def link(source: Path, folder: Path) -> Path:
    (folder / "link.pdf").symlink_to(source)
    return folder / "link.pdf"


def hard_link(source: Path, folder: Path) -> Path:
    (folder / "hard.pdf").hardlink_to(source)
    return folder / "hard.pdf"


@pytest.mark.parametrize("name", [lambda source, _: source, link, hard_link])
def test_the_source_is_never_written_over(
    name: Callable[[Path, Path], Path], source: Path, tmp_path: Path, said: Said
) -> None:
    before = source.read_bytes()
    options = ("--scheme", "folded", "--sheet", "SRA3", "--out", name(source, tmp_path))
    code, told = said(source, *options)
    assert (code, codes(told)) == (2, ["impose-over-source"])
    assert source.read_bytes() == before


def test_what_cannot_be_read_or_imposed(tmp_path: Path, said: Said) -> None:
    options = ("--scheme", "folded", "--sheet", "SRA3", "--out", tmp_path / "o.pdf")
    code, told = said(tmp_path / "gone.pdf", *options)
    assert (code, codes(told)) == (2, ["pdf-unreadable"])
    (tmp_path / "page.pdf").write_text("<!DOCTYPE html>")
    code, told = said(tmp_path / "page.pdf", *options)
    assert (code, codes(told)) == (3, ["impose-damaged"])


def test_other_files_of_the_folder_stay(source: Path, tmp_path: Path, said: Said) -> None:
    (tmp_path / "proof-1.png").write_bytes(b"a proof of last night")
    out = tmp_path / "proof-sheets.pdf"
    code, _ = said(source, "--scheme", "n-up", "--sheet", "A3", "--out", out)
    assert code == 0
    assert (tmp_path / "proof-1.png").exists()
    assert out.exists()
