"""screen.pdf and archive.pdf read on: story by story, paragraph by paragraph, as they were written.

What must be read is worked out from the issue's content alone (`tests.laws.manuscript`).
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import chain

import pikepdf
import pytest
from tests.archive.conftest import Built
from tests.archive.tagged import Tag, read_tagged, words
from tests.laws.manuscript import Copy, Kind, is_blank, story_copy

from banxin.content.model import NameList, Story, Text

# One worker builds the issues once.
pytestmark = pytest.mark.xdist_group("archive")

TURNS = re.compile(r"（[上下][转接]第\d+版）")


def bare(text: str) -> str:
    """Without blanks, which a compositor makes of his own."""
    return "".join(character for character in text if not is_blank(character))


def wanted(story: Story) -> list[tuple[str, str]]:
    """Every block of a story in reading order, with the type that its tag must have."""
    copy = story_copy(story)
    title = bare("".join(line.plain for line in story.title))
    first, *more = (line.plain for line in story.title)
    lines = {bare(line) for line in more}
    head = [
        ("H1", title) if one.text == bare(first) else ("P", one.text)
        for one in copy.head
        if one.text not in lines
    ]
    return [*head, *_body(copy.body, story)]


def _body(body: tuple[Copy, ...], story: Story) -> Iterator[tuple[str, str]]:
    names = iter([block for block in story.blocks if isinstance(block, NameList)])
    label = ""
    for one in body:
        if one.kind is Kind.LABEL:
            label = one.text
        elif one.kind is Kind.SECTION:
            yield "H2", label + one.text
            label = ""
        elif one.kind is Kind.BOX_TITLE:
            yield "H2", one.text
        elif one.kind is Kind.NAMES:
            yield from (("LBody", bare(name.plain)) for name in next(names).names)
        else:
            yield "P", one.text
        if label and one.kind is not Kind.LABEL:
            raise AssertionError("a label without its section head")


def found(art: Tag) -> list[tuple[str, str]]:
    """The blocks of a story's element, without captions and what leads to another page."""
    captions = {id(block) for caption in art.every("Caption") for block in caption.every("P")}
    blocks = [one for one in art.every("P", "H1", "H2", "LBody") if id(one) not in captions]
    read = [(block.kind, bare(block.without("RT", "Figure"))) for block in blocks]
    return [(kind, text) for kind, text in read if not TURNS.fullmatch(text)]


def test_every_story_is_read_as_it_was_written(any_built: Built) -> None:
    articles = list(any_built.read.root.every("Art"))
    stories = {bare("".join(line.plain for line in s.title)): s for s in any_built.issue.stories}
    assert len(articles) == len(stories)
    for art in articles:
        (title,) = art.every("H1")
        story = stories[bare(title.text)]
        assert found(art) == wanted(story)
        captions = [bare(one.without("RT", "Figure")) for one in art.every("Caption")]
        assert captions == [caption.text for caption in story_copy(story).captions]


