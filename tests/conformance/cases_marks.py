"""Marks: their widths, where their ink stands, and what they lose (clreq 5 and 6.3.2)."""

from __future__ import annotations

from tests.conformance.case import Case, han, plain
from tests.conformance.checks_lines import (
    no_row_ends_with,
    no_row_starts_with,
    row_holds,
    row_text,
    solid,
    solid_first,
    starts_with_one_of,
    text_is,
    within,
)
from tests.conformance.checks_marks import (
    centred,
    hangs,
    hugging,
    ink_at_edge,
    ink_high,
    ink_in,
    joined,
    narrow,
)
from tests.conformance.checks_places import between, ends_at, inner_span, span, starts_at

from banxin.typeset import EM, LineSettings, MarkWidths, Paragraph, Run

_WIDE = 20 * EM
_STOPS = "，、；：。！？"
_PAIRS = (
    "“”",
    "‘’",
    "「」",
    "『』",
    "（）",
    "《》",
    "〈〉",
    "【】",
    "〖〗",
    "〔〕",
    "［］",
    "｛｝",
)
_OPENING = "".join(pair[0] for pair in _PAIRS)
_ONE_EM = "，、；：。！？．“”‘’「」『』（）《》〈〉【】〖〗〔〕［］｛｝—～"
_NEVER_FIRST = "，、；：。！？．”’」』）》〉】〗〕］｝·—–～/"
_NEVER_LAST = "“‘「『（《〈【〖〔［｛/"
_HALF = LineSettings(mark_widths=MarkWidths.HALF)
_SENTENCE = LineSettings(mark_widths=MarkWidths.SENTENCE)


def _width(name: str, requirement: str, width: float, *marks: str) -> Case:
    """Each mark between two Han of a line that nothing is asked of."""
    texts = [f"天{mark}地" for mark in marks]
    return Case(name, requirement, plain(*texts, justified=False), (inner_span(width),), _WIDE)


