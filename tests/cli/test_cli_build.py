"""``check`` and ``build``: what they make of an edition. The edition itself is stood in for."""

from __future__ import annotations

import datetime
import json
import re
import resource
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from banxin import edition
from banxin.cli import run
from banxin.cli.progress import STEPS
from banxin.content import Issue
from banxin.diagnostics import BadContent, Diagnostic, error, warning
from banxin.edition import Edition, Target
from banxin.layout import load_layout
from banxin.makeup import IssueLayout

Captured = pytest.CaptureFixture[str]
Build = Callable[[Issue, Path, frozenset[Target], Callable[[str], None]], Edition]

NO_PAGES = IssueLayout(
    "侨乡", "", datetime.date(2026, 12, 18), load_layout("broadsheet", Path()), (), {}, ()
)
FILES = {"press.pdf": b"press" * 100, "report.json": b"{}"}


def names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def built(*diagnostics: Diagnostic) -> Build:
    return lambda *_: Edition(FILES, NO_PAGES, diagnostics)


@pytest.fixture
def issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh issue in a working folder of its own."""
    monkeypatch.chdir(tmp_path)
    assert run(["new", "content/2026-12", "--date", "2026-12-18"]) == 0
    return Path("content/2026-12")


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> Callable[[Build], None]:
    capsys.readouterr()
    return lambda build: monkeypatch.setattr(edition, "build", build)


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file may grow over 300 bytes: the nearest thing to a full disk without one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_build_delivers_to_the_folder_of_the_issue(issue, builds, capsys) -> None:  # type: ignore[no-untyped-def]
    builds(built())
    assert run(["build", str(issue), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == ["output/2026-12/press.pdf", "output/2026-12/report.json"]
    assert Path("output/2026-12/press.pdf").read_bytes() == FILES["press.pdf"]
    assert "press.pdf" in err


def test_build_hands_on_what_was_asked_for(issue, builds) -> None:  # type: ignore[no-untyped-def]
    asked = []

    def build(issue: Issue, cache: Path, targets: frozenset[Target], progress: object) -> Edition:
        asked.append((issue.name, cache.name, targets))
        return Edition(FILES, NO_PAGES, ())

    builds(build)
    for more in ([], ["--for", "screen"], ["--for", "press, screen"]):
        assert run(["build", str(issue), *more]) == 0
    both = frozenset({Target.PRESS, Target.SCREEN})
    wanted = [frozenset(Target), frozenset({Target.SCREEN}), both]
    assert asked == [("2026-12", "banxin", targets) for targets in wanted]


def test_a_target_that_does_not_exist(issue, builds, capsys) -> None:  # type: ignore[no-untyped-def]
    builds(built())
    assert run(["build", str(issue), "--for", "press,paper", "--lang", "en"]) == 2
    err = capsys.readouterr().err
    assert "error[target-unknown]: “paper” is not" in err
    assert "press, screen" in err
    assert not Path("output").exists()


@pytest.mark.parametrize(("strict", "exit_code"), [([], 0), (["--strict"], 1)])
def test_warnings_of_a_build(strict, exit_code, issue, builds, capsys) -> None:  # type: ignore[no-untyped-def]
    builds(built(warning("disk-full", folder="x")))
    assert run(["build", str(issue), "--format", "json", *strict]) == exit_code
    said = json.loads(capsys.readouterr().out)
    assert said["exit"] == exit_code
    assert said["files"] == ["output/2026-12/press.pdf", "output/2026-12/report.json"]
    assert [found["code"] for found in said["diagnostics"]][-1] == "disk-full"


def test_a_failed_build_leaves_earlier_output(issue, builds) -> None:  # type: ignore[no-untyped-def]
    builds(built())
    assert run(["build", str(issue)]) == 0

    def fails(*_: object) -> Edition:
        raise BadContent([error("disk-full", folder="x")])

    builds(fails)
    assert run(["build", str(issue)]) == 3
    assert Path("output/2026-12/press.pdf").read_bytes() == FILES["press.pdf"]
    assert names("output/2026-12") == ["press.pdf", "report.json"]


def test_a_full_disk(issue, builds, small_disk, capsys) -> None:  # type: ignore[no-untyped-def]
    old = Path("out/press.pdf")
    old.parent.mkdir()
    old.write_bytes(b"old")
    builds(built())
    assert run(["build", str(issue), "--out", "out", "--lang", "zh"]) == 4
    assert "错误[disk-full]: 磁盘满了，“out”写不下" in capsys.readouterr().err
    assert old.read_bytes() == b"old"
    assert names("out") == ["press.pdf"]


@pytest.mark.parametrize("out", ["taken/output", "/proc/banxin"])
def test_an_output_folder_that_takes_no_files(out, issue, builds, capsys) -> None:  # type: ignore[no-untyped-def]
    Path("taken").write_bytes(b"a file")

    def never(*_: object) -> Edition:
        raise AssertionError("found out only after the work")

    builds(never)
    assert run(["build", str(issue), "--out", out, "--lang", "zh"]) == 2
    assert f"错误[output-unwritable]: 输出文件夹“{out}”写不进去" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_issue_that_is_not_there(command: str, tmp_path: Path, capsys: Captured) -> None:
    assert run([command, str(tmp_path / "gone")]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "error[" in err or "错误[" in err


def test_every_step_of_a_build_has_words() -> None:
    source = (Path(edition.__file__).parent / "building.py").read_text("utf-8")
    steps = re.findall(r'progress\("([a-z-]+)"\)', source)
    assert steps
    assert {*steps, "handover"} == set(STEPS)
