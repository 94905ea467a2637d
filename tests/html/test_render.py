"""The document: nothing lost, nothing let through, the same bytes twice."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

import pytest
from tests.html.looks import block, parsed, written
from tests.makeup.paper import LAYOUT, body, issue, made, page, photo, story, text

from banxin.content.model import BodyParagraph, Box, Ear, Issue, PullQuote, SectionHead, Text
from banxin.content.model import TextRun as Words
from banxin.diagnostics import SourcePlace
from banxin.html import FaceSource
from banxin.layout import Layout
from banxin.makeup import IssueLayout, Part, PlacedLine, PlacedText
from banxin.measure import ZERO
from banxin.typeset import OneEm, Paragraph, Run, compose

HOSTILE = "<script>alert(1)</script>&amp;\"'`</style><!--"
LINK = 'https://example.org/?a=1&b="2"<3>'


def run(words: str, **voice: bool | str) -> Words:
    return Words(words, SourcePlace("story.md", 1, 1), **voice)  # type: ignore[arg-type]


def issue_of_everything(words: str = "字") -> Issue:
    """Every place that words can reach, and every voice."""
    voices = (
        run(words),
        run("黑" + words, bold=True),
        run("点，" + words, dots=True),
        run("字", ruby=words),
        run("链接", link=LINK),
    )
    one = replace(
        story(
            "one",
            BodyParagraph(Text(voices), dateline=text("讯" + words)),
            SectionHead(text("标" + words), text("句")),
            body(12),
            PullQuote(text("引" + words), text("源" + words)),
            Box(text("框" + words), (text("链" + words),)),
            title=("题" + words,),
            photos=(photo("1.jpg", caption="图" + words, credit="摄" + words),),
        ),
        kicker=text("肩" + words),
    )
    whole = issue(page(one, template="front"), ear=Ear(text("眼" + words), (text("导" + words),)))
    name = replace(whole.masthead, name=text("报" + words[:4]), publishers=(text("办" + words),))
    return replace(whole, masthead=name)


@pytest.fixture(scope="module")
def everything() -> IssueLayout:
    return made(issue_of_everything())


def test_the_document_says_every_line_once(everything: IssueLayout) -> None:
    """Lines of a paragraph are parted by newlines; ruby stands beside, in a span of its own."""
    wanted = sorted(
        "\n".join(line.line.text for line in placed.lines)
        for page_ in everything.pages
        for frame in page_.frames
        for placed in frame.texts
    )
    assert sorted(parsed(written(everything)).blocks) == wanted


def test_every_tag_is_closed(everything: IssueLayout) -> None:
    assert parsed(written(everything)).all_closed
    assert parsed(written(everything, for_press=True)).all_closed


def test_hostile_words_stay_words() -> None:
    layout = made(issue_of_everything(HOSTILE))
    for for_press in (True, False):
        read = parsed(written(layout, for_press=for_press))
        tags = {tag for tag, _ in read.tags}
        assert "script" not in tags
        assert [tag for tag, _ in read.tags].count("style") == 1
        said = "".join(read.blocks)
        assert said.count("<script>") >= 10
        assert all(
            name
            in {"class", "style", "href", "src", "alt", "id", "lang", "role"}
            | {"charset", "name", "content", "aria-label", "aria-hidden"}
            | {
                "data-story",
                "data-goes-on",
                "data-aside",
                "data-within",
                "data-gloss",
                "data-say",
                "data-item",
            }
            for _, values in read.tags
            for name in values
        )


def test_hostile_words_come_through_attributes_whole() -> None:
    read = parsed(written(made(issue_of_everything(HOSTILE))))
    assert "图" + HOSTILE in read.attributes("img", "alt")
    assert "题" + HOSTILE in read.attributes("article", "aria-label")
    assert "办" + HOSTILE in read.attributes("meta", "content")
    assert read.title.startswith("报" + HOSTILE[:4])
    assert set(read.attributes("a", "href")) == {LINK}


# What hangs WeasyPrint 70 or ends its recursion, each tried on the painter itself.
HANGS = (
    "<table><tr><td colspan=100000>字</table>",
    "<svg><g id=a><use href=#a /></g></svg>",
    "<div>" * 500,
    "<ul>" * 500,
    "<style>p { columns: 9999 }</style>",
)
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "section", "article", "figure"),
    *("figcaption", "div", "p", "h1", "h2", "blockquote", "i", "b", "a", "span", "img"),
    *("svg", "path"),
}


@pytest.mark.parametrize("words", HANGS, ids=range(len(HANGS)))
@pytest.mark.parametrize("for_press", [True, False])
def test_no_copy_can_write_what_hangs_the_painter(words: str, *, for_press: bool) -> None:
    """No table, no use, no list; and nothing is nested deeper than in a page without such words."""
    # A head is measured in full however long it is, so that it is cut here as the desk would.
    read = parsed(written(made(issue_of_everything(words[:60])), for_press=for_press))
    assert {tag for tag, _ in read.tags} <= TAGS
    plain = parsed(written(made(issue_of_everything()), for_press=for_press))
    assert read.deepest <= plain.deepest + 1
    assert read.deepest < 12
    assert not {"colspan", "rowspan"} & {name for _, values in read.tags for name in values}


def test_elements_are_never_more_than_characters_and_boxes(everything: IssueLayout) -> None:
    """A cluster may have a span, a mark under it and a ruby over it: four elements at most."""
    read = parsed(written(everything))
    characters = sum(map(len, read.blocks))
    boxes = sum(len(one.frames) + len(one.rules) + len(one.panels) for one in everything.pages)
    texts = sum(len(frame.texts) for one in everything.pages for frame in one.frames)
    assert len(read.tags) <= 4 * characters + 2 * boxes + 2 * texts + 30


def test_hostile_names_of_faces_and_assets_stay_names(everything: IssueLayout) -> None:
    (picture,) = everything.pages[0].pictures
    read = parsed(
        written(
            everything,
            pictures={picture: 'p"><script>'},
            faces=(FaceSource('f"</style><script>', "face-1"),),
        )
    )
    assert read.attributes("img", "src") == ['asset:p"><script>']
    assert "script" not in {tag for tag, _ in read.tags}


def test_the_press_has_no_links_and_the_screen_has(everything: IssueLayout) -> None:
    assert parsed(written(everything, for_press=True)).attributes("a", "href") == []
    assert set(parsed(written(everything)).attributes("a", "href")) == {LINK}


@pytest.mark.parametrize("for_press", [True, False])
def test_nothing_but_assets_is_asked_for(everything: IssueLayout, *, for_press: bool) -> None:
    document = written(everything, for_press=for_press)
    read = parsed(document)
    addresses = [
        *re.findall(r"url\(([^)]*)\)", read.style),
        *chain.from_iterable(read.attributes(tag, "src") for tag, _ in read.tags),
    ]
    assert addresses
    assert all(address.startswith("asset:") for address in addresses)
    assert "@import" not in document
    assert not re.search(r"\b(file|data|http):", document)
    beside_links = document.replace(str(escaped(LINK)), "")
    assert "https:" not in beside_links


def escaped(address: str) -> str:
    from markupsafe import escape  # noqa: PLC0415 as the document's own writer does

    return str(escape(address))


def test_colours_are_ink_for_the_press_and_light_for_the_screen(everything: IssueLayout) -> None:
    """The layout's red is 0/100/90/10 in ink and #c4161c in light; black is black ink alone."""
    press, screen = (parsed(written(everything, for_press=on)).style for on in (True, False))
    assert ".c-red { color: device-cmyk(0 1 0.9 0.1) }" in press
    assert ".c-black { color: device-cmyk(0 0 0 1) }" in press
    assert "#" not in press.split("@page")[1].split("device")[0]
    assert "#c4161c" not in press
    assert ".c-red { color: #c4161c }" in screen
    assert "device-cmyk" not in screen