CASES = (
    _width("stops-width", "stops-width", 1, *_STOPS),
    Case(
        "stops-ink",
        "stops-ink",
        plain("天，地、玄；黄：宇。宙！洪？荒", justified=False),
        (ink_in(_STOPS, 0, 0.5),),
        _WIDE,
    ),
    _width("brackets-width", "brackets-width", 1, *"“”‘’（）《》〈〉【】〔〕「」"),
    Case(
        "brackets-ink",
        "brackets-ink",
        plain("天（地）玄《黄》宇“宙”洪", justified=False),
        (ink_in("（《“", 0.5, 1), ink_in("）》”", 0, 0.5)),
        _WIDE,
    ),
    _width("dash-width", "dash-width", 2, "——", "⸺"),
    Case("dash-joined", "dash-joined", plain("天——地", justified=False), (joined("——"),), _WIDE),
    Case(
        "dash-centred",
        "dash-joined",
        plain("天——地", justified=False),
        (ink_high("—", 0.38),),
        _WIDE,
    ),
    _width("ellipsis-width", "ellipsis-width", 2, "……", "⋯⋯"),
    Case(
        "ellipsis-centred",
        "ellipsis-centred",
        plain("天……地", justified=False),
        (ink_high("…", 0.38),),
        _WIDE,
    ),
    _width("interpunct-width", "interpunct-width", 0.5, "·"),
    Case(
        "interpunct-centred",
        "interpunct-width",
        plain("天·地", justified=False),
        (centred("天", "·", "地"),),
        _WIDE,
    ),
    _width("other-dots", "one-interpunct", 0.5, "・", "‧", "•"),
    _width("long-connector", "connectors-width", 1, "—", "～"),
    _width("short-connector", "connectors-width", 0.5, "–"),
    _width("solidus-width", "solidus-width", 0.5, "/", "／"),
    Case(
        "full-stop-of-science",
        "full-stop-of-science",
        plain(*(han(count) + "．" + han(15, count) for count in (9, 10))),
        (no_row_starts_with("．"), within),
        9500,
    ),
    Case(
        "full-stop-of-science-half",
        "full-stop-of-science",
        plain(han(9) + "．" + han(15, 9)),
        (row_text(0, han(9) + "．"), ends_at(0, 9.5), solid_first),
        9500,
    ),
    _width("two-marks", "chain-of-two", 1, "？！", "！？", "？？", "！！"),
    _width("three-marks", "chain-of-three", 2, "！！！", "？？？"),
    Case(
        "double-marks",
        "double-marks",
        plain(*(han(10) + mark + han(12) for mark in "‼⁇⁈⁉")),
        (no_row_starts_with("‼⁇⁈⁉"), within),
    ),
    _width("double-marks-width", "double-marks-width", 1, *"‼⁇⁈⁉"),
    _width("quotes-width", "quotes-wide", 1, *"“”‘’"),
    Case(
        "quotes-around-western",
        "quotes-wide",
        plain("天“GB”地", justified=False),
        (between("天", "“", 0), between("”", "地", 0), ink_in("“", 0.5, 1), ink_in("”", 0, 0.5)),
        _WIDE,
    ),
    Case(
        "quotes-nested",
        "quotes-nested",
        plain("天：“地‘玄’黄”宇", justified=False),
        (
            text_is("天：“地‘玄’黄”宇"),
            span("天：“地", 1.5),
            span("地‘玄", 1),
            span("玄’黄", 1),
            span("黄”宇", 1),
        ),
        _WIDE,
    ),
    Case(
        "quotes-nested-close",
        "quotes-nested",
        plain("天“‘地’”玄", justified=False),
        (span("天“‘地", 1.5), span("地’”玄", 1.5)),
        _WIDE,
    ),
    Case(
        "quotes-western",
        "quotes-western",
        plain("天地 he said “no” to it", justified=False),
        (narrow("“", "”"),),
        _WIDE,
    ),
    Case(
        "apostrophe",
        "quotes-western",
        plain("天地 it’s 玄黄", justified=False),
        (narrow("’"),),
        _WIDE,
    ),
    # ---- the whole table of clreq's appendix, as simplified Chinese has it
    _width("table-of-one-em", "table-of-marks", 1, *_ONE_EM),
    _width("table-of-half-em", "table-of-marks", 0.5, *"·–/"),
    _width("table-of-two-em", "table-of-marks", 2, "——", "⸺", "……"),
    Case(
        "table-of-line-starts",
        "table-of-marks",
        plain(*(han(10) + mark + han(12, 10) for mark in _NEVER_FIRST)),
        (no_row_starts_with(_NEVER_FIRST), within),
    ),
    Case(
        "table-of-line-ends",
        "table-of-marks",
        plain(*(han(9) + mark + han(12, 9) for mark in _NEVER_LAST)),
        (no_row_ends_with(_NEVER_LAST), within),
    ),
    # ---- what neighbours give up
    _width(
        "pairs",
        "pairs",
        1.5,
        *("）（", "》《", "”“", "））", "》）", "”）", "（（", "（《", "“《", "，“", "：“", "、《"),
        *(
            "。”",
            "，”",
            "！”",
            "？”",
            "”。",
            "）。",
            "》，",
            "》、",
            "）；",
            "。（",
            "！（",
            "？（",
        ),
    ),
    _width("three-in-a-row", "pairs", 2, "。”（", "》、《", "？”（"),
    _width("beside-dash", "dash-keeps-width", 3, "。——", "》——", "——《"),
    Case(
        "pairs-direction",
        "marks-hug",
        plain("天（《地》）玄", "天》（地", justified=False),
        (hugging,),
        _WIDE,
    ),
    Case(
        "pairs-through-runs",
        "pairs-through-runs",
        tuple(
            Paragraph((Run("天》"), Run("《地", face)), indent=0, justified=False)
            for face in ("strong", "kai")
        ),
        (span("天》《地", 1.5),),
        _WIDE,
    ),
    Case(
        "stop-behind-bold",
        "pairs-through-runs",
        (Paragraph((Run("天"), Run("“地”", "strong"), Run("。玄")), indent=0, justified=False),),
        (span("地”。玄", 1.5),),
        _WIDE,
    ),
    Case(
        "pairs-tight",
        "pairs-tight",
        plain("天地）（玄黄宇宙洪荒" + han(12, 8)),
        (row_text(0, "天地）（玄黄宇宙洪荒"), span("地）（玄", 1), solid),
        9 * EM,
        LineSettings(tight_pairs=True),
    ),
    # ---- line edges
    Case(
        "line-end-half",
        "line-end-half",
        plain(*(han(9) + mark + han(15, 9) for mark in _STOPS)),
        (ends_at(0, 9.5), row_holds(10), solid_first),
        9500,
    ),
    Case(
        "line-end-half-brackets",
        "line-end-half",
        plain(*(han(5) + pair[0] + han(3, 5) + pair[1] + han(15, 8) for pair in _PAIRS)),
        (ends_at(0, 9.5), row_holds(10), solid_first),
        9500,
    ),
    Case(
        "line-end-dash",
        "line-end-dash",
        plain(*(han(8) + mark + han(15, 8) for mark in ("——", "……"))),
        (ends_at(0, 10), within, solid_first),
    ),
    Case(
        "line-start-half",
        "line-start-half",
        plain(*(han(10) + pair[0] + han(5, 10) + pair[1] + han(10, 15) for pair in _PAIRS)),
        (starts_with_one_of(_OPENING, row=1), starts_at(1, 0), ink_at_edge(1)),
    ),
    # ---- house styles
    Case(
        "half-width-style",
        "width-style",
        plain("天，地。玄（黄）宇“宙”洪", justified=False),
        (span("天，地", 0.5), span("地。玄", 0.5), span("玄（黄", 0.5), span("宙”洪", 0.5)),
        _WIDE,
        _HALF,
    ),
    Case(
        "sentence-style",
        "width-style",
        plain("天，地。玄（黄）宇！宙？洪", justified=False),
        (span("天，地", 0.5), span("地。玄", 1), span("玄（黄", 0.5), span("宇！宙", 1)),
        _WIDE,
        _SENTENCE,
    ),
    Case(
        "unadjustable",
        "unadjustable",
        plain("天·地，玄黄宇宙洪荒日" + han(14, 9)),
        (span("天·地", 0.5), span("地，玄", 0.7)),
        10200,
    ),
    Case(
        "hang",
        "hang-option",
        plain(*(han(10) + mark + han(15, 10) for mark in "，、。")),
        (hangs("，、。"), solid_first),
        settings=LineSettings(hanging=True),
    ),
    Case(
        "hang-one",
        "hang-one",
        plain(han(9) + "。”" + han(15, 9), han(10) + "。”" + han(15, 10)),
        (no_row_starts_with("。”"), within),
        settings=LineSettings(hanging=True),
    ),
    Case("no-hang", "no-hang", plain(han(10) + "，" + han(15, 10)), (within,)),
)
