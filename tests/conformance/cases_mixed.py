"""Chinese and Western text in one line (clreq 6.3.3, 5.7)."""

from __future__ import annotations

from tests.conformance.case import Case, han, plain
from tests.conformance.checks_lines import row_text, same_widths, solid_first, text_is, unopened
from tests.conformance.checks_places import (
    after_small,
    between,
    ends_at,
    small_joins,
    span,
    starts_at,
)

from banxin.typeset import EM, Gap, LineSettings, Paragraph, Run

_WIDE = 20 * EM

CASES = (
    Case(
        "gap-of-words",
        "gap-quarter",
        plain("天GB地", justified=False),
        (between("天", "G", 0.25), between("B", "地", 0.25)),
        _WIDE,
    ),
    Case(
        "gap-of-numbers",
        "gap-quarter",
        plain("天05地", justified=False),
        (between("天", "0", 0.25), between("5", "地", 0.25)),
        _WIDE,
    ),
    Case(
        "gap-at-line-start",
        "gap-edges",
        plain(han(10) + "GB" + han(15, 10)),
        (row_text(0, han(10)), starts_at(1, 0)),
    ),
    Case(
        "gap-at-line-end",
        "gap-edges",
        plain(han(8) + "GB" + han(15, 8)),
        (row_text(0, han(8) + "GB"), ends_at(0, 9.656), solid_first),
        9656,
    ),
    Case(
        "gap-beside-marks",
        "gap-marks",
        plain("天，GB。地“GB”玄（GB）黄——GB……宇", justified=False),
        (
            between("，", "G", 0),
            between("B", "。", 0),
            between("“", "G", 0),
            between("B", "”", 0),
            between("B", "……宇", 0),
        ),
        25 * EM,
    ),
    Case(
        "typed-space",
        "typed-space",
        plain("天 GB 地 05 玄", justified=False),
        (
            between("天", "G", 0.25),
            between("B", "地", 0.25),
            between("地", "0", 0.25),
            between("5", "玄", 0.25),
        ),
        _WIDE,
    ),
    Case(
        "typed-space-at-marks",
        "typed-space",
        plain("天， GB 。地", justified=False),
        (between("，", "G", 0), between("B", "。", 0)),
        _WIDE,
    ),
    Case(
        "gap-through-runs",
        "gap-through-runs",
        (
            Paragraph((Run("天"), Run("GB", "strong"), Run("地")), indent=0, justified=False),
            Paragraph(
                (Run("天", "strong"), Run("GB"), Run("地", "kai")), indent=0, justified=False
            ),
        ),
        (between("天", "G", 0.25), between("B", "地", 0.25)),
        _WIDE,
    ),
    Case(
        "gap-fixed",
        "gap-fixed",
        plain("天地。玄黄GB宇宙洪荒" + han(14, 8)),
        (
            row_text(0, "天地。玄黄GB宇宙洪荒"),
            between("黄", "G", 0.25),
            between("B", "宇", 0.25),
            span("地。玄", 0.8),
        ),
        10706,
        LineSettings(han_latin=Gap(250, 250, 250)),
    ),
    Case(
        "gap-not-at-notes",
        "gap-not-at-notes",
        (
            Paragraph(
                (Run("天地"), Run("2", scale=600, rise=350), Run("玄黄")), indent=0, justified=False
            ),
        ),
        (small_joins("地"), after_small("玄")),
        _WIDE,
    ),
    Case(
        "inside-words",
        "inside-words",
        plain("天GB18030地", "天3.14地", justified=False),
        (unopened,),
        _WIDE,
    ),
    Case(
        "proportional",
        "proportional",
        plain("天Will地", justified=False),
        (same_widths("Will", same=False),),
        _WIDE,
    ),
    Case(
        "fullwidth-ascii",
        "fullwidth-ascii",
        plain("天１９９８地ＧＢ玄", justified=False),
        (text_is("天1998地GB玄"), between("天", "1", 0.25), between("B", "玄", 0.25)),
        _WIDE,
    ),
)
