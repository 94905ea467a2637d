"""The press file and its photos: what finishing, preflight and conversion cost."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.child import Cost, run
from bench.press_photos import eight_photos, page_of_eight
from bench.press_report import Measured, markdown

RESULTS = Path("bench/PRESS.md")
# What a build keeps; everything else in the cache was fetched.
_KEPT = frozenset({"photos", "faces", "plans"})


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="banxin-press-") as name:
        folder = Path(name)
        environment = os.environ | {"LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": str(folder / "cache")}
        cache = _fresh_cache(folder / "cache")
        _say("drawing photos")
        photos = eight_photos(folder / "drawn")
        measured = Measured(
            command=" ".join(("python -m bench.press", *sys.argv[1:])),
            runs=arguments.runs,
            page=_child(environment, "page", arguments.issue.resolve(), cache, arguments.runs),
            fresh=_fresh(environment, arguments.issue.resolve(), cache, arguments.runs),
            photos={
                kind: _child(environment, "photo", files[0], arguments.runs)
                for kind, files in photos.items()
            },
            pages={
                kind: _build(page_of_eight(folder / kind, files), folder, environment)
                for kind, files in photos.items()
            },
            kept=_build(folder / next(iter(photos)), folder, environment),
        )
    page = markdown(measured)
    if arguments.print:
        print(page)
        return
    arguments.results.write_text(page, "utf-8")
    print(arguments.results)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.press", description=__doc__)
    parser.add_argument("--issue", type=Path, default=Path("content/2026-11"))
    parser.add_argument("--runs", type=int, default=5, help="counted turns of each measurement")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--print", action="store_true", help="print the page, and write nothing")
    return parser.parse_args()


def _fresh_cache(home: Path) -> Path:
    """A cache with the fetched fonts and nothing kept from earlier builds."""
    real = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    cache = home / "banxin"
    cache.mkdir(parents=True)
    for entry in real.iterdir():
        if entry.name not in _KEPT:
            (cache / entry.name).symlink_to(entry)
    return cache


def _child(environment: Mapping[str, str], *arguments: object) -> Any:
    _say(f"measuring {arguments[0]} {arguments[1]}")
    command = (sys.executable, "-m", "bench.press_child", *map(str, arguments))
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout
    return json.loads(said)


def _fresh(
    environment: Mapping[str, str], issue: Path, cache: Path, runs: int
) -> dict[str, list[float]]:
    """The steps of a build from the shell, a process each."""
    found = [_child(environment, "page", issue, cache, 0)["first"] for _ in range(runs)]
    return {name: [turn[name] for turn in found] for name in found[0]}


def _build(issue: Path, folder: Path, environment: Mapping[str, str]) -> Cost:
    _say(f"building {issue.name}")
    command = ("build", str(issue), "--for", "press", "--out", str(folder / "out"))
    return run((sys.executable, "-m", "banxin.cli", *command), environment, folder / "talk.log")


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
