"""Lines brought to their measure: what gives way first, how far, and what never does (clreq 6.2.2).

Each line is built so that what it needs is known. In the face of all cases GB is 1.406 em wide,
of 0.984, the face's own space 0.256. A dash or a long number at the line's end leaves no better
place to break.
"""

from __future__ import annotations

from tests.conformance.case import Case, han, plain
from tests.conformance.checks import is_han
from tests.conformance.checks_lines import (
    evenly,
    every,
    flush,
    han_never_closer,
    last_row_natural,
    row_text,
    solid,
    solid_first,
    unopened_words,
    within,
)
from tests.conformance.checks_places import between, span
from tests.conformance.sheet import Glyph

from banxin.typeset import EM

_REST = han(15, 20)
_LONG = "87654321"
_PROSE = (
    "清晨六点，报社的灯还亮着。值班编辑把最后一篇稿子（约1200字）又读了一遍，改掉两个错字，才放心地说："
    "“好了，发吧！”版面上有《春耕》《夜校》两篇通讯，还有一张三栏宽的照片——那是江边的码头。",
    "这份小报创办于1979年，每期8页，印数从500份涨到36000份。用的是PDF/X-4文件，印厂收到后不再改动；"
    "“一次做对”，是老厂长常说的话……如今他已退休，仍每天来看一眼。",
)


def _both_han(left: Glyph, right: Glyph) -> bool:
    return is_han(left) and is_han(right)


