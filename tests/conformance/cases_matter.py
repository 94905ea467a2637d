"""What stands over and under lines: dots, lines, ruby (clreq 5.3, 5.5, 5.6)."""

from __future__ import annotations

from tests.conformance.case import Case, Engine, han
from tests.conformance.checks_lines import even_pitch, flush, in_one_row, solid, within
from tests.conformance.checks_matter import (
    dots_only_under,
    dots_under,
    line_over_dots,
    line_under,
    lines_apart,
    one_line_each_row,
    ruby_apart,
    ruby_face,
    ruby_half,
    ruby_inside,
    ruby_opened,
    ruby_over,
    waves_under,
)
from tests.conformance.checks_places import between

from banxin.typeset import EM, Paragraph, Run, SideLine

_WIDE = 20 * EM
_NAME, _TITLE = SideLine.PROPER_NAME, SideLine.BOOK_TITLE
_NO_RUBY = {Engine.WEASYPRINT: "lays no ruby out", Engine.TYPST: "has no ruby"}
_NO_DOTS = {Engine.WEASYPRINT: "paints no emphasis dots", Engine.TYPST: "has no emphasis dots"}
_NO_WAVE = {Engine.TYPST: "has no wavy underline"}


def _line(*runs: Run) -> Paragraph:
    return Paragraph(runs, indent=0, justified=False)


def _set(*runs: Run) -> Paragraph:
    return Paragraph(runs, indent=0)


