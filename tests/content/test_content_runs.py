"""Marks inside a line that say what words are: names, titles, languages, note marks, readings."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.content.inline import read_text
from banxin.content.model import Text, TextRun
from banxin.content.source import SourceFile, Stretch
from banxin.diagnostics import Diagnostic, SourcePlace
from banxin.typeset import SideLine

NAME, BOOK = SideLine.PROPER_NAME, SideLine.BOOK_TITLE


def read(copy: str) -> tuple[Text, list[Diagnostic]]:
    lines = [(order, 1, line) for order, line in enumerate(copy.split("\n"), 1)]
    found: list[Diagnostic] = []
    return read_text(Stretch.of_lines(SourceFile.of("f.md", copy), lines), found.append), found


def sound(copy: str) -> tuple[TextRun, ...]:
    text, found = read(copy)
    assert found == []
    return text.runs


def faults(copy: str) -> list[tuple[str, int, int]]:
    """Code, line and column of everything that is wrong."""
    places = [(found.code, found.place) for found in read(copy)[1]]
    return [(c, p.line, p.column) for c, p in places if isinstance(p, SourcePlace)]


def plain(copy: str) -> str:
    return "".join(run.text for run in sound(copy))


@pytest.mark.parametrize(
    ("copy", "raised"),
    [
        ("面积5米^2^大", ["2"]),
        ("书中说^[1]^，又说^[2]^。", ["[1]", "[2]"]),
        ("他说^①^。", ["①"]),
        ("他说^*^，她说^**^。", ["*", "**"]),
        ("SO~4~^2-^离子", ["2-"]),
        ("第21^st^届", ["st"]),
        ("说^注1^。", ["注1"]),
        ("**黑^1^体**", ["1"]),
    ],
)
def test_raised_characters(copy: str, raised: list[str]) -> None:
    assert [run.text for run in sound(copy) if run.raised] == raised


def test_a_raised_mark_keeps_the_voice_around_it() -> None:
    before, mark, after = sound("**黑^1^体**")
    assert (before.bold, mark.bold, after.bold) == (True, True, True)
    assert (before.raised, mark.raised, after.raised) == (False, True, False)


@pytest.mark.parametrize(
    ("copy", "lowered"),
    [
        ("H~2~O", ["2"]),
        ("C~2~H~5~OH", ["2", "5"]),
        ("Ca(OH)~2~", ["2"]),
        ("**x**~n+1~", ["n+1"]),
    ],
)
def test_lowered_characters(copy: str, lowered: list[str]) -> None:
    assert [run.text for run in sound(copy) if run.lowered] == lowered


@pytest.mark.parametrize(
    "copy", ["走了3~5天，等了6~8天", "A~B座、C~D座", "好~是~的", "2~3~4", "a~~~b", "A~甲~"]
)
def test_a_wave_dash_that_joins_is_left_alone(copy: str) -> None:
    if "~~~" in copy:
        assert [code for code, _, _ in faults(copy)] == ["copy-strike"]
        return
    assert plain(copy) == copy
    assert not any(run.lowered for run in sound(copy))


@pytest.mark.parametrize("copy", ["10^6米", "^_^", "^^", "甲^ 乙^", "^**甲**^", "x^1234567890123^"])
def test_what_is_no_raised_mark_says_where(copy: str) -> None:
    assert ("raised-form", 1, copy.index("^") + 1) in faults(copy)


def test_marks_can_be_printed() -> None:
    assert plain(r"\^\_\^ \[甲\]\{.name} \~") == r"^_^ [甲]{.name} ~"


@pytest.mark.parametrize(
    ("copy", "lines"),
    [
        ("有[孙中山]{.name}在", [("孙中山", NAME, False)]),
        ("有[孙中山]{.专名}在", [("孙中山", NAME, False)]),
        ("读[红楼梦]{.book}", [("红楼梦", BOOK, False)]),
        ("读[红楼梦]{.书名}", [("红楼梦", BOOK, False)]),
        ("[孙]{.name}[黄]{.name}", [("孙", NAME, False), ("黄", NAME, False)]),
        ("[孙**中**山]{.name}", [("孙", NAME, False), ("中", NAME, True), ("山", NAME, True)]),
        ("[{孙|sūn}中]{.name}", [("孙", NAME, False), ("中", NAME, True)]),
        ("[孙\n中]{.name}", [("孙", NAME, False), ("中", NAME, True)]),
        ("[[孙中山](https://a.example)]{.name}", [("孙中山", NAME, False)]),
        ("[[孙中山]{.name}](https://a.example)", [("孙中山", NAME, False)]),
        ("[[Bach]{lang=de}]{.name}", [("Bach", NAME, False)]),
    ],
)
def test_names_and_titles(copy: str, lines: list[tuple[str, SideLine, bool]]) -> None:
    found = [(run.text, run.side_line, run.same_name) for run in sound(copy) if run.side_line]
    assert found == lines


def test_a_linked_name_is_both() -> None:
    for copy in ("[[孙]{.name}](https://a.example)", "[[孙](https://a.example)]{.name}"):
        (run,) = sound(copy)
        assert (run.side_line, run.link) == (NAME, "https://a.example")


@pytest.mark.parametrize("language", ["de", "en_GB", "en-GB", '"fr"', "'fr'"])
def test_languages(language: str) -> None:
    before, run, _ = sound(f"德语[Wort]{{lang={language}}}是")
    assert (before.language, run.language) == ("", language.strip("\"'"))


def test_the_inner_language_is_the_words_own() -> None:
    runs = sound("[the [Wort]{lang=de} is]{lang=en}")
    assert [run.language for run in runs] == ["en", "de", "en"]


def test_a_span_may_say_several_things() -> None:
    (run,) = sound("[Bach]{.name lang=de .small}")
    assert (run.side_line, run.language, run.small) == (NAME, "de", True)
    assert sound("[小]{.小字}")[0].small


@pytest.mark.parametrize(
    "copy",
    [
        "[注] 与 (括号)",
        "[注]{汉字|hàn zì}",
        "[甲[乙]丙",
        "甲]乙",
        "甲]{乙",
        "一{甲}二",
        "[[[[",
        "]]]]",
    ],
)
def test_brackets_of_the_copys_own_stay(copy: str) -> None:
    assert plain(copy) == copy.replace("{汉字|hàn zì}", "汉字")
    assert not any(run.side_line or run.small or run.language for run in sound(copy))


@pytest.mark.parametrize(
    ("copy", "code", "column"),
    [
        ("有[孙]{.nam}", "span-unknown", 6),
        ("有[孙]{.人名 .name}", "span-unknown", 6),
        ("有[W]{lang=klingon}", "language-unknown", 6),
        ("有[孙]{name}", "span-form", 6),
        ("有[孙]{}", "span-form", 4),
        ("有[孙]{ }", "span-form", 4),
        ("有[]{.name}", "span-form", 3),
        ("有[孙]{.name", "span-form", 4),
        ("有孙{.name}", "span-form", 3),
        ("有W{lang=de}", "span-form", 3),
        ("[《[红楼梦]{.book}评》]{.book}", "side-line-twice", 17),
        ("有[孙]{.name .book}", "side-line-twice", 12),
        ("甲\n有[孙]{.nam}", "span-unknown", 6),
    ],
)
def test_what_is_wrong_says_where(copy: str, code: str, column: int) -> None:
    assert faults(copy) == [(code, 1 + copy.count("\n"), column)]


def test_an_unknown_mark_is_told_its_neighbours() -> None:
    (unknown,) = read("[孙]{.boook}")[1]
    assert "book" in str(unknown.params["known"]).split("、")
    (foreign,) = read("[W]{lang=dee}")[1]
    assert "de" in str(foreign.params["known"]).split("、")


@pytest.mark.parametrize(
    ("copy", "readings"),
    [
        ("{燕子窝|yàn zi wō}", [("燕", "yàn"), ("子", "zi"), ("窝", "wō")]),
        ("{燕子窝|yànzi wō}", [("燕子窝", "yànzi wō")]),
        ("{燕子窝|yànziwō}", [("燕子窝", "yànziwō")]),
        ("{燕|yàn}", [("燕", "yàn")]),
        ("{约翰·密尔|yuē hàn mì ěr}", [
            ("约", "yuē"), ("翰", "hàn"), ("·", ""), ("密", "mì"), ("尔", "ěr"),
        ]),
        ("{CPU|中央处理器}", [("CPU", "中央处理器")]),
        ("{𠮷野|jí  yě}", [("𠮷", "jí"), ("野", "yě")]),
    ],
)  # fmt: skip
def test_a_reading_of_as_many_syllables_stands_over_each_character(
    copy: str, readings: list[tuple[str, str]]
) -> None:
    assert [(run.text, run.ruby) for run in sound(copy)] == readings


def test_each_character_under_ruby_knows_its_place() -> None:
    runs = sound("读{燕子窝|yàn zi wō}")
    assert [run.place.column for run in runs] == [1, 3, 4, 5]


def examples() -> list[str]:
    """Every piece of copy that the desk's page shows of these marks, pictures aside."""
    docs = (Path(__file__).parents[2] / "docs" / "content.md").read_text("utf-8")
    section = docs.split("### 行内标记")[1].split("### 段落以外")[0]
    shown = [piece.replace("\\|", "|") for piece in re.findall("`([^`]+)`", section)]
    marked = [piece for piece in shown if re.search(r"[\^~=*|\]]", piece) and len(piece) > 3]
    return [piece for piece in marked if "![" not in piece]


