"""What ``banxin new`` makes is built at once, in every layout, without an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.desk import heard

from banxin.cli import run
from banxin.layout import load_layout, shipped_layouts
from banxin.messages import Language

# Less than a whole row of a broadsheet's eight columns: text seldom divides evenly.
LINES_LEFT_MOST = 7


@pytest.mark.parametrize("layout", shipped_layouts())
def test_a_fresh_issue_builds_at_once(
    layout: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "2026-11", "--layout", layout, "--date", "2026-11-20"]) == 0
    capsys.readouterr()
    code = run(["build", "2026-11", "--format", "json"])
    said = heard(code, capsys.readouterr().out, tmp_path / "2026-11")
    assert (code, said.errors) == (0, [])
    assert [path.name for path in said.files] == [
        "archive.pdf",
        "page-map.json",
        "press.pdf",
        "proof-1.png",
        "report.json",
        "screen.pdf",
    ]
    room = [finding.said[Language.EN] for finding in said.findings if finding.code == "story-room"]
    left = [int(word) for text in room for word in text.split() if word.isdigit()]
    assert all(lines <= LINES_LEFT_MOST for lines in left[:1])


@pytest.mark.parametrize("layout", shipped_layouts())
def test_every_layout_has_the_starters_template(layout: str) -> None:
    (starter,) = [t for t in load_layout(layout, Path()).templates if t.name == "starter"]
    (slot,) = starter.stories
    assert (len(slot.photos), starter.masthead > 0) == (1, True)
