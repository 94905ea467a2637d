"""The bench's ruler is held against lines whose blanks can be told by hand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from bench.lines_text import stream
from bench.lines_typst import typst_lines
from bench.openings import OpenedLine, Way, counted
from bench.sheet import Face, face_of, only_these

from banxin.fonts import load_catalogue
from banxin.fonts.fetch import locate


@pytest.fixture
def face(tmp_path: Path) -> Face:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    song = face_of(locate(load_catalogue().faces["song"], cache))
    only_these([song], tmp_path / "fonts")
    return song


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # 11 squares after the indent, then 13, then what is left.
        ("田" * 30, [OpenedLine(Way.SOLID, 0)] * 2 + [OpenedLine(Way.LAST, 0)]),
        # “ may not end the line: ten squares in eleven em, nine gaps.
        ("田" * 10 + "“田”" + "田" * 4, [OpenedLine(Way.EXPANDED, 111), OpenedLine(Way.LAST, 0)]),
        # 。 may not start the line: pushed in, and nothing is opened.
        (
            "田" * 5 + "，" + "田" * 5 + "。" + "田" * 4,
            [OpenedLine(Way.REDUCED, 0), OpenedLine(Way.LAST, 0)],
        ),
    ],
)
def test_typsts_added_blank_is_read_from_its_pdf(
    text: str, lines: Sequence[OpenedLine], face: Face, tmp_path: Path
) -> None:
    assert typst_lines([text], 13, face, tmp_path) == list(lines)


def test_lines_are_counted_by_what_the_eye_sees() -> None:
    widest = (0, 100, 101, 250, 251)
    openings = counted([OpenedLine(Way.EXPANDED, amount) for amount in widest], 13)
    assert (openings.noticed, openings.bad, openings.widest) == (3, 1, 251)
    assert (openings.ways, openings.lines) == ({"expanded": 5}, 5)


def test_a_stream_holds_as_many_characters_as_were_asked_for() -> None:
    paragraphs = ["一九七九年", "1979年"]
    pieces = list(stream(paragraphs, 23))
    assert "".join(pieces)[:10] == "".join(paragraphs)
    assert len("".join(pieces)) == 23
    assert pieces[3] != pieces[1], "the second time round the number is another"