@pytest.mark.parametrize("copy", examples())
def test_what_the_desks_page_shows_can_be_written(copy: str) -> None:
    assert sound(copy)


def test_the_desks_page_shows_every_mark() -> None:
    runs = [run for copy in examples() for run in sound(copy)]
    assert {run.side_line for run in runs} == set(SideLine)
    for mark in ("bold", "kai", "dots", "small", "raised", "lowered", "ruby", "link", "language"):
        assert any(getattr(run, mark) for run in runs), mark


MARKS = st.lists(
    st.sampled_from(
        ["甲", "Ab", " ", "\n", "[", "]", "{", "}", ".name}", "{.book}", "lang=de", "^", "^1^",
         "~2~", "H", "|", "(", ")",
         "**", "==", "\\", "](https://a.example)", "{甲|jiǎ}", "![", "[^"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(MARKS)
def test_nothing_that_is_sound_is_lost(copy: str) -> None:
    """Letters and Han outside of marks come out, in order; and no input breaks the reading."""
    text, found = read(copy)
    if not found:
        assert [c for c in text.plain if c == "甲"] == [c for c in copy if c == "甲"]
    for run in text.runs:
        assert run.text
        shown = run.place.text[run.place.column - 1 :]
        assert shown.startswith(run.text) or run.text == " "


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "]{",
        "[甲]{|",
        "^甲",
        "^",
        "{.",
        "~2",
        "[甲",
        "]{甲",
        "![甲",
        "![甲](",
        "![甲](乙(",
        "![甲](乙){",
    ],
)
def test_long_rows_of_marks_take_no_longer_than_they_are(piece: str) -> None:
    start = time.process_time()
    read(piece * 20_000)
    assert time.process_time() - start < 4