def test_the_page_is_the_trim_and_the_press_adds_bleed(everything: IssueLayout) -> None:
    press, screen = (parsed(written(everything, for_press=on)).style for on in (True, False))
    # 200 × 300 mm, in points to the thousandth.
    assert "size: 566.929pt 850.394pt" in press
    assert "bleed: 8.504pt" in press
    assert "bleed: 0pt" in screen


def test_only_the_screen_says_how_it_reads(everything: IssueLayout) -> None:
    press, screen = (parsed(written(everything, for_press=on)) for on in (True, False))
    assert screen.attributes("article", "aria-label") == ["题字"]
    assert screen.attributes("article", "data-story") == ["one"]
    said = {name for _, values in press.tags for name in values}
    assert not any(name.startswith(("data-", "aria-", "role")) for name in said)


def test_the_same_layout_and_look_write_the_same_document(everything: IssueLayout) -> None:
    again = made(issue_of_everything())
    for for_press in (True, False):
        assert written(everything, for_press=for_press) == written(again, for_press=for_press)


def test_every_class_is_declared(everything: IssueLayout) -> None:
    read = parsed(written(everything))
    declared_ = set(re.findall(r"\.([a-z][\w-]*)", read.style))
    parts = {str(part) for part in Part}
    used = {one for _, values in read.tags for one in values.get("class", "").split()}
    assert used - parts <= declared_
    assert {"page", "box", "dot", "ruby"} <= used


