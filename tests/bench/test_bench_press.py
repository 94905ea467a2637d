"""The page of the press bench says what was measured, and what is not kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.child import Cost
from bench.press_photos import page_of_eight
from bench.press_report import Measured, markdown
from PIL import Image

from banxin.content import load_issue

MIB = 1024 * 1024


def measured(judge_s: float = 0.5, own_s: float = 0.4, peak_mib: int = 300) -> Measured:
    steps = {"paint": [1.0, 1.0], "finish": [0.1, 0.1], "judge": [judge_s, judge_s]}
    cost = Cost(4.0, 5.0, peak_mib * MIB)
    return Measured(
        command="python -m bench.press",
        runs=2,
        page={"steps": steps, "parts": {"reading the file": [0.1, 0.1], "a-rule": [0.001, 0.002]}},
        fresh=steps,
        photos={"JPEG": {"own": [own_s, own_s], "Pillow": [1.0, 1.0]}},
        pages={"JPEG": cost},
        kept=cost,
    )


def test_ratios_are_those_of_the_turns() -> None:
    page = markdown(measured())
    assert "Together they take 0.60 of painting; wanted: less than 1. Kept." in page
    assert "| JPEG | 0.40 (0.40–0.40) | 1.00 (1.00–1.00) | 0.40 |" in page
    assert "The most is 300 MiB; wanted: under 600. Kept." in page
    assert "Not kept" not in page


@pytest.mark.parametrize(
    ("worse", "said"),
    [
        (measured(judge_s=0.95), "Together they take 1.05 of painting"),
        (measured(own_s=1.2), "The worst takes 1.20"),
        (measured(peak_mib=700), "The most is 700 MiB"),
    ],
)
def test_what_is_not_kept_is_said(worse: Measured, said: str) -> None:
    lines = [line for line in markdown(worse).splitlines() if said in line]
    assert lines
    assert all(line.endswith("**Not kept.**") for line in lines)


def test_the_page_of_eight_has_eight_photos(tmp_path: Path) -> None:
    photos = []
    for number in range(8):
        path = tmp_path / f"photo-{number}.png"
        Image.new("RGB", (2400, 1600), (number, 0, 0)).save(path)
        photos.append(path)
    issue = load_issue(page_of_eight(tmp_path / "issue", photos)).issue
    (story,) = issue.stories
    assert len(story.photos) == 8
    assert len({photo.file.sha256 for photo in story.photos}) == 8
