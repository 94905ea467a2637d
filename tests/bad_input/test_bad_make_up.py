"""Pages that make themselves up, asked for what cannot be: the conflict is named, nothing is lost.

What each story, pin and box says is written here in full, so that it can be read beside what the
program says to it; the copy is that of the page problems in `bench/pages`.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path

import pytest
from PIL import Image
from tests.bad_input.desk import STORY, Desk, Heard

from banxin.content import load_issue
from banxin.edition import check
from banxin.messages import Language

SENTENCES = (Path(__file__).parents[2] / "bench" / "pages" / "sentences.txt").read_text("utf-8")
HAN = re.compile(r"[㐀-鿿𠀀-𲎯]")
FORTY = "这一条标题从头到尾一共写了整整四十个字就是要看看排在一栏里的时候它到底会说出些什么话来"[
    :40
]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"


def copy(characters: int, start: int = 0) -> str:
    """So many characters of running text, in one paragraph."""
    lines = SENTENCES.split()
    words, source = "", cycle(lines[start:] + lines[:start])
    while len(words) < characters:
        words += next(source)
    return words[: characters - 1].rstrip("，。、") + "。"


def paragraphs(characters: int, start: int = 0) -> str:
    whole = copy(characters, start)
    return "\n\n".join(whole[at : at + 140] for at in range(0, len(whole), 140))


def story(desk: Desk, name: str, body: str, front: str = "title: 巷口的灯") -> None:
    desk.write(f"{name}.md", f"---\n{front}\n---\n\n{body}\n")


def issue(desk: Desk, *pages: str, flow: Iterable[str] = (), layout: str = "tabloid") -> None:
    """An issue of pages, each said as TOML; stories that flow stand above them."""
    desk.file(STORY).unlink(missing_ok=True)
    stories = ", ".join(f'"{name}"' for name in flow)
    head = f'layout = "{layout}"\nticket = "newsprint"\ndate = 2026-11-20\nstories = [{stories}]\n'
    name = '[masthead]\nname = "侨乡月报"\n'
    listed = (f'[[page]]\nname = "第{number}版"\n{said}\n' for number, said in enumerate(pages, 1))
    desk.write("issue.toml", head + name + "\n".join(listed))


TWO = 'stories = ["one", "two"]\n'


def two(desk: Desk, said: str, first: str = "title: 巷口的灯") -> Heard:
    """A front page of two stories that fill it, and what is said of their places."""
    story(desk, "one", paragraphs(1800), first)
    story(desk, "two", paragraphs(1600, 9))
    issue(desk, TWO + said)
    return desk.check()


def nothing_lost(desk: Desk) -> None:
    """Every Han character of every story is painted as often as it was written."""
    loaded = load_issue(desk.folder).issue
    pages = check(loaded, CACHE).layout.pages
    for one in loaded.stories:
        file = (desk.folder / f"{one.name}.md").read_text("utf-8")
        lines = (
            line.line.text
            for page in pages
            for frame in page.frames
            if frame.story == one.name
            for text in frame.texts
            if text.part.value not in {"jump", "title"}
            for line in text.lines
        )
        written = Counter(HAN.findall(file.split("---")[2]))
        assert Counter(HAN.findall("".join(lines))) == written


def test_the_two_stories_alone_are_no_trouble(desk: Desk) -> None:
    """So that what is said of them below is said of their pins and boxes."""
    assert two(desk, "").errors == []
    nothing_lost(desk)


def pin(name: str, **said: list[int] | int) -> str:
    entries = "".join(f"{key} = {value}\n" for key, value in said.items())
    return f'[[page.place]]\nstory = "{name}"\n{entries}'


def box(columns: list[int], lines: list[int]) -> str:
    place = f"columns = {columns}\nlines = {lines}\n"
    return f'[[page.box]]\nkind = "notice"\ntitle = "启事"\nparagraphs = ["休刊一天。"]\n{place}'


TOP_LEFT = pin("one", columns=[1, 3], lines=[12, 40])
FOOT = box([4, 5], [60, 75])

CONTRADICTIONS = {
    "two stories on one place": (TOP_LEFT + pin("two", columns=[3, 5], lines=[40, 75]), "places"),
    "a story twice": (pin("one", columns=[1, 3]) + pin("one", columns=[2, 5]), "place-twice"),
    "wider than the page": (pin("one", columns=[1, 6]), "place-off-grid"),
    "below the page": (pin("one", lines=[60, 76]), "place-off-grid"),
    "over the masthead": (pin("one", lines=[8, 40]), "story-over-masthead"),
    "of nobody": (pin("three", columns=[1, 2]), "place-story"),
    "of a photo that is not": (pin("one", photo=1, columns=[1, 2]), "place-photo"),
    "too small": (pin("one", columns=[1, 2], lines=[60, 75]), "pin-overset"),
    "too large": (pin("one", columns=[1, 5], lines=[11, 75]), "pin-room"),
    "a box over the masthead": (box([1, 3], [3, 8]), "box-over-masthead"),
    "a box beside the page": (box([4, 6], [60, 75]), "box-off-grid"),
    "two boxes on one place": (FOOT + box([5, 5], [70, 75]), "places-overlap"),
    "a story over a box": (FOOT + pin("one", columns=[1, 5], lines=[11, 70]), "places-overlap"),
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_places_that_contradict_themselves(desk: Desk, case: str) -> None:
    said, code = CONTRADICTIONS[case]
    heard = two(desk, said)
    assert heard.exit_code == 3
    found = heard.errors[0]
    assert found.code.startswith(code)
    assert any(
        name in found.said[Language.ZH] for name in ("one", "two", "three", "启事", "notice")
    )


def photo(desk: Desk, size: tuple[int, int]) -> str:
    Image.new("L", size, 90).save(desk.file("photos/strange.png"))
    return "title: 巷口的灯\nphotos:\n  - file: strange.png\n    caption: 灯\n    credit: 摄"


def test_a_photo_pinned_beside_its_story(desk: Desk) -> None:
    said = pin("one", columns=[1, 2]) + pin("one", photo=1, columns=[4, 5])
    heard = two(desk, said, photo(desk, (2400, 1600)))
    assert (heard.exit_code, heard.codes) == (3, ["photo-outside-story"])


@pytest.mark.parametrize(
    ("size", "code"),
    [
        ((20_000, 40), "photo-extreme"),
        ((600, 20_000), "photo-extreme"),
        ((40, 20_000), "photo-too-small"),
        ((50, 50), "photo-too-small"),
    ],
)
def test_photos_of_strange_shapes(desk: Desk, size: tuple[int, int], code: str) -> None:
    heard = two(desk, "", photo(desk, size))
    assert heard.exit_code == 3
    assert "strange.png" in heard.one(code).said[Language.ZH]


def test_pages_without_a_story(desk: Desk) -> None:
    issue(desk, "", "")
    heard = desk.check()
    assert (heard.exit_code, heard.codes) == (3, ["page-empty"] * 2)
    assert "第2版" in heard.errors[1].said[Language.ZH]


def test_photos_without_a_word(desk: Desk) -> None:
    story(desk, "one", "", photo(desk, (2400, 1600)))
    issue(desk, "", "", flow=["one"])
    heard = desk.check()
    assert (heard.exit_code, heard.codes) == (3, ["story-empty"])


def test_a_story_of_one_quote(desk: Desk) -> None:
    """Alone it cannot fill a page; beside another it is a short story like any."""
    story(desk, "one", f"> {copy(40)}")
    story(desk, "two", paragraphs(3500))
    issue(desk, 'stories = ["one"]')
    heard = desk.check()
    assert (heard.exit_code, heard.errors[0].code) == (3, "page-room")
    issue(desk, 'stories = ["two", "one"]')
    assert desk.check().errors == []
    nothing_lost(desk)


def test_forty_stories_on_a_page(desk: Desk) -> None:
    names = [f"s{number}" for number in range(40)]
    for number, name in enumerate(names):
        story(desk, name, copy(50, number))
    issue(desk, "", flow=names)
    heard = desk.check()
    assert (heard.exit_code, heard.codes) == (3, ["page-crowded"])
    assert "40" in heard.errors[0].said[Language.ZH]


@pytest.mark.heavy
@pytest.mark.parametrize("pages", [1, 4])
def test_one_story_of_thirty_thousand_characters(desk: Desk, pages: int) -> None:
    """At least eighteen thousand are over on four pages: each has 375 lines of 14 at the most."""
    story(desk, "one", paragraphs(30_000))
    issue(desk, *[""] * pages, flow=["one"])
    heard = desk.check()
    assert heard.exit_code == 3
    said = heard.one("page-overset").said[Language.ZH]
    characters = max(int(number) for number in re.findall(r"\d+", said))
    assert 30_000 - pages * 375 * 14 <= characters < 30_000


@pytest.mark.heavy
def test_one_paragraph_of_nine_thousand_characters(desk: Desk) -> None:
    story(desk, "one", copy(9400))
    issue(desk, "", "", flow=["one"])
    assert desk.check().errors == []
    nothing_lost(desk)


def test_a_title_longer_than_the_column_it_is_pinned_to(desk: Desk) -> None:
    heard = two(desk, pin("one", columns=[1, 1]), f"title: {FORTY}")
    assert heard.exit_code == 3
    found = heard.one("head-too-wide")
    assert "40" in found.said[Language.ZH]
    assert "one" in found.said[Language.ZH]
    # Free to choose, it has room enough.
    assert two(desk, "", f"title: {FORTY}").errors == []
    nothing_lost(desk)


@pytest.mark.parametrize("word", ["x" * 200, "Llanfairpwllgwyngyll" * 6])
def test_a_word_longer_than_its_column(desk: Desk, word: str) -> None:
    story(desk, "one", f"这个词 {word} 很长。\n\n{paragraphs(3400)}")
    issue(desk, 'stories = ["one"]')
    heard = desk.check()
    assert heard.errors == []
    assert {"word-cut", "line-short"} & set(heard.codes)
    nothing_lost(desk)


@pytest.mark.parametrize("character", "𬭚㙍")
def test_rare_characters_in_title_and_text(desk: Desk, character: str) -> None:
    story(desk, "one", f"有{character}字。\n\n{paragraphs(3500)}", f"title: 灯下{character}影")
    issue(desk, 'stories = ["one"]')
    assert desk.check().errors == []
    nothing_lost(desk)


def test_a_character_that_only_the_rare_face_holds(desk: Desk) -> None:
    story(desk, "one", f"有𠀀字。\n\n{paragraphs(3500)}", "title: 灯下𠀀影")
    issue(desk, 'stories = ["one"]')
    heard = desk.check()
    assert heard.exit_code == 3
    assert set(heard.codes) == {"character-missing"}
    assert {(found.line, found.pointed[0]) for found in heard.errors} == {(2, "𠀀"), (5, "𠀀")}
    desk.spoil("issue.toml", "date =", 'rare_face = "hanamin"\ndate =')
    assert desk.check().errors == []
    nothing_lost(desk)
