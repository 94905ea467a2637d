"""The body: every form, every refusal, and the exact place of every run."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banxin.content.blocks import read_blocks
from banxin.content.inline import read_text
from banxin.content.model import (
    BodyParagraph,
    Box,
    EditorsNote,
    PullQuote,
    SectionHead,
    Text,
    TextRun,
)
from banxin.content.source import SourceFile, Stretch
from banxin.diagnostics import Diagnostic, Severity


def read(body: str) -> tuple[list[Any], list[Diagnostic]]:
    found: list[Diagnostic] = []
    return list(read_blocks(SourceFile.of("f.md", body), 1, found.append)), found


def sound(body: str) -> list[Any]:
    blocks, found = read(body)
    assert [d.code for d in found if d.severity is Severity.ERROR] == []
    return blocks


def voices(text: Text) -> list[tuple[str, str]]:
    def voice(run: TextRun) -> str:
        marks = [("b", run.bold), ("k", run.kai), ("d", run.dots)]
        return "".join(letter for letter, is_set in marks if is_set)

    return [(run.text, voice(run)) for run in text.runs]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("甲**乙**丙", [("甲", ""), ("乙", "b"), ("丙", "")]),
        ("甲*乙*丙", [("甲", ""), ("乙", "k"), ("丙", "")]),
        ("甲==乙==丙", [("甲", ""), ("乙", "d"), ("丙", "")]),
        ("甲***乙***丙", [("甲", ""), ("乙", "bk"), ("丙", "")]),
        ("**甲==乙==**", [("甲", "b"), ("乙", "bd")]),
        # CommonMark leaves these open: a mark of punctuation stands inside the stars.
        ("**“开平”**的楼", [("“开平”", "b"), ("的楼", "")]),
        ("他说**“好。”**走了", [("他说", ""), ("“好。”", "b"), ("走了", "")]),
        (r"5 \* 3", [("5 ", ""), ("*", ""), (" 3", "")]),
        ("138****1234", [("138", ""), ("****", ""), ("1234", "")]),
        ("snake_case_name", [("snake_case_name", "")]),
        ("a < b & c", [("a < b & c", "")]),
        ("AT&T; 甲", [("AT", ""), ("&T;", ""), (" 甲", "")]),
        ("[注] 与 (括号)", [("[注] 与 (括号)", "")]),
        ("2021. 3", None),
    ],
)
def test_voices(line: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is None:
        assert "copy-list" in [found.code for found in read(line)[1]]
        return
    (block,) = sound(line)
    assert voices(block.text) == expected


def test_ruby_and_links() -> None:
    (block,) = sound("读作{碉楼|diāo lóu}，见[这 **里**](https://a.example/b_(c)?d=1)。")
    assert [(run.text, run.ruby, run.link) for run in block.text.runs] == [
        ("读作", "", ""),
        ("碉", "diāo", ""),
        ("楼", "lóu", ""),
        ("，见", "", ""),
        ("这 ", "", "https://a.example/b_(c)?d=1"),
        ("里", "", "https://a.example/b_(c)?d=1"),
        ("。", "", ""),
    ]
    assert block.text.runs[5].bold


@pytest.mark.parametrize("url", ["http://a.example", "https://a.example/", "mailto:a@b.example"])
def test_links_that_are_taken(url: str) -> None:
    (block,) = sound(f"[甲]({url})")
    assert block.text.runs[0].link == url


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("甲<b>乙</b>", "copy-html", 2),
        ("<script>alert(1)</script>", "copy-html", 1),
        ("甲<!-- 乙 -->", "copy-html", 2),
        ("甲&nbsp;乙", "copy-html", 2),
        ("甲&#8203;乙", "copy-html", 2),
        ("甲![图](a.jpg)", "copy-image", 2),
        ("[甲](file:///etc/passwd)", "link-scheme", 5),
        ("[甲](javascript:alert(1))", "link-scheme", 5),
        ("[甲](data:text/html,x)", "link-scheme", 5),
        ("[甲](www.a.example)", "link-scheme", 5),
        ("[甲](../secret)", "link-scheme", 5),
        ("[甲](https://)", "link-form", 5),
        ("[甲](mailto:nobody)", "link-form", 5),
        ('[甲](https://a.example "题")', "link-form", 3),
        ("[](https://a.example)", "link-form", 2),
        ("甲**乙", "mark-open", 2),
        ("甲*乙", "mark-open", 2),
        ("甲==乙", "mark-open", 2),
        ("{甲|jiǎ", "ruby-form", 1),
        ("{甲｜jiǎ}", "ruby-form", 1),
        ("{**甲**|jiǎ}", "ruby-form", 1),
        ("甲`乙`", "copy-code", 2),
        ("甲~~乙~~", "copy-strike", 2),
        ("甲[^1]", "copy-footnote", 2),
        ("甲\x0b乙", "control-character", 2),
        ("甲\ufffd乙", "control-character", 2),
        ("甲\\\n乙", "copy-break", 2),
        ("- 甲", "copy-list", 1),
        ("* 甲", "copy-list", 1),
        ("1. 甲", "copy-list", 1),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "copy-table", 1),
        ("```\n甲\n```", "copy-code", 1),
        ("甲\n\n---\n\n乙", "copy-rule", 1),
        ("甲\n---", "copy-underline", 1),
        ("甲\n===", "copy-underline", 1),
        ("# 甲", "head-level", 1),
        ("#### 甲", "head-level", 1),
        ("### 甲", "head-label", 1),
        ("## 甲\n正文\n### 乙", "head-label", 1),
        ("##", "head-empty", 1),
        ("##甲", "head-blank", 1),
        ("＃ 甲", "markup-fullwidth", 1),
        ("：：： note", "markup-fullwidth", 1),
        ("> 甲\n乙", "quote-runs-on", 1),
        ("> > 甲", "quote-form", 1),
        ("> - 甲", "quote-form", 1),
        (">", "quote-form", 1),
        (":::", "container-stray", 1),
        ("::: note\n甲", "container-open", 1),
        ("::: bxo\n甲\n:::", "container-unknown", 1),
        ("::: box 题\n:::", "container-empty", 1),
        ("::: box 题\n- 甲\n:::", "container-paragraphs", 1),
        ("::: note 题\n甲\n:::", "note-title", 10),
        ("甲\n\n::: note\n乙\n:::", "note-not-first", 1),
    ],
)
def test_what_newspaper_copy_has_no_place_for(line: str, code: str, column: int) -> None:
    _, found = read(line)
    errors = [d for d in found if d.severity is Severity.ERROR]
    assert code in [d.code for d in errors]
    place = next(d.place for d in errors if d.code == code)
    assert place is not None
    assert getattr(place, "column", 0) == column


def test_blocks_in_reading_order() -> None:
    blocks = sound(
        "::: note\n编者按。\n:::\n甲段。\n\n## 标签\n\n### 句子\n乙段。\n\n## 只一行\n丙段。\n\n"
        "> 引文\n> 第二行\n> —— 出处\n\n::: box 链接\n一。\n\n二。\n:::\n丁段。"
    )
    kinds = [EditorsNote, BodyParagraph, SectionHead, BodyParagraph, SectionHead, BodyParagraph]
    assert [type(block) for block in blocks] == [*kinds, PullQuote, Box, BodyParagraph]
    assert [text.plain for text in blocks[0].paragraphs] == ["编者按。"]
    assert (blocks[2].label.plain, blocks[2].text.plain) == ("标签", "句子")
    assert (blocks[4].label.plain, blocks[4].text.plain) == ("", "只一行")
    assert (blocks[6].text.plain, blocks[6].source.plain) == ("引文第二行", "出处")
    assert blocks[7].title.plain == "链接"
    assert [text.plain for text in blocks[7].paragraphs] == ["一。", "二。"]


def test_a_sentence_interrupted_by_a_quote_goes_on_without_indent() -> None:
    blocks = sound("他说\n\n> 引文\n\n走了。\n\n> 引文\n\n新段。")
    assert [b.flush for b in blocks if isinstance(b, BodyParagraph)] == [False, True, False]


@pytest.mark.parametrize("indent", ["　　", "    ", "\t", "\u00a0\u00a0"])
def test_indented_paragraphs_are_paragraphs(indent: str) -> None:
    blocks = sound(f"{indent}甲段。\n{indent}\n{indent}乙段。")
    assert [block.text.plain for block in blocks] == ["甲段。", "乙段。"]
    assert blocks[1].text.place.column == len(indent) + 1


def test_a_wide_indent_starts_a_paragraph_without_a_blank_line() -> None:
    assert [b.text.plain for b in sound("　　甲段。\n　　乙段。")] == ["甲段。", "乙段。"]


@pytest.mark.parametrize(
    ("body", "joined"),
    [
        ("开平\n碉楼", "开平碉楼"),
        ("Kaiping\ndiaolou", "Kaiping diaolou"),
        ("Kaiping\n碉楼", "Kaiping碉楼"),
        ("碉楼\nKaiping", "碉楼Kaiping"),
        ("New **York\nTimes** 报", "New York Times 报"),
        ("in  \n2007", "in 2007"),
        ("他说“\n好”", "他说“好”"),
    ],
)
def test_soft_line_breaks(body: str, joined: str) -> None:
    (block,) = sound(body)
    assert block.text.plain == joined


def test_joined_lines_are_noted_once_a_sentence_ended() -> None:
    _, found = read("甲。\n乙。\n丙。")
    assert [(d.code, d.severity) for d in found] == [("lines-joined", Severity.NOTE)]
    assert read("甲\n乙。")[1] == []


def test_hidden_characters_are_taken_out_with_a_note() -> None:
    blocks, found = read("开\u200b平\ufeff碉\u200b楼")
    assert blocks[0].text.plain == "开平碉楼"
    assert [run.place.column for run in blocks[0].text.runs] == [1, 3, 5, 7]
    assert [d.code for d in found] == ["hidden-character"]


def test_a_head_without_text_is_a_warning() -> None:
    assert [d.code for d in read("甲。\n\n## 尾")[1]] == ["head-alone"]


def test_reference_definitions_are_not_swallowed() -> None:
    (block,) = sound("[甲]: https://a.example")
    assert block.text.plain == "[甲]: https://a.example"


def stands_where_it_says(text: Text, source: str) -> None:
    lines = source.split("\n")
    for run in text.runs:
        line = lines[run.place.line - 1]
        found = line[run.place.column - 1 :][: len(run.text)]
        assert found == run.text or (run.text == " " and found == "")


FORMS = st.sampled_from(["甲", "a ", "“", "。", "**乙**", "*丙*", "==丁==", "{戊|wù}"])
MORE = st.sampled_from(["[己](https://a.example)", r"\*", "\n", "\n　", "（", " ", "9", "\u200b"])


@given(st.lists(FORMS | MORE, min_size=1, max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_run_stands_where_its_place_says(parts: list[str]) -> None:
    body = "".join(parts)
    for block in read(body)[0]:
        if isinstance(block, BodyParagraph):
            stands_where_it_says(block.text, body)


@given(st.text(alphabet="甲a *=[]{}|()>#:-\n`~\\<!&;。　1.", max_size=60))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_copy_crashes_and_nothing_is_lost(body: str) -> None:
    blocks, found = read(body)
    if not any(d.severity is Severity.ERROR for d in found):
        kept = [c for b in blocks for c in repr(b) if c in "甲a"]
        assert len(kept) >= body.count("甲")


@pytest.mark.parametrize(
    "piece", [">", "> ", "*", "**", "[", "![", "{", "<", "`", "- ", "\\", "[甲](", "#", ":::", "|"]
)
def test_deep_nesting_does_not_crash(piece: str) -> None:
    read(piece * 20_000)
    read(f"{piece}\n" * 2_000)


@pytest.mark.parametrize(
    ("front", "value"),
    [
        ("title: 碉楼", "碉楼"),
        ('title: "碉楼"', "碉楼"),
        ("title: '碉楼''s'", "碉楼's"),
        ('title: "碉\\u697C楼"', "碉\u697c楼"),
        ("title: 碉\n  楼", "碉楼"),
        ("title: one\n  two", "one two"),
        ("title: |\n  碉\n  楼", "碉楼"),
        ("title: >\n  碉\n  楼", "碉楼"),
        ('title: [甲, "**乙**"]', "甲"),
    ],
)
def test_front_matter_runs_stand_where_they_say(folder: Any, front: str, value: str) -> None:
    folder.story("正文。", front=front + "\n")
    title = folder.read_story().title[0]
    assert title.plain == value
    source = (folder.path / "tower.md").read_text("utf-8")
    if "\\u" not in front:
        stands_where_it_says(title, source)
    assert title.place.text[title.place.column - 1] == value[0]


@pytest.mark.parametrize(
    "value",
    ['"乡**侨**月"', "'乡侨月'", '"""乡侨\n月"""', "'''\n乡侨\n月'''", '"""\\\n  乡侨月"""'],
)
def test_toml_runs_stand_where_they_say(folder: Any, value: str) -> None:
    text = (folder.path / "issue.toml").read_text("utf-8").replace('"侨乡"', value)
    folder.write("issue.toml", text)
    name = folder.load().issue.masthead.name
    assert name.plain.replace(" ", "") == "乡侨月"
    for run in name.runs:
        if run.text.strip():
            stands_where_it_says(Text((run,)), text)


def test_escapes_in_toml_keep_the_places_after_them(folder: Any) -> None:
    text = (folder.path / "issue.toml").read_text("utf-8").replace('"侨乡"', r'"侨\u00b7乡"')
    folder.write("issue.toml", text)
    runs = folder.load().issue.masthead.name.runs
    assert [(run.text, run.place.column) for run in runs] == [("侨·", 9), ("乡", 16)]


def test_a_part_of_a_stretch_keeps_its_places() -> None:
    file = SourceFile.of("f.md", "  甲乙\n  丙丁")
    stretch = Stretch.of_lines(file, [(1, 3, "甲乙"), (2, 3, "丙丁")])
    text = read_text(stretch.part(1, 5), lambda _: None)
    places = [(run.text, run.place.line, run.place.column) for run in text.runs]
    assert places == [("乙", 1, 4), ("丙丁", 2, 3)]
