"""What comes from outside can be seen in a message, and changes nothing but its words."""

from __future__ import annotations

import pytest

from banxin.diagnostics import SourcePlace, error
from banxin.messages import Language, as_text
from banxin.messages.visible import line_as_shown, visible


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("碉楼 1.jpg", "碉楼 1.jpg"),
        ("全角　空格", "全角　空格"),
        ("two\nlines", r"two\nlines"),
        ("\x1b[2Jclear", r"\x1b[2Jclear"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("lost \udcff byte", r"lost \udcff byte"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("line\u2028separator", r"line\u2028separator"),
    ],
)
def test_what_cannot_be_seen_is_written_out(words: str, shown: str) -> None:
    assert visible(words) == shown


def test_a_line_of_a_file_keeps_its_columns() -> None:
    line = "甲\t乙\x1b[2J丙\u202e"
    assert line_as_shown(line) == "甲\t乙\ufffd[2J丙\ufffd"
    assert len(line_as_shown(line)) == len(line)


@pytest.mark.parametrize("language", list(Language))
def test_no_name_forges_a_message(language: Language) -> None:
    forged = "x.jpg\nissue.toml: error[our-bug]: all is lost\x1b[2J"
    place = SourcePlace(f"{forged}.md", 3, 1, f"file: {forged}", 1)
    said = as_text(error("photo-missing", place, name=forged, known=forged), language)
    assert len(said.splitlines()) == 4
    assert "\x1b" not in said
