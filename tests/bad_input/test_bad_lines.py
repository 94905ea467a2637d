"""A night at the line composer's desk: copy and commands that no form foresaw."""

from __future__ import annotations

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from banxin.cli import run
from banxin.content import load_copy
from banxin.content.model import BodyParagraph
from banxin.messages import catalogue
from banxin.typeset import EM, Composer, OneEm, Paragraph, Run, set_names

Captured = pytest.CaptureFixture[str]


def said(capsys: Captured, *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run([*map(str, arguments), "--lang", "zh"])
    return code, *capsys.readouterr()


def test_what_is_to_be_typed_is_shown_as_it_is_typed(capsys: Captured) -> None:
    """`explain ruby-form` once told the desk to write two braces, {{汉字|hàn zì}}."""
    shown = {code: said(capsys, "explain", code)[1] for code in catalogue()}
    assert [code for code, out in shown.items() if "{{" in out or "}}" in out] == []
    assert "{汉字|hàn zì}" in shown["ruby-form"]


def test_the_form_that_explain_shows_for_ruby_is_a_ruby(capsys: Captured, tmp_path: Path) -> None:
    _, out, _ = said(capsys, "explain", "ruby-form")
    shown = out.split("写成 ")[1].split("，")[0]
    story = tmp_path / "story.md"
    story.write_text(f"他写了{shown}。\n", "utf-8")
    (block,) = load_copy(story, "story.md").blocks
    assert isinstance(block, BodyParagraph)
    rubies = [(piece.text, piece.ruby) for piece in block.text.runs if piece.ruby]
    assert rubies == [("汉", "hàn"), ("字", "zì")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "copy-empty"),
        (" \n\t\n", "copy-empty"),
        ("甲\0乙", "text-binary"),
        ("甲\u2028乙", "control-character"),
        ("他写了{字|", "ruby-form"),
        ("- 列表\n- 列表\n", "copy-list"),
    ],
)
def test_copy_that_cannot_be_shown_says_why(
    capsys: Captured, tmp_path: Path, text: str, code: str
) -> None:
    story = tmp_path / "story.md"
    story.write_text(text, "utf-8")
    status, out, err = said(capsys, "lines", story, "--one-em")
    assert (status, out) == (3, "")
    assert f"错误[{code}]" in err


@pytest.mark.parametrize("measure", ["1", "0", "-3", "abc", "nan", "inf", "200000", "十三", ""])
def test_a_measure_that_is_none(capsys: Captured, tmp_path: Path, measure: str) -> None:
    story = tmp_path / "story.md"
    story.write_text("甲乙丙丁", "utf-8")
    status, out, err = said(capsys, "lines", story, "--one-em", f"--measure={measure}")
    assert (status, out) == (2, "")
    assert "错误[em-wrong]" in err


@pytest.mark.parametrize(
    "text",
    [
        "字" * 30_000,
        "，" * 5_000,
        "“" * 500 + "”" * 500,
        "——" * 500 + "……" * 500,
        "https://" + "a" * 5_000,
        "1" * 5_000,
        "e\u0301" * 2_000,
        "葛\U000e0100" * 2_000,
        "👩\u200d👩\u200d👧" * 500,
        "שלום مرحبا " * 300,
        "\u200b\u2060甲\u00ad乙\u00a0" * 500,
        "·～/—…" * 500,
    ],
    ids=lambda text: text[:3].encode("unicode_escape").decode(),
)
def test_odd_copy_comes_out_whole(capsys: Captured, tmp_path: Path, text: str) -> None:
    """Lines follow each other without a gap and to the end, whatever the paragraph is made of."""
    story = tmp_path / "story.txt"
    story.write_text(text, "utf-8")
    assert run(["lines", str(story), "--one-em", "--measure", "7", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)["answer"]
    (paragraph,) = answer["paragraphs"]
    lines = paragraph["lines"]
    starts = [0, *(line["end"] for line in lines[:-1])]
    assert [line["start"] for line in lines] == starts
    assert lines[-1]["end"] == len(paragraph["text"])
    painted = "".join(cluster["text"] for line in lines for cluster in line["clusters"])
    kept = [character for character in paragraph["text"] if character.isalnum()]
    assert [character for character in painted if character.isalnum()] == kept


def test_copy_from_stdin_that_is_no_text(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"\xff\xfe\x00\xd8\x01"), "utf-8"))
    status, out, err = said(capsys, "lines", "-", "--one-em")
    assert (status, out) == (3, "")
    assert "错误[text-" in err


@pytest.mark.parametrize(
    "name", ["李e\u0301一", "陈e\u0301", "神\ufe00谷", "葛\U000e0100城", "é", "　", "👩\u200d👧"]
)
def test_names_that_are_no_plain_han(name: str) -> None:
    """A name's cluster may hold several characters: a combining accent after Han once broke in."""
    names = [(Run("王明"),), (Run(name),), (Run("李小龙"),)]
    rows = set_names(names, 13 * EM, Composer(OneEm()))
    painted = "".join("".join(row.texts) for row in rows)
    assert [c for c in painted if c.isalpha()] == [
        c for c in "王明" + name + "李小龙" if c.isalpha()
    ]


@pytest.mark.parametrize("measure", range(6, 20))
def test_a_bare_note_number_before_a_word_stays_with_what_it_notes(measure: int) -> None:
    """据报道¹²API is no isotope, as ¹⁴C is one: a line never begins with the note."""
    runs = (Run("据报道"), Run("12", scale=600, rise=350), Run("API的说法，甲乙丙丁戊己庚辛壬癸"))
    lines = Composer(OneEm()).compose(Paragraph(runs), measure * EM)
    assert all(line.texts[0] != "1" for line in lines)