CASES = (
    Case("both-edges-10", "both-edges", plain(*_PROSE, indent=2), (flush, within)),
    Case("both-edges-13", "both-edges", plain(*_PROSE, indent=2), (flush, within), 13 * EM),
    Case("both-edges-21", "both-edges", plain(*_PROSE, indent=2), (flush, within), 21 * EM),
    Case("never-closer", "never-closer", plain(*_PROSE, indent=2), (han_never_closer,), 13 * EM),
    Case(
        "not-wide-open",
        "little-opened",
        plain(*_PROSE, indent=2),
        (every(_both_han, 0, 0.25),),
        13 * EM,
    ),
    Case(
        "last-line-natural",
        "last-line-natural",
        plain(han(27), han(14) + "，" + han(8, 14) + "GB" + han(3), _PROSE[0]),
        (last_row_natural, within),
    ),
    Case(
        "single-line", "last-line-natural", plain(han(7), "天，地（玄）"), (last_row_natural, solid)
    ),
    Case(
        "reduce-before-expand",
        "reduce-first",
        plain("天地，玄黄，宇宙洪荒，" + _REST),
        (
            row_text(0, "天地，玄黄，宇宙洪荒，"),
            span("地，玄", 0.75),
            span("黄，宇", 0.75),
            solid_first,
        ),
    ),
    # ---- reduction, in the order of its steps
    Case(
        "line-end-first",
        "reduce-line-end",
        plain("天地，玄黄宇宙洪荒。" + _REST),
        (row_text(0, "天地，玄黄宇宙洪荒。"), span("地，玄", 1), solid_first),
        9500,
    ),
    Case(
        "word-spaces-to-quarter",
        "reduce-word-spaces",
        plain("天地，of GB玄黄宇宙洪荒" + _REST),
        (between("of", "GB", 0.25, exact=0.012), between("B", "玄", 0.25), span("地，o", 0.71)),
        11602,
    ),
    Case(
        "brackets-before-commas",
        "reduce-brackets",
        plain("天地（玄黄）宇宙，洪。" + _REST),
        (
            row_text(0, "天地（玄黄）宇宙，洪。"),
            span("地（玄", 0.75),
            span("黄）宇", 0.75),
            span("宙，洪", 1),
        ),
    ),
    Case(
        "commas-before-gaps",
        "reduce-commas",
        plain("天地，玄黄GB宇宙洪荒" + _REST),
        (span("地，玄", 0.7), between("黄", "G", 0.25), between("B", "宇", 0.25), solid_first),
        10606,
    ),
    Case(
        "commas-share",
        "reduce-commas",
        plain("天地，玄黄、宇宙；——" + _REST),
        (span("地，玄", 0.8), span("黄、宇", 0.8), span("宙；—", 0.8), solid_first),
        10400,
    ),
    Case(
        "commas-to-half",
        "reduce-commas",
        plain("天地，玄黄，宇宙——" + _REST),
        (row_text(0, "天地，玄黄，宇宙——"), span("地，玄", 0.5), span("黄，宇", 0.5)),
        9 * EM,
    ),
    Case(
        "gaps-before-stops",
        "reduce-gaps",
        plain("天地。玄黄GB宇宙洪荒" + _REST),
        (between("黄", "G", 0.15), between("B", "宇", 0.15), span("地。玄", 1), solid_first),
        10706,
    ),
    Case(
        "gaps-to-eighth",
        "reduce-gaps",
        plain("天地。玄黄GB宇宙——" + _REST),
        (between("黄", "G", 0.125), between("B", "宇", 0.125), span("地。玄", 0.75)),
        10406,
    ),
    Case(
        "stops-last",
        "reduce-stops",
        plain("天地。玄黄！宇宙——" + _REST),
        (span("地。玄", 0.7), span("黄！宇", 0.7), solid_first),
        9400,
    ),
    Case(
        "inner-sides-kept",
        "blank-sides",
        plain("天地（玄黄）宇宙，洪。" + _REST),
        (between("（", "玄", 0), between("黄", "）", 0), between("宙", "，", 0)),
    ),
    # ---- expansion, in the order of its steps
    Case(
        "word-spaces-first",
        "expand-word-spaces",
        plain("天地of GB of玄黄宇宙" + _LONG + _REST),
        (
            row_text(0, "天地ofGBof玄黄宇宙"),
            between("of", "GB", 0.406),
            between("GB", "of", 0.406),
            between("地", "of", 0.25),
            solid_first,
        ),
        10686,
    ),
    Case(
        "word-spaces-to-half",
        "expand-word-spaces",
        plain("天地of GB of玄黄宇宙" + _LONG + _REST),
        (
            between("of", "GB", 0.5),
            between("GB", "of", 0.5),
            between("地", "of", 0.306),
            between("of", "玄", 0.306),
            solid_first,
        ),
        10986,
    ),
    Case(
        "gaps-second",
        "expand-gaps",
        plain("天地玄黄GB宇宙" + _LONG + _REST),
        (
            row_text(0, "天地玄黄GB宇宙"),
            between("黄", "G", 0.3),
            between("B", "宇", 0.3),
            solid_first,
        ),
        8006,
    ),
    Case(
        "gaps-at-most-half",
        "expand-gaps",
        plain("天地玄黄GB宇宙" + _LONG + _REST),
        (between("黄", "G", 0.3, 0.5), between("B", "宇", 0.3, 0.5), flush),
        8506,
    ),
    Case(
        "rest-evenly",
        "expand-rest",
        plain("天，地玄黄宇宙" + _LONG + _REST),
        (row_text(0, "天，地玄黄宇宙"), evenly),
        7600,
    ),
    Case(
        "units-closed",
        "expand-never-inside",
        plain("天地——玄黄？！0505宇￥" + _LONG + _REST),
        (
            row_text(0, "天地——玄黄？！0505宇"),
            flush,
            between("0", "505", 0),
            between("05", "05", 0),
            between("？", "！", -0.55, -0.4),
        ),
        10900,
    ),
    Case(
        "connectors-spared",
        "expand-not-beside-connectors",
        plain("天地～玄黄宇宙洪荒￥" + _LONG + _REST),
        (
            row_text(0, "天地～玄黄宇宙洪荒"),
            between("地", "～", 0),
            between("～", "玄", 0),
            between("黄", "宇", 0.1),
        ),
        9600,
    ),
    Case(
        "word-spaces-take-part",
        "word-spaces-take-part",
        plain("天地 the page of the book is 玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往" + _REST),
        (flush, unopened_words),
        13 * EM,
    ),
    Case("solid", "solid", plain(han(40)), (solid, flush, within)),
)