def test_frames_stand_where_they_were_made_up(everything: IssueLayout) -> None:
    read = parsed(written(everything))
    styles = read.attributes("div", "style") + read.attributes("figcaption", "style")
    for page_ in everything.pages:
        for frame in page_.frames:
            rect = frame.rect
            wanted = (
                f"left:{rect.x.in_pt:.9g}pt;top:{rect.y.in_pt:.9g}pt;"
                f"width:{rect.width.in_pt:.9g}pt;height:{rect.height.in_pt:.9g}pt"
            )
            assert any(style == wanted for style in styles)


def line_of(run_: Run, layout: Layout = LAYOUT) -> str:
    """One line of one run, painted in 10 point type 15 apart."""
    lines = compose(Paragraph((Run("一"), run_), indent=0, justified=False), 20_000, OneEm())
    placed = PlacedText(
        Part.BODY,
        tuple(PlacedLine(line, ZERO) for line in lines),
        ZERO,
        layout.body_size,
        layout.leading,
        "black",
    )
    return block(placed)


def test_a_dot_stands_under_every_han_character_and_under_nothing_else() -> None:
    document = line_of(Run("点，A点", dots=True))
    lefts = [
        float(left) for left in re.findall(r'class="dot[^"]*" style="left:([\d.]+)pt', document)
    ]
    # A dot is 1.4 points wide, in the middle of the second and the last box of 10.
    assert lefts[0] == pytest.approx(10 + (10 - 1.4) / 2, abs=0.01)
    assert len(lefts) == 2


def test_ruby_is_centred_over_its_base_at_half_size() -> None:
    document = line_of(Run("字字", ruby="zìzì"))
    (style,) = re.findall(r'class="ruby[^"]*" style="([^"]*)"', document)
    said = dict(item.split(":") for item in style.split(";"))
    left, width = (float(said[name].removesuffix("pt")) for name in ("left", "min-width"))
    assert left + width / 2 == pytest.approx(10 + 20 / 2)
    assert said["font-size"] == "5pt"
    # The line's ink starts 2.5 points down; the ruby's foot stands on it.
    assert float(said["top"].removesuffix("pt")) == pytest.approx(2.5 - 5)
    assert document.endswith(">zìzì</span>")


def test_ruby_is_painted_in_the_size_it_was_composed_in() -> None:
    assert "font-size:6.25pt" in line_of(Run("字", ruby="zì", ruby_scale=625))
    assert "font-size:4pt" in line_of(Run("字", scale=800, ruby="zì"))