def test_a_turned_paragraph_is_one(sample: Built) -> None:
    """A story turns in mid-paragraph: one tag holds lines of both pages."""
    with pikepdf.open(io.BytesIO(sample.screen)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        crossing = [
            (pages[held.Pg.objgen], {pages[kid.Pg.objgen] for kid in held.K if not _is_int(kid)})
            for held in pdf.objects
            if isinstance(held, pikepdf.Dictionary)
            and held.get("/S") == "/P"
            and any(isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid for kid in held.K)
        ]
    assert crossing
    assert all(others == {first + 1} for first, others in crossing)


def _is_int(kid: object) -> bool:
    return isinstance(kid, int)


def test_a_line_exchanged_with_another_is_seen(turned: Built) -> None:
    """The tree that names two lines of a paragraph in the wrong order reads wrong."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(turned.screen)) as pdf:
        long = next(
            held
            for held in pdf.objects
            if isinstance(held, pikepdf.Dictionary)
            and held.get("/S") == "/P"
            and held.P.S == "/Art"
            and len(held.K) > 3
            and all(isinstance(kid, int) for kid in held.K)
        )
        long.K = pikepdf.Array([long.K[1], long.K[0], *list(long.K)[2:]])
        pdf.save(out)
    arts = read_tagged(out.getvalue()).root.every("Art")
    stories = [wanted(story) for story in turned.issue.stories]
    assert not all(found(art) in stories for art in arts)


def test_word_spaces_are_read_and_hyphens_of_the_composer_are_not(turned: Built) -> None:
    said = "".join(block.text for block in turned.read.root.every("P"))
    assert "Some words that run over the end of a line, hyphenated where they must be:" in said
    assert "incomprehensibilities, extraordinary circumstances." in said


def test_ruby_is_read_with_its_base(turned: Built) -> None:
    texts = [
        text for story in turned.issue.stories for block in story.blocks for text in _texts(block)
    ]
    given = [(run.text, run.ruby) for text in texts for run in text.runs if run.ruby]
    rubies = [
        tuple(part.text for part in ruby.every("RB", "RT"))
        for ruby in turned.read.root.every("Ruby")
    ]
    assert given
    assert ["".join(base for base, _ in rubies), "".join(gloss for _, gloss in rubies)] == [
        "".join(base for base, _ in given),
        bare("".join(gloss for _, gloss in given)),
    ]


def _texts(block: object) -> Iterator[Text]:
    for name in ("text", "title", "label", "source"):
        if isinstance(held := getattr(block, name, None), Text):
            yield held
    yield from getattr(block, "paragraphs", ())


def test_pictures_are_read_by_their_alternative_text(any_built: Built) -> None:
    given = [photo.alternative for story in any_built.issue.stories for photo in story.photos]
    read = [str(figure.keys["Alt"]) for figure in any_built.read.root.every("Figure")]
    assert given
    assert set(given) <= set(read)
    assert all(read)


def test_figures_say_where_they_stand(sample: Built) -> None:
    """Beside the places that the page map gives, in millimetres from the trim's top left."""
    with pikepdf.open(io.BytesIO(sample.screen)) as pdf:
        height = float(pdf.pages[0].mediabox[3])
    boxes = [
        figure.keys["A"]["BBox"]  # type: ignore[index]
        for figure in sample.read.root.every("Figure")
    ]
    assert boxes
    for left, bottom, right, top in boxes:
        assert 0 <= left < right
        assert 0 <= bottom < top <= height


def test_furniture_is_passed_over(turned: Built) -> None:
    """Folio lines and the titles that are repeated where a story goes on."""
    read = turned.read
    first, second, third = read.artifacts
    lead = "".join(line.plain for line in turned.issue.pages[0].stories[0].title)
    assert "版心试报" not in first
    assert "分栏" in second
    assert lead in second
    assert "接排" in third
    assert sum(lead in heading.text for heading in read.root.every("H1")) == 1


def test_masthead_and_foot_are_read(turned: Built) -> None:
    said = [block.text for block in turned.read.root.every("P", "H1")]
    assert said.index("版心试报") < said.index("本期导读") < said.index("一行字是怎样排齐的")
    # The foot lines stand on the last page, after its stories.
    assert said[-2:] == ["试排专用，不作发行", "地址：排字房二楼"]


def test_boxes_are_read_after_the_stories_and_the_masthead_by_its_name(boxed: Built) -> None:
    first, *_, last = (page for page in boxed.read.root.kids if isinstance(page, Tag))
    assert next(first.every("Figure")).text == "版心试报"
    read = [kid for kid in last.kids if isinstance(kid, Tag)]
    assert [kid.kind for kid in read] == ["Art", "Sect", "Sect", "Sect", "Sect", "P", "P"]
    notice, contents, publisher, advert = read[1:5]
    assert notice.text == "启事征稿。详见网页two words。每月二十日出版。"
    assert contents.text.startswith("导读一行字是怎样排齐的第1版")
    assert (publisher.text, advert.text) == ("排字房编印", "某某茶行")


def test_a_quote_is_read_with_its_source(turned: Built) -> None:
    quotes = [
        [part.text for part in quote.kids if isinstance(part, Tag)]
        for quote in turned.read.root.every("BlockQuote")
    ]
    assert quotes == [["行末不松，栏底不空。", "试排手记"]]


def test_links_are_read_where_they_stand_and_say_what_they_are(any_built: Built) -> None:
    links = list(any_built.read.root.every("Link"))
    assert links
    for link in links:
        objects = [kid.keys["Obj"] for kid in link.every("OBJR")]
        assert objects
        for held in objects:
            assert words(held["Contents"]) == link.text  # type: ignore[index]


def test_another_program_reads_the_same(any_built: Built) -> None:
    """Poppler's pdfinfo, line by line of its listing of the structure."""
    tool = shutil.which("pdfinfo")
    assert tool, "this proof needs pdfinfo: apt-get install poppler-utils"
    listed = subprocess.run(
        [tool, "-struct-text", "-"], input=any_built.screen, capture_output=True, check=True
    ).stdout.decode()
    said = "".join(re.findall(r'^\s*"(.*)"$', listed, re.M))
    ours = "".join(chain.from_iterable(_painted(any_built.read.root)))
    assert bare(said) == bare(ours)


def _painted(tag: Tag) -> Iterator[str]:
    """What is painted, as Poppler lists it: it keeps what ``Alt`` and ``ActualText`` replace."""
    for kid in tag.kids:
        if isinstance(kid, str):
            yield kid
        else:
            yield from _painted(kid)


def test_the_archive_reads_as_the_screen_does(any_built: Built) -> None:
    kept = read_tagged(any_built.archive)
    assert list(_painted(kept.root)) == list(_painted(any_built.read.root))


@pytest.mark.parametrize("name", ["screen.pdf", "archive.pdf"])
def test_bookmarks_lead_from_page_to_page_and_story_to_story(turned: Built, name: str) -> None:
    with pikepdf.open(io.BytesIO(turned.files[name])) as pdf, pdf.open_outline() as outline:
        listed = [(page.title, [story.title for story in page.children]) for page in outline.root]
        where = [[story.destination[0].objgen for story in page.children] for page in outline.root]  # type: ignore[index]
        pages = [page.obj.objgen for page in pdf.pages]
        assert [str(page.label) for page in pdf.pages] == ["A01", "A02", "A03"]
    assert listed == [
        ("A01 试排", ["一行字是怎样排齐的"]),
        ("A02 分栏", ["两栏之间一条白"]),
        ("A03 接排", ["接着排：第三版"]),
    ]
    assert where == [[page] for page in pages]
