"""What the desk is told of a made-up page's lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.makeup.paper import LAYOUT, body, issue, made, page, story

from banxin.content.model import BodyParagraph, Text, TextRun
from banxin.diagnostics import SourcePlace
from banxin.typeset import SideLine

PLACE = SourcePlace("lead.md")


def codes(*runs: TextRun) -> list[str]:
    one = replace(story("lead", body(3)), blocks=(BodyParagraph(Text(runs)),))
    return [f.code for f in made(issue(page(one, template="one")), LAYOUT).findings]


def filled(count: int) -> TextRun:
    return TextRun("一" * count, PLACE)


@pytest.mark.parametrize("mark", [{"dots": True}, {"side_line": SideLine.PROPER_NAME}])
def test_ruby_under_a_mark_is_told(mark: dict[str, object]) -> None:
    """Four characters with marks stand at 2 to 6 em; the line has room for four more.

    So much follows that the first lines stand in one column.
    """
    marked = TextRun("二" * 4, PLACE, **mark)  # type: ignore[arg-type]
    ruby = TextRun("三", PLACE, ruby="sān")
    assert "ruby-crowded" in codes(marked, filled(4 + 3), ruby, filled(300))
    assert "ruby-crowded" not in codes(marked, filled(4 + 7), ruby, filled(300))
