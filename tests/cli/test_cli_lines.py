"""``banxin lines``: what is shown of a text, and what is said of one that cannot be shown."""

from __future__ import annotations

import io
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import (  # type: ignore[import-untyped]
    Draft202012Validator,
    ValidationError,
)

from banxin.cli import run
from banxin.cli.schemas import SCHEMA_FOLDER, schemas
from banxin.layout import load_layout
from banxin.messages import columns
from banxin.shipped import shipped

Captured = pytest.CaptureFixture[str]

STORY = """---
title: 一个题目
dateline: 本报江门11月20日讯
photos: [{file: none.jpg, caption: 无, credit: 无}]
---
老街的早晨是从第一笼包子开始的，蒸汽漫过**骑楼**的柱子，报童的铃声就到了街口。

## 小标题

巷尾有{开平|kāi píng}来的茶客，说起《家书》，一坐就是半天。
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return written(tmp_path, "story.md", STORY)


def written(folder: Path, name: str, text: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def shown(capsys: Captured, *arguments: object) -> list[str]:
    """The rows of a proof without fonts that went well."""
    assert run(["lines", *map(str, arguments), "--one-em", "--lang", "en"]) == 0
    return capsys.readouterr().out.splitlines()


def answered(capsys: Captured, *arguments: object) -> dict[str, Any]:
    assert run(["lines", *map(str, arguments), "--format", "json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)["answer"]
    return answer


def refused(capsys: Captured, *arguments: object) -> tuple[int, list[str]]:
    code = run(["lines", *map(str, arguments), "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert told["exit"] == code
    assert told["answer"] is None
    return code, [one["code"] for one in told["diagnostics"]]


# What is shown


def test_solid_lines_by_hand(tmp_path: Path, capsys: Captured) -> None:
    """Ten squares fill ten em, whether they are Han or a mark between Han."""
    file = written(tmp_path, "two.txt", "一二三四五六七八九十甲乙丙丁，戊己庚辛壬癸子丑\n")
    assert shown(capsys, file, "--measure", 10, "--indent", 0) == [
        "1.1  一二三四五六七八九十  solid",
        "1.2  甲乙丙丁，戊己庚辛壬  solid",
        "1.3  癸子丑                last",
        "",
        "3 lines: solid 2 (100%), reduced 0 (0%), expanded 0 (0%); widest +0.00 em a gap;"
        f" cost {cost(capsys, file)}",
    ]


def cost(capsys: Captured, file: Path) -> int:
    answer = answered(capsys, file, "--measure", 10, "--indent", 0, "--one-em")
    lines = answer["paragraphs"][0]["lines"]
    assert answer["totals"]["cost"] == sum(line["cost"] for line in lines)
    return int(answer["totals"]["cost"])


def test_the_states_stand_in_one_column(story: Path, capsys: Captured) -> None:
    rows = [row for row in shown(capsys, story, "--measure", 9) if row[:1].isdigit()][:-1]
    states = ("solid", "−", "+", "last", "natural")
    places = set()
    for row in rows:
        state = min(row.rindex("  " + mark) + 2 for mark in states if "  " + mark in row)
        places.add(columns(row[:state]))
    assert len(rows) > 6
    assert len(places) == 1


def test_a_line_that_cuts_a_word_or_overruns_is_marked(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "long.txt", "看" + "w" * 40 + "看\n")
    answer = answered(capsys, file, "--measure", 6, "--indent", 0, "--one-em")
    lines = answer["paragraphs"][0]["lines"]
    assert "".join(line["text"].rstrip("-") for line in lines) == "看" + "w" * 40 + "看"
    rows = shown(capsys, file, "--measure", 6, "--indent", 0)
    for line, row in zip(lines, rows, strict=False):
        assert ("hyphen" in row) == line["hyphen"]
        assert ("forced" in row) == line["forced"]
        assert ("overrun" in row) == (line["overrun_em"] > 0)


def test_the_indent_is_shown_and_can_be_chosen(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "one.txt", "早安。\n")
    assert shown(capsys, file)[0] == "1.1  　　早安。  last"
    assert shown(capsys, file, "--indent", 1)[0] == "1.1  　早安。  last"
    assert shown(capsys, file, "--indent", 0)[0] == "1.1  早安。  last"


def test_chinese_words_for_chinese_desks(story: Path, capsys: Captured) -> None:
    assert run(["lines", str(story), "--one-em", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "末行" in out
    assert out.splitlines()[-1].startswith("共 ")


def test_no_colours_off_a_terminal(story: Path, capsys: Captured) -> None:
    assert "\x1b" not in "\n".join(shown(capsys, story))


def test_colours_on_a_terminal(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    file = written(tmp_path, "one.txt", "早安[bold]。\n")
    coloured = shown(capsys, file)[0]
    assert "\x1b[" in coloured
    assert "早安[bold]。" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown(capsys, file)[0]


# Looseness

# In lines of twelve em the first can lose its last line; the second has but one.
TIGHT = "他问：“去哪儿？”她答：“不去，不去。”船来了，又走了，没人上，没人下，只有水。\n早安。\n"


def test_a_line_fewer_where_it_can_be_had(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "tight.txt", TIGHT)
    best = answered(capsys, file, "--measure", 12, "--one-em")
    assert best["looseness"] == 0
    assert [one["looseness"] for one in best["paragraphs"]] == [None, None]

    order = ["--measure=12", "--one-em", "--looseness", "-1", "--format=json"]
    code = run(["lines", str(file), *order])
    told = json.loads(capsys.readouterr().out)
    assert code == told["exit"] == 0
    assert [(one["code"], one["severity"]) for one in told["diagnostics"]] == [
        ("lines-fixed", "note")
    ]
    assert told["diagnostics"][0]["place"]["line"] == 2
    assert told["diagnostics"][0]["params"] == {"lines": 1, "wanted": 0}
    answer = told["answer"]
    assert answer["looseness"] == -1
    one, other = answer["paragraphs"]
    count = len(best["paragraphs"][0]["lines"])
    assert len(one["lines"]) == count - 1
    assert "".join(line["text"] for line in one["lines"]) == TIGHT.splitlines()[0]
    added = answer["totals"]["cost"] - best["totals"]["cost"]
    assert added > 0
    assert one["looseness"] == {"best_lines": count, "met": True, "added_cost": added}
    assert other["lines"] == best["paragraphs"][1]["lines"]
    assert other["looseness"] == {"best_lines": 1, "met": False, "added_cost": 0}
    schema = json.loads((SCHEMA_FOLDER / "lines.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(answer)


def test_what_came_of_it_in_words(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "tight.txt", TIGHT)
    plain = shown(capsys, file, "--measure", 12)
    rows = shown(capsys, file, "--measure", 12, "--looseness=-1")
    cost = int(plain[-1].rsplit(" ", 1)[1])
    added = int(rows[-2].rsplit(" ", 1)[1]) - cost
    assert rows[2].endswith(f"−1.50; 3 lines for 4, cost +{added}")
    assert rows[4].endswith("last; stays at 1")
    assert rows[-1] == f"looseness −1: 1 of 2 paragraphs; 4 lines for 5, cost +{added}"
    assert shown(capsys, file, "--measure", 12, "--looseness", "+0") == plain


def test_a_line_more_is_never_had_with_a_hole(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "more.txt", "老街有一家店，卖豆花，也卖米酒，从早到晚，总有人来。\n")
    for measure in range(6, 20):
        answer = answered(capsys, file, "--measure", measure, "--one-em", "--looseness", "+1")
        (paragraph,) = answer["paragraphs"]
        told, lines = paragraph["looseness"], paragraph["lines"]
        assert len(lines) == told["best_lines"] + told["met"]
        assert not told["met"] or max(line["widest_em"] for line in lines) <= 0.25


@pytest.mark.parametrize("value", ["x", "", "0.5", "100", "-100", "一"])
def test_a_looseness_that_is_none(story: Path, capsys: Captured, value: str) -> None:
    assert refused(capsys, story, f"--looseness={value}") == (2, ["looseness-wrong"])


# What is read


def test_a_story_is_read_as_for_a_page(story: Path, capsys: Captured) -> None:
    answer = answered(capsys, story, "--one-em")
    first, second = answer["paragraphs"]
    assert first["text"].startswith("本报江门11月20日讯　老街的早晨")
    faces = {run_["text"]: run_["face"] for run_ in first["runs"]}
    assert faces["本报江门11月20日讯"] == "strong"
    assert faces["骑楼"] == "strong"
    assert "开平" in second["text"]
    assert (first["line"], second["line"]) == (3, 10)


def test_front_matter_is_not_needed(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "bare.md", "只有*一句*话。\n\n:::note\n编者说。\n:::\n")
    assert run(["lines", str(file), "--one-em", "--format", "json"]) == 3
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [one["code"] for one in told] == ["note-not-first"]
    file = written(tmp_path, "bare.md", ":::note\n编者说。\n:::\n\n只有*一句*话。\n")
    rows = shown(capsys, file)
    assert rows[0].strip() == "[editor's note]"
    assert "只有一句话。" in rows[3]


def test_a_box_stands_inside_its_frame(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "box.md", "正文。\n\n:::box 链接\n方框里的话。\n:::\n")
    body, box = answered(capsys, file, "--measure", 13, "--one-em")["paragraphs"]
    assert (body["measure_em"], box["measure_em"]) == (13, 11)


def test_plain_text_is_a_paragraph_a_line_and_no_markup(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "plain.txt", "　　甲*乙*丙\r\n\r\n# 丁\n")
    told = answered(capsys, file, "--one-em")["paragraphs"]
    assert [(one["text"], one["line"]) for one in told] == [("甲*乙*丙", 1), ("# 丁", 3)]


def test_standard_input_is_markdown(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO("说**一**句\n话。".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    answer = answered(capsys, "-", "--one-em")
    assert answer["file"] == "stdin"
    assert answer["paragraphs"][0]["text"] == "说一句话。"


def test_old_encodings_are_read_with_a_note(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "old.txt", "老稿子，照样读。".encode("gb18030"))
    assert run(["lines", str(file), "--one-em", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["diagnostics"]] == ["text-recoded"]
    assert told["answer"]["paragraphs"][0]["text"] == "老稿子，照样读。"


# What is answered to programs


def test_the_answer_keeps_to_its_schema(story: Path, capsys: Captured) -> None:
    schema = json.loads((SCHEMA_FOLDER / "lines.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    answer = answered(capsys, story)
    validator.validate(answer)
    del answer["totals"]["cost"]
    with pytest.raises(ValidationError):
        validator.validate(answer)


def test_the_schema_is_the_programs_own() -> None:
    assert sorted(path.name for path in SCHEMA_FOLDER.glob("*.json")) == sorted(schemas())
    for name, text in schemas().items():
        assert (SCHEMA_FOLDER / name).read_text("utf-8") == text, "run banxin.cli.schemas"


def test_the_numbers_of_a_line_agree_with_each_other(story: Path, capsys: Captured) -> None:
    answer = answered(capsys, story, "--measure", 11)
    assert answer["measure_em"] == 11
    for paragraph in answer["paragraphs"]:
        lines = paragraph["lines"]
        assert (lines[0]["start"], lines[-1]["end"]) == (0, len(paragraph["text"]))
        assert all(one["end"] == other["start"] for one, other in pairwise(lines))
        assert [line["last"] for line in lines] == [False] * (len(lines) - 1) + [True]
        for line in lines:
            clusters = line["clusters"]
            assert "".join(cluster["text"] for cluster in clusters) == line["text"]
            assert all(one["x_em"] < other["x_em"] for one, other in pairwise(clusters))
            if line["setting"] != "loose":
                assert line["width_em"] == pytest.approx(11, abs=0.002)
            for cluster in clusters:
                start = cluster["start"]
                original = paragraph["text"][start : start + cluster["length"]]
                assert original == cluster["text"]
    totals = answer["totals"]
    assert totals["lines"] == sum(len(one["lines"]) for one in answer["paragraphs"])
    settings = [line["setting"] for one in answer["paragraphs"] for line in one["lines"]]
    for setting in ("solid", "reduced", "expanded"):
        assert totals[setting] == settings.count(setting)


def test_real_letters_are_narrower_than_half_an_em(story: Path, capsys: Captured) -> None:
    def width(*options: str) -> float:
        clusters = answered(capsys, story, *options)["paragraphs"][0]["lines"][0]["clusters"]
        return float(next(one["advance_em"] for one in clusters if one["text"] == "1"))

    assert width("--one-em") == 0.5
    assert width() != 0.5


# A layout of one's own


def test_an_own_layouts_line_style_and_measure(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    toml = (shipped("layouts") / "a4" / "layout.toml").read_text("utf-8")
    switches = "level = 'none'\nhan_latin_em = { natural = 0, least = 0, most = 0 }\n"
    (folder / "layout.toml").write_text(toml.replace("[lines]\n", f"[lines]\n{switches}"), "utf-8")
    file = written(tmp_path, "one.txt", "甲A乙\n")
    ours = answered(capsys, file, "--layout", folder, "--one-em")
    assert ours["measure_em"] == load_layout("a4", Path()).measure_em
    assert ours["settings"]["level"] == "none"
    assert [one["x_em"] for one in ours["paragraphs"][0]["lines"][0]["clusters"]] == [2, 3, 3.5]
    theirs = answered(capsys, file, "--layout", "a4", "--one-em")
    assert theirs["settings"] == load_layout("a4", Path()).lines.model_dump(mode="json")
    xs = [one["x_em"] for one in theirs["paragraphs"][0]["lines"][0]["clusters"]]
    assert xs == [2, 3.25, 4]


# What cannot be shown


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("binary.md", b"\x00\x01\x02\xff" * 50, "text-binary"),
        (
            "damaged.txt",
            "清早的街，".encode() * 20 + b"\xe6\x9c" + "，人不多".encode(),
            "text-damaged",
        ),
        # A lone surrogate, as some programs write one in UTF-8 or in UTF-16.
        ("lone.txt", "清早的街，".encode() * 20 + b"\xed\xa0\x80", "text-damaged"),
        ("lone.md", b"\xff\xfe" + "街".encode("utf-16-le") + b"\x00\xd8", "text-binary"),
        ("empty.txt", b"", "copy-empty"),
        ("blank.md", "\n\u3000\n \n".encode(), "copy-empty"),
        ("open.md", "---\ntitle: 题\n正文。\n".encode(), "front-matter-open"),
        ("marks.md", "一个**没有合上的黑体。\n".encode(), "mark-open"),
        ("list.md", "- 单子\n".encode(), "copy-list"),
        ("escape.md", "一个&#xD800;字。\n".encode(), "copy-html"),
        ("huge.txt", "长".encode() * 700_000, "text-too-long"),
    ],
)
def test_bad_copy_is_told_with_its_code(
    tmp_path: Path, capsys: Captured, name: str, data: bytes, code: str
) -> None:
    assert refused(capsys, written(tmp_path, name, data), "--one-em") == (3, [code])


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path, capsys: Captured) -> None:
    assert refused(capsys, tmp_path / "none.md") == (3, ["file-unreadable"])
    assert refused(capsys, tmp_path) == (3, ["file-unreadable"])


@pytest.mark.parametrize("value", ["1.9", "x", "", "nan", "inf", "-3", "1e9", "十三"])
def test_a_measure_that_is_none(story: Path, capsys: Captured, value: str) -> None:
    assert refused(capsys, story, f"--measure={value}") == (2, ["em-wrong"])


@pytest.mark.parametrize("value", ["-1", "two", "nan"])
def test_an_indent_that_is_none(story: Path, capsys: Captured, value: str) -> None:
    assert refused(capsys, story, f"--indent={value}") == (2, ["em-wrong"])


def test_an_indent_that_leaves_no_room(story: Path, capsys: Captured) -> None:
    assert refused(capsys, story, "--measure", 3) == (2, ["measure-narrow"])
    assert refused(capsys, story, "--measure", 13, "--indent", 12) == (2, ["measure-narrow"])
    assert answered(capsys, story, "--measure", 4, "--one-em")["measure_em"] == 4


@pytest.mark.parametrize("name", ["berliner", "", "../broadsheet", "/"])
def test_an_unknown_layout(story: Path, capsys: Captured, name: str) -> None:
    assert refused(capsys, story, "--layout", name) == (2, ["layout-unknown"])


def test_a_broken_layout_is_bad_content(tmp_path: Path, story: Path, capsys: Captured) -> None:
    (tmp_path / "layout.toml").write_text("[lines]\nhangin = true\n", "utf-8")
    code, codes = refused(capsys, story, "--layout", tmp_path)
    assert (code, set(codes)) == (3, {"layout-broken"})


def test_missing_fonts(
    story: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    code, codes = refused(capsys, story)
    assert (code, set(codes)) == (4, {"font-not-fetched"})


def test_a_character_that_no_face_holds_is_told_with_its_place(
    tmp_path: Path, capsys: Captured
) -> None:
    file = written(tmp_path, "rare.txt", "第一行。\n第二行有\U000f0000字。\n")
    assert run(["lines", str(file), "--format", "json"]) == 3
    (told,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert told["code"] in {"character-missing", "character-unknown"}
    assert (told["place"]["line"], told["place"]["column"]) == (2, 5)


def test_an_opening_too_wide_is_a_warning_at_its_place(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "wide.txt", "好。\n看看" + "m" * 9 + "，好不好呢，再看看\n")
    assert run(["lines", str(file), "--measure", "6", "--one-em", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    loose = [one for one in told["diagnostics"] if one["code"] == "line-loose"]
    widest = told["answer"]["totals"]["widest_em"]
    assert bool(loose) == (widest > 0.25)
    assert all(one["place"]["line"] == 2 for one in loose)
