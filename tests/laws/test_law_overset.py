"""L5: text that does not fit is an error that names story, lines and characters.

The count is checked against the copy: characters painted and characters left over are together
all characters of the story's body.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.laws.manuscript import story_copy
from tests.laws.pressed import LAYOUTS, Pressed, press_issue
from tests.laws.setting import Spread
from tests.laws.small_issue import write_small_issue

from banxin import edition
from banxin.cli import run
from banxin.content import load_issue
from banxin.diagnostics import BadContent, Diagnostic, Severity
from banxin.edition import Checked, Target, building


def too_long(folder: Path, layout: str) -> Path:
    """The small issue, its second story continued with as much again and again."""
    write_small_issue(folder, layout)
    story = folder / "second.md"
    more = "多出来的一段：排不下的字不能悄悄丢掉，要说清楚多了几行、多了几个字（2026年）。\n\n"
    story.write_text(story.read_text("utf-8") + "\n" + more * 150, "utf-8")
    return folder


def overset_violations(made: Checked, painted: Spread) -> list[str]:
    """Stories of which characters painted and characters reported are not those of the copy."""
    reported = {
        str(d.params["story"]): int(d.params["characters"])
        for d in made.diagnostics
        if d.code == "story-overset"
    }
    faults = []
    for story in painted.issue.stories:
        shown = sum(len(block.text) for block in painted.columns(story.name))
        wanted = sum(len(copy.text) for copy in story_copy(story).body)
        if shown + reported.get(story.name, 0) != wanted:
            faults.append(f"{story.name}: {shown} + {reported.get(story.name, 0)} != {wanted}")
    return faults


def in_spite_of_findings(path: Path, font_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Pressed:
    """Press an issue as if it had no errors, to see what of it would be painted."""
    check = edition.check
    monkeypatch.setattr(
        building,
        "check",
        lambda issue, cache: replace(check(issue, cache), diagnostics=()),
    )
    pressed = press_issue(path, font_cache)
    monkeypatch.undo()
    return pressed


@pytest.mark.parametrize(
    "layout", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in LAYOUTS]
)
def test_too_long_a_story_is_an_error_with_exact_counts(
    layout: str, font_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = too_long(tmp_path / "issue", layout)
    issue = load_issue(folder).issue
    with pytest.raises(BadContent) as caught:
        edition.build(issue, font_cache, frozenset(Target), lambda _: None)
    (overset,) = [d for d in caught.value.diagnostics if d.code == "story-overset"]
    assert overset.severity is Severity.ERROR
    assert overset.params["story"] == "second"
    assert int(overset.params["lines"]) > 0
    assert overset.place == issue.stories[1].place
    total = sum(len(copy.text) for copy in story_copy(issue.stories[1]).body)
    assert overset.params["total"] == total

    checked = edition.check(issue, font_cache)
    painted = in_spite_of_findings(folder, font_cache, monkeypatch).spread
    assert overset_violations(checked, painted) == []
    miscounted = replace(checked, diagnostics=(_one_less(overset),))
    assert overset_violations(miscounted, painted)


def _one_less(overset: Diagnostic) -> Diagnostic:
    fewer = int(overset.params["characters"]) - 1
    return replace(overset, params={**overset.params, "characters": fewer})


def test_nothing_is_written_and_earlier_output_stays(
    font_cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = too_long(tmp_path / "issue", "broadsheet")
    out = tmp_path / "out"
    out.mkdir()
    (out / "press.pdf").write_bytes(b"yesterday's")
    assert run(["build", str(folder), "--out", str(out)]) == BadContent.exit_code
    assert "second" in capsys.readouterr().err
    assert [file.name for file in out.iterdir()] == ["press.pdf"]
    assert (out / "press.pdf").read_bytes() == b"yesterday's"


def test_too_short_a_story_is_a_warning_that_counts_lines(small: Pressed) -> None:
    """The small issue leaves room in every story; a filled rectangle leaves none to report."""
    rooms = {d.params["story"]: d for d in small.diagnostics if d.code == "story-room"}
    assert set(rooms) == {"lead", "second", "third"}
    for room in rooms.values():
        assert room.severity is Severity.WARNING
        assert int(room.params["lines"]) > 0
