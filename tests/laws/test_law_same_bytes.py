"""L8: the same input gives the same bytes, whoever runs it, where, when and in what language."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.laws.small_issue import write_small_issue

import banxin

# Prints name and checksum of every file of an edition.
BUILD = """
import hashlib, sys
from pathlib import Path
from banxin import edition
from banxin.content import load_issue
issue = load_issue(Path(sys.argv[1])).issue
built = edition.build(issue, Path(sys.argv[2]), frozenset(edition.Target), lambda step: None)
for name, data in built.files.items():
    print(name, hashlib.sha256(data).hexdigest())
"""

HERE = {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN"}
ELSEWHERE = {"PYTHONHASHSEED": "4242", "TZ": "America/Lima", "LC_ALL": "C", "LANG": "de_DE"}


def checksums(issue: Path, cache: Path, environment: dict[str, str], cwd: Path) -> dict[str, str]:
    """Build in a process of its own, in a home and a working folder of its own."""
    home = cwd / "home"
    home.mkdir()
    source = Path(banxin.__file__).parents[1]
    run = subprocess.run(
        [sys.executable, "-c", BUILD, issue, cache],
        cwd=cwd,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(source),
            "HOME": str(home),
            "TMPDIR": str(home),
            **environment,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split() for line in run.stdout.splitlines())


def own_cache(font_cache: Path, folder: Path) -> Path:
    """The same fonts, and no photo that another build has left there."""
    folder.mkdir()
    (folder / "fonts").symlink_to(font_cache / "fonts")
    return folder


def test_same_issue_same_bytes(font_cache: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one/2026-03", tmp_path / "another/place/2026-03"
    write_small_issue(first, "a4")
    shutil.copytree(first, second)
    # The order in which a directory lists its files must not matter either.
    for name in ("third.md", "lead.md", "second.md"):
        text = (second / name).read_bytes()
        (second / name).unlink()
        (second / name).write_bytes(text)
        os.utime(second / name, (10**9, 10**9))
    here = checksums(first, own_cache(font_cache, tmp_path / "a"), HERE, first.parent)
    elsewhere = checksums(second, own_cache(font_cache, tmp_path / "b"), ELSEWHERE, second.parent)
    assert set(here) == {
        *("press.pdf", "screen.pdf", "archive.pdf", "page-map.json", "report.json"),
        *("proof-1.png", "proof-2.png", "proof-3.png"),
    }
    assert here == elsewhere

    lead = second / "lead.md"
    lead.write_text(lead.read_text("utf-8").replace("老师傅", "老师父"), "utf-8")
    shutil.rmtree(second.parent / "home")
    changed = checksums(second, tmp_path / "b", ELSEWHERE, second.parent)
    assert {name for name in here if here[name] != changed[name]} >= {"press.pdf", "screen.pdf"}
    assert here["proof-3.png"] == changed["proof-3.png"]