CASES = (
    Case(
        "dots-under",
        "dots-under",
        (_line(Run("天地"), Run("玄黄", dots=True), Run("宇宙")),),
        (dots_under("玄黄"), dots_only_under("玄黄"), solid),
        cannot=_NO_DOTS,
    ),
    Case(
        "dots-not-under-marks",
        "dots-not-under-marks",
        (_line(Run("天地"), Run("玄，黄。GB 5", dots=True), Run("宇宙")),),
        (dots_only_under("玄黄"),),
        cannot=_NO_DOTS,
    ),
    Case(
        "dots-follow",
        "dots-follow",
        (_set(Run(han(10), dots=True), Run("，" + han(12, 10))),),
        (dots_under(han(10)), flush),
        cannot=_NO_DOTS,
    ),
    Case(
        "dots-pitch",
        "even-pitch",
        (_set(Run(han(12)), Run(han(5, 12), dots=True), Run(han(20, 17))),),
        (even_pitch,),
        cannot=_NO_DOTS,
    ),
    Case(
        "name-line",
        "name-line",
        (_line(Run("天地"), Run("玄黄宇", side_line=_NAME), Run("宙洪")),),
        (line_under("玄黄宇"), solid),
    ),
    Case(
        "title-line",
        "title-line",
        (_line(Run("天地"), Run("玄黄宇", side_line=_TITLE), Run("宙洪")),),
        (waves_under("玄黄宇"), solid),
        cannot=_NO_WAVE,
    ),
    Case(
        "lines-apart",
        "lines-apart",
        (
            _line(
                Run("天"),
                Run("地玄", side_line=_NAME),
                Run("黄宇宙", side_line=_NAME),
                Run("洪"),
            ),
        ),
        (lines_apart("地玄", "黄宇宙"), solid),
    ),
    Case(
        "line-breaks",
        "line-breaks",
        (_set(Run(han(8)), Run(han(5, 8), side_line=_NAME), Run(han(12, 13))),),
        (one_line_each_row(han(2, 8), han(3, 10)), flush),
    ),
    Case(
        "line-follows",
        "line-follows",
        (_set(Run(han(2)), Run(han(6, 2), side_line=_NAME), Run(han(2, 8) + "，" + han(14, 10))),),
        (line_under(han(6, 2)), flush),
    ),
    Case(
        "line-nearer-than-dots",
        "line-nearer-than-dots",
        (_line(Run("天地"), Run("玄黄", dots=True, side_line=_NAME), Run("宇宙")),),
        (line_over_dots("玄黄"),),
        cannot=_NO_DOTS,
    ),
    Case(
        "line-pitch",
        "even-pitch",
        (_set(Run(han(12)), Run(han(5, 12), side_line=_NAME), Run(han(20, 17))),),
        (even_pitch,),
    ),
    Case(
        "ruby-over",
        "ruby-over",
        (_line(Run("天地"), Run("玄", ruby="xuán"), Run("黄宇")),),
        (ruby_over("玄"),),
        cannot=_NO_RUBY,
    ),
    Case(
        "ruby-half",
        "ruby-half",
        (_line(Run("天地"), Run("玄", ruby="xuán"), Run("黄宇")),),
        (ruby_half,),
        cannot=_NO_RUBY,
    ),
    Case(
        "ruby-sans",
        "ruby-sans",
        (_line(Run("天地"), Run("玄", ruby="xuán", ruby_face="hei"), Run("黄宇")),),
        (ruby_face("hei", "Sans"),),
        cannot=_NO_RUBY,
    ),
    Case(
        "ruby-words",
        "ruby-words",
        (_line(Run("在"), Run("北京", ruby="Běijīng"), Run("城")),),
        (ruby_over("北京"),),
        cannot=_NO_RUBY,
    ),
    Case(
        "ruby-apart",
        "ruby-apart",
        (
            _line(
                Run("天"),
                Run("装", ruby="zhuāng"),
                Run("床", ruby="chuáng"),
                Run("双", ruby="shuāng"),
            ),
        ),
        (ruby_apart("zhuāng", "chuáng"), ruby_apart("chuáng", "shuāng")),
        cannot=_NO_RUBY,
    ),
    Case(
        "ruby-overhang",
        "ruby-overhang",
        (_line(Run("天"), Run("中", ruby="zhōng"), Run("地玄")),),
        (between("天", "中", 0), between("中", "地", 0), ruby_over("中")),
        cannot=_NO_RUBY,
    ),
    Case(
        "ruby-at-start",
        "ruby-edges",
        (_set(Run("装", ruby="zhuāng"), Run(han(25))),),
        (ruby_inside, flush),
        cannot=_NO_RUBY,
    ),
    Case(
        "ruby-at-end",
        "ruby-edges",
        (_set(Run(han(9)), Run("装", ruby="zhuāng"), Run(han(15, 9))),),
        (ruby_inside, flush),
        cannot=_NO_RUBY,
    ),
    Case(
        "ruby-whole",
        "ruby-whole",
        tuple(
            _set(Run(han(count)), Run("图书馆", ruby="túshūguǎn"), Run(han(15, count)))
            for count in (8, 9)
        ),
        (in_one_row("图书馆"), ruby_over("图书馆"), within),
        cannot=_NO_RUBY,
    ),
    Case(
        "ruby-pitch",
        "even-pitch",
        (_set(Run(han(12)), Run("玄", ruby="xuán"), Run(han(20, 13))),),
        (even_pitch,),
        cannot=_NO_RUBY,
    ),
    Case(
        "gloss-shorter",
        "gloss-shorter",
        (_line(Run("天"), Run("世界贸易组织", ruby="WTO"), Run("地")),),
        (ruby_over("世界贸易组织"), solid),
        cannot=_NO_RUBY,
    ),
    Case(
        "gloss-shorter-han",
        "gloss-shorter-han",
        (_line(Run("天"), Run("World Trade", ruby="世贸"), Run("地")),),
        (ruby_opened("世贸"),),
        cannot=_NO_RUBY,
    ),
    Case(
        "gloss-longer",
        "gloss-longer",
        (_line(Run("天"), Run("版心", ruby="type area of a page"), Run("地")),),
        (between("版", "心", 0.5, 9), ruby_over("版心")),
        cannot=_NO_RUBY,
    ),
)
