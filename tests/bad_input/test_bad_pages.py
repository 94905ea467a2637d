"""Too much, too little, too tall, too wide: what make-up is asked to do with it."""

from __future__ import annotations

import re

import pytest
from PIL import Image
from tests.bad_input.desk import STORY, Desk

from banxin.messages import Language

SENTENCE = "从文中挑出来放大的话"
PARAGRAPH = "村民合钱盖起众楼，遇到险情，全村老小一起上去躲避；也有人家自己盖居楼，平时住，急时守。"


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def test_a_title_of_forty_characters_turns(desk: Desk) -> None:
    desk.spoil(STORY, "title: 碉楼：侨乡的一部石头书", f"title: {(SENTENCE * 4)[:40]}")
    heard = desk.check()
    # Two lines of thirty points hold it; only the text below may then lack room.
    assert "head-too-long" not in heard.codes


def test_a_title_that_fits_no_size(desk: Desk) -> None:
    title = SENTENCE * 6
    desk.spoil(STORY, "title: 碉楼：侨乡的一部石头书", f"title: {title}")
    heard = desk.check()
    assert heard.exit_code == 3
    assert heard.one("head-too-long").pointed == title
    assert "60" in heard.one("head-too-long").said[Language.ZH]


def test_a_story_of_nine_thousand_characters(desk: Desk) -> None:
    count = 9000 // len(PARAGRAPH)
    desk.story("\n\n".join([PARAGRAPH] * count))
    heard = desk.check()
    assert heard.exit_code == 3
    over = heard.one("story-overset")
    lines, characters, total = numbers(over.said[Language.ZH])[:3]
    assert total == count * len(PARAGRAPH)
    assert 0 < characters < total
    assert 0 < lines < characters


def test_three_thousand_paragraphs(desk: Desk) -> None:
    desk.story("\n\n".join(f"第{number}段。" for number in range(3000)))
    heard = desk.check()
    assert heard.exit_code == 3
    assert "story-overset" in heard.codes


def tall_quote() -> str:
    return f"> {SENTENCE * 60}"


def tall_box() -> str:
    return "::: box 长框\n" + "\n\n".join([SENTENCE * 12] * 10) + "\n:::"


@pytest.mark.parametrize("piece", [tall_quote(), tall_box()])
def test_a_piece_taller_than_a_column(desk: Desk, piece: str) -> None:
    desk.story(f"{PARAGRAPH}\n\n{piece}\n\n{PARAGRAPH}")
    heard = desk.check()
    assert heard.exit_code == 3
    assert heard.errors


def test_a_pull_quote_of_three_hundred_characters(desk: Desk) -> None:
    desk.story(f"{PARAGRAPH}\n\n> {SENTENCE * 30}\n\n{PARAGRAPH}")
    assert desk.check().exit_code in {0, 3}


def bare(desk: Desk) -> None:
    """No motto, publishers, ear, footer, staff: only what an issue cannot do without."""
    desk.write(
        "issue.toml",
        'layout = "tabloid"\ndate = 2026-11-20\n[masthead]\nname = "侨"\n'
        '[[page]]\nname = "要闻"\ntemplate = "starter"\nstories = ["watchtower"]\n',
    )


def test_an_issue_of_only_what_must_be(desk: Desk) -> None:
    bare(desk)
    assert desk.check().errors == []


def test_a_page_without_a_name(desk: Desk) -> None:
    desk.spoil("issue.toml", 'name = "要闻"\n', "")
    heard = desk.check()
    assert (heard.exit_code, heard.codes) == (3, ["key-missing"])
    assert heard.one("key-missing").pointed == "[[page]]"


def test_one_page_without_photos(desk: Desk) -> None:
    text = desk.file(STORY).read_text("utf-8")
    desk.write(STORY, re.sub(r"photos:\n(  .*\n)+", "", text))
    heard = desk.check()
    assert heard.errors == []
    assert heard.one("story-room").severity == "warning"


@pytest.mark.parametrize(("name", "errors"), [("侨", []), ("侨乡月报" * 5, ["masthead-overset"])])
def test_short_and_long_names_of_a_paper(desk: Desk, name: str, errors: list[str]) -> None:
    desk.spoil("issue.toml", 'name = "侨乡月报"', f'name = "{name}"')
    assert [finding.code for finding in desk.check().errors] == errors


@pytest.mark.parametrize("size", [(3000, 600), (600, 3000)])
def test_artwork_for_the_name(desk: Desk, size: tuple[int, int]) -> None:
    Image.new("RGB", size, "red").save(desk.file("photos/name.png"))
    desk.spoil("issue.toml", 'name = "侨乡月报"', 'name = "侨乡月报"\nartwork = "photos/name.png"')
    assert desk.check().errors == []


def test_artwork_that_is_not_there(desk: Desk) -> None:
    desk.spoil("issue.toml", 'name = "侨乡月报"', 'name = "侨乡月报"\nartwork = "photos/name.png"')
    assert desk.check().one("photo-missing").pointed.startswith('"photos/name.png"')


def test_a_template_that_nobody_knows(desk: Desk) -> None:
    desk.spoil("issue.toml", 'template = "starter"', 'template = "poster"')
    heard = desk.check()
    assert heard.exit_code == 3
    assert "starter" in heard.one("template-unknown").said[Language.ZH]


@pytest.mark.parametrize(
    ("columns", "lines", "code"),
    [
        ("[1, 9]", "[12, 60]", "place-off-grid"),
        ("[1, 5]", "[1, 60]", "story-over-masthead"),
        ("[5, 1]", "[12, 60]", "place-backwards"),
        ("[0, 1]", "[12, 60]", "value-too-small"),
        ("[1, 5]", "[12, 14]", "head-too-tall"),
    ],
)
def test_places_by_hand_that_lead_nowhere(desk: Desk, columns: str, lines: str, code: str) -> None:
    text = desk.file("issue.toml").read_text("utf-8")
    place = f'[[page.place]]\nstory = "watchtower"\ncolumns = {columns}\nlines = {lines}\n'
    desk.write("issue.toml", text + place)
    heard = desk.check()
    assert heard.exit_code == 3
    assert code in heard.codes
