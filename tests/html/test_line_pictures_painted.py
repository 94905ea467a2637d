"""Pictures inside lines on the finished page: on the baseline, in their room, read in order.

Body type is 9 points on 13.5, its baseline 0.88 em under the top of the Han square; small type
is 0.85 of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.html.painting import LEFT, Painting, painted

SIZE, LEADING, GAP = 9.0, 13.5, 9.0 / 4
NEAR = 0.05
# Spaced text is painted within this of where it was composed (law L2).
SPACED = 0.1


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issue")
    (folder / "photos").mkdir()
    Image.new("RGB", (120, 120), "red").save(folder / "photos/square.png")
    Image.new("L", (300, 120), 0).save(folder / "photos/wide.png")
    return folder


def boxes(found: Painting) -> list[tuple[float, float, float, float]]:
    """Left, right, and how far top and bottom are from the first baseline; down is positive."""
    line = found.baselines[0]
    return [(one.left, one.right, one.top - line, one.bottom - line) for one in found.images]


def test_a_picture_stands_on_the_baseline_like_a_han_character(issue: Path) -> None:
    found = painted("一二![方](square.png)三四", issue=issue)
    ((left, right, top, bottom),) = boxes(found)
    before, after = found.of("二")[0], found.of("三")[0]
    assert (top, bottom) == pytest.approx((-0.88 * SIZE, 0.12 * SIZE), abs=NEAR)
    assert (left, right) == pytest.approx((before.right + GAP, after.x - GAP), abs=NEAR)
    assert right - left == pytest.approx(SIZE, abs=NEAR)


def test_its_width_follows_its_proportions(issue: Path) -> None:
    found = painted("一二![长](wide.png)三四", issue=issue)
    (image,) = found.images
    assert (image.width, image.height) == pytest.approx((2.5 * SIZE, SIZE), abs=NEAR)


def test_beside_small_type_it_is_as_small(issue: Path) -> None:
    found = painted("一[二![方](square.png)三]{.small}四", issue=issue)
    ((left, right, top, bottom),) = boxes(found)
    small = 0.85 * SIZE
    assert (top, bottom) == pytest.approx((-0.88 * small, 0.12 * small), abs=NEAR)
    assert right - left == pytest.approx(small, abs=NEAR)
    assert left >= found.of("二")[0].right + 0.2 * small


@pytest.mark.parametrize("measure", [11, 12, 13, 14])
def test_every_picture_of_a_paragraph_is_in_its_room(issue: Path, measure: int) -> None:
    """Wherever lines turn, each stands where its line was composed, on that line's baseline."""
    copy = "一二三四五+六七八，-。九十甲乙丙丁戊己庚辛+壬癸子丑-"
    words = copy.replace("+", "").replace("-", "")
    copy = copy.replace("+", "![方](square.png)").replace("-", "![长](wide.png)")
    found = painted(copy, measure, issue=issue)
    wanted = [
        (LEFT.in_pt + line.xs[cluster] / 1000 * SIZE, baseline + 0.12 * SIZE)
        for line, baseline in zip((p.line for p in found.text.lines), found.baselines, strict=True)
        for cluster, run in enumerate(line.run_indices)
        if line.runs[run].atom
    ]
    assert len(wanted) == 4
    for image, (left, bottom) in zip(found.images, wanted, strict=True):
        assert (image.left, image.bottom) == pytest.approx((left, bottom), abs=NEAR)
    assert "".join(glyph.text for glyph in found.inked) == words
    assert (
        "".join(glyph.text for glyph in found.inked)
        == "一二三四五六七八，。九十甲乙丙丁戊己庚辛壬癸子丑"
    )
    for image in found.images:
        beside = [g for g in found.inked if image.top < g.y < image.bottom]
        assert not any(g.x + SPACED < image.right and g.right - SPACED > image.left for g in beside)


def test_no_line_moves_for_a_picture(issue: Path) -> None:
    """The paragraph is as high as one with a word in each picture's place."""
    copy = "正文一行接着一行{}往下排，行距不能因为上下的小{}东西而变动，一行一行量过才算数。"
    found = painted(copy.format("![方](square.png)", "![长](wide.png)"), 13, issue=issue)
    plain = painted(copy.format("字", "字字"), 13)
    assert found.baselines == plain.baselines[: len(found.baselines)]
    assert len(found.baselines) >= 3
    assert all(
        below - above == pytest.approx(LEADING) for above, below in pairwise(found.baselines)
    )


def test_a_picture_in_the_flow_would_have_moved_its_line(issue: Path) -> None:
    def into_the_flow(document: str) -> str:
        assert ".box { position: absolute;" in document
        return document.replace('<img class="box"', "<img")

    copy = "正文一行接着一行往下排，![方](square.png)行距不能变动，一行一行量过才算数。"
    good, bad = (painted(copy, 13, issue=issue, damage=d) for d in (str, into_the_flow))
    assert bad.images != good.images


def test_nothing_of_it_is_text(issue: Path) -> None:
    found = painted("一二![方](square.png)三四", issue=issue, for_press=False)
    assert "".join(glyph.text for glyph in found.inked) == "一二三四"


def kinds_and_words(pdf: bytes) -> Iterator[str]:
    """Elements of the structure tree in reading order; figures with what is said of them."""

    def walk(node: pikepdf.Object) -> Iterator[str]:
        if isinstance(node, pikepdf.Dictionary) and "/S" in node:
            kind = str(node.S)[1:]
            yield f"{kind} {node.Alt}" if kind == "Figure" else kind
        below = node.get("/K", pikepdf.Array()) if isinstance(node, pikepdf.Dictionary) else None
        kids: list[object] = list(below) if isinstance(below, pikepdf.Array) else [below]
        for kid in kids:
            if isinstance(kid, int):
                yield "text"
            elif isinstance(kid, pikepdf.Object):
                yield from walk(kid)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        yield from walk(document.Root.StructTreeRoot)


def test_it_is_read_aloud_where_it_stands(issue: Path) -> None:
    found = painted(
        "按![电源“键”](square.png)开机，再![长](wide.png)按。", issue=issue, for_press=False
    )
    kinds = [kind for kind in kinds_and_words(found.bytes) if kind == "text" or "Figure" in kind]
    assert [kind for kind, _ in groupby(kinds)] == [
        "text",
        "Figure 电源“键”",
        "text",
        "Figure 长",
        "text",
    ]


def test_a_linked_picture_can_be_pressed_on_the_screen_alone(issue: Path) -> None:
    copy = "按[![键](square.png)](https://a.example/x)开机"
    for for_press in (False, True):
        found = painted(copy, issue=issue, for_press=for_press)
        (image,) = found.images
        with pikepdf.open(io.BytesIO(found.bytes)) as document:
            notes = list(document.pages[0].obj.get("/Annots", []))
            height = float(document.pages[0].mediabox[3])
            links = [(str(note.A.URI), [float(edge) for edge in note.Rect]) for note in notes]
        assert bool(links) is not for_press
        for url, (left, one, right, other) in links:
            assert url == "https://a.example/x"
            assert (left, right) == pytest.approx((image.left, image.right), abs=NEAR)
            edges = (height - max(one, other), height - min(one, other))
            assert edges == pytest.approx((image.top, image.bottom), abs=NEAR)
