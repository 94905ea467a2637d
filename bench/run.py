"""Banxin, plain WeasyPrint and Typst on the sample issue's text, once and tenfold."""

from __future__ import annotations

import argparse
import ctypes
import ctypes.util
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from banxin.content import load_issue
from banxin.fonts.catalogue import load_catalogue
from banxin.fonts.fetch import locate
from banxin.layout import load_layout
from bench.contest import Heat, banxin_entry, course, hold
from bench.lines import LineTexts, keep_before, line_section
from bench.lines_contest import Ground
from bench.report import Said, markdown
from bench.sheet import Sheet, face_of, only_these, sheet_of
from bench.stages import profile
from bench.tenfold import write_manifold

RESULTS = Path("bench/RESULTS.md")


def main() -> None:
    arguments = _arguments()
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryDirectory(prefix="banxin-bench-") as name:
        folder = Path(name)
        issues = _issues(arguments.issue.resolve(), folder, arguments.times)
        if arguments.profile:
            print("\n\n".join(_profiles(issues, environment, folder)))
            return
        ground = _ground(folder / "lines", arguments.runs, environment)
        if arguments.keep_before:
            keep_before(_line_texts(arguments), arguments.keep_before, ground)
            return
        lines = line_section(_line_texts(arguments), ground)
        if arguments.lines:
            print(lines)
            return
        heats = _heats(issues, arguments.runs, environment, folder)
        profiles = _profiles(issues, environment, folder)
    command = " ".join(("python -m bench.run", *sys.argv[1:]))
    page = markdown(heats, profiles, lines, Said(command, arguments.runs, _pango()))
    arguments.results.write_text(page, "utf-8")
    print(arguments.results)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--issue", type=Path, default=Path("content/2026-11"))
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each program")
    parser.add_argument("--times", type=int, default=10, help="how manifold the long text is")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument(
        "--profile", action="store_true", help="say where Banxin's CPU goes, and measure nothing"
    )
    parser.add_argument(
        "--lines", action="store_true", help="measure the line composer alone, and print it"
    )
    parser.add_argument("--text", type=Path, help="a text file for lines, beside the issue's own")
    parser.add_argument(
        "--pages", type=Path, action="append", default=[], help="more issue files for openings"
    )
    parser.add_argument(
        "--keep-before", type=Path, metavar="SRC", help="write down an older Banxin's openings"
    )
    return parser.parse_args()


def _line_texts(arguments: argparse.Namespace) -> LineTexts:
    return LineTexts(arguments.issue, tuple(arguments.pages), arguments.text, arguments.times)


def _ground(folder: Path, runs: int, environment: Mapping[str, str]) -> Ground:
    folder.mkdir()
    face = face_of(locate(load_catalogue().faces["song"], _cache()))
    only_these([face], folder / "fonts")
    return Ground(face, folder, _cache(), runs, environment, _say)


def _issues(issue: Path, folder: Path, times: int) -> dict[str, Path]:
    manifold = folder / "manifold"
    manifold.mkdir()
    write_manifold(issue, manifold, times)
    return {"The sample issue": issue, f"The same stories {times} times over": manifold}


def _profiles(
    issues: Mapping[str, Path], environment: Mapping[str, str], folder: Path
) -> list[str]:
    return [
        profile(
            title,
            banxin_entry(issue, folder / f"{issue.name} out"),
            environment,
            folder / "talk.log",
        )
        for title, issue in issues.items()
    ]


def _heats(
    issues: Mapping[str, Path], runs: int, environment: Mapping[str, str], folder: Path
) -> list[Heat]:
    return [
        hold(
            course(title, issue, _sheet(issue), folder / str(index), _cache()),
            runs,
            environment,
            _say,
        )
        for index, (title, issue) in enumerate(issues.items())
    ]


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _sheet(issue_folder: Path) -> Sheet:
    issue = load_issue(issue_folder).issue
    faces = load_catalogue().faces
    files = {
        name: face_of(locate(faces[name], _cache()))
        for name in ("song", "song-heavy", "hei-bold", "kai")
    }
    return sheet_of(load_layout(issue.layout, issue.folder), files)


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"


def _pango() -> str:
    library = ctypes.CDLL(ctypes.util.find_library("pango-1.0"))
    library.pango_version_string.restype = ctypes.c_char_p
    return str(library.pango_version_string().decode())


if __name__ == "__main__":
    main()
