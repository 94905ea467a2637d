"""Paragraphs: indents, single lines, last lines, baselines (clreq 6.2.1, 6.4, 7.1)."""

from __future__ import annotations

from tests.conformance.case import Align, Case, han, plain
from tests.conformance.checks_lines import (
    even_pitch,
    faces_differ,
    flush,
    from_left_to_right,
    last_row_holds,
    no_row_starts_with,
    one_baseline,
    opened_evenly,
    row_counts,
    solid,
    text_is,
    within,
)
from tests.conformance.checks_places import between, ends_at, starts_at

from banxin.typeset import EM, LineSettings, Paragraph, Run

CASES = (
    Case("direction", "direction", plain(han(36)), (from_left_to_right, even_pitch)),
    Case(
        "faces",
        "faces",
        (
            Paragraph(
                tuple(Run(han(2, 2 * n), face) for n, face in enumerate(("body", "kai", "hei"))),
                indent=0,
                justified=False,
            ),
        ),
        (faces_differ(3), one_baseline),
    ),
    Case(
        "nothing-lost",
        "nothing-lost",
        plain("他说：“1979年，GB/T15834·天～地（见《要闻》）……真的？！”——是。"),
        (text_is("他说：“1979年，GB/T15834·天～地（见《要闻》）……真的？！”——是。"),),
    ),
    Case(
        "rare-characters",
        "nothing-lost",
        plain("囧龘㐂㑇"),
        (text_is("囧龘㐂㑇"), solid),
    ),
    Case("indent-two", "indent-two", plain(han(25), indent=2), (starts_at(0, 2), starts_at(1, 0))),
    Case("indent-one", "indent-one", plain(han(25), indent=1), (starts_at(0, 1), starts_at(1, 0))),
    Case(
        "indent-before-bold",
        "indent-two",
        (Paragraph((Run(han(3), "strong", 1300), Run(han(20, 3))), indent=2 * EM),),
        (starts_at(0, 2), starts_at(1, 0)),
    ),
    Case("no-indent", "no-indent", plain(han(25)), (starts_at(0, 0), starts_at(1, 0))),
    Case(
        "indent-before-quote",
        "indent-before-opening",
        plain("“天地”" + han(20, 2), "（天地）" + han(20, 2), indent=2),
        (starts_at(0, 2), starts_at(1, 0)),
    ),
    Case(
        "indent-before-quote-kept",
        "indent-before-opening",
        plain("“天地”" + han(20, 2), indent=2),
        (starts_at(0, 2.5), starts_at(1, 0)),
        settings=LineSettings(trim_indented_opening=False),
    ),
    Case(
        "whole-indent",
        "paragraph-indent",
        plain(han(25), indent=2, hanging=2),
        (starts_at(0, 2), starts_at(1, 2), row_counts(4), within),
    ),
    Case(
        "hanging-indent",
        "hanging-indent",
        plain("刘老师：" + han(22), hanging=4),
        (starts_at(0, 0), starts_at(1, 4), starts_at(2, 4), within),
    ),
    Case(
        "centred",
        "align-centre",
        plain(han(6), justified=False),
        (starts_at(0, 2), ends_at(0, 8), solid),
        align=Align.CENTRE,
    ),
    Case(
        "at-start",
        "align-start",
        plain(han(6), justified=False),
        (starts_at(0, 0), ends_at(0, 6), solid),
    ),
    Case(
        "at-end",
        "align-end",
        plain(han(6), justified=False),
        (starts_at(0, 4), ends_at(0, 10), solid),
        align=Align.END,
    ),
    Case(
        "even-names",
        "align-even",
        plain("王明", justified=False),
        (starts_at(0, 0), ends_at(0, 3)),
        3 * EM,
        align=Align.EVEN,
    ),
    Case(
        "names-of-two-and-three",
        "even-setting",
        plain("王明", "李小龙", justified=False),
        (starts_at(0, 0), ends_at(0, 3), opened_evenly(0)),
        3 * EM,
        align=Align.EVEN,
    ),
    Case(
        "run-in-head",
        "run-in-head",
        (Paragraph((Run("天地", "strong"), Run("　" + han(20, 2))), indent=2 * EM),),
        (starts_at(0, 2), between("地", "玄", 1), row_counts(3)),
    ),
    Case(
        "orphan-alone",
        "no-orphan",
        plain(*(han(count) for count in (11, 21, 31))),
        (last_row_holds(2),),
    ),
    Case(
        "orphan-and-stop",
        "no-orphan",
        plain(*(han(count) + "。" for count in (11, 21)), han(6) + "，" + han(14, 6) + "。”"),
        (last_row_holds(2), no_row_starts_with("。，")),
    ),
    Case(
        "orphan-flush",
        "no-orphan",
        plain(han(11), han(21) + "。"),
        (flush, within),
    ),
    Case(
        "one-baseline",
        "one-baseline",
        (
            Paragraph(
                (Run(han(2)), Run("GB05"), Run(han(2, 2), "strong"), Run(han(1, 4), scale=1300)),
                indent=0,
                justified=False,
            ),
        ),
        (one_baseline,),
    ),
    Case(
        "pitch-of-sizes",
        "even-pitch",
        (Paragraph((Run(han(12)), Run(han(3, 12), "strong", 1300), Run(han(20, 15))), indent=0),),
        (even_pitch,),
    ),
    Case(
        "whole-em-measure",
        "whole-em-measure",
        plain(han(40)),
        (row_counts(4), flush, solid, within),
    ),
)
