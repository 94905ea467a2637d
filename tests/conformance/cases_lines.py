"""Line edges, and units that stay whole (clreq 6.1)."""

from __future__ import annotations

from tests.conformance.case import Case, han, plain
from tests.conformance.checks_lines import (
    any_in_one_row,
    in_one_row,
    no_row_ends_with,
    no_row_starts_with,
    opened_evenly,
    row_text,
    solid,
    starts_with_one_of,
    within,
)
from tests.conformance.checks_places import small_joins, span
from tests.conformance.sheet import Sheet

from banxin.typeset import EM, Level, LineSettings, Paragraph, Run


def _at_start(name: str, marks: str, settings: LineSettings | None = None) -> Case:
    """Every mark where the eleventh character of a ten-em measure comes, in two lines' places."""
    texts = [han(count) + mark + han(15, count) for mark in marks for count in (10, 20)]
    checks = (no_row_starts_with(marks), within)
    return Case(name, name, plain(*texts), checks, settings=settings or LineSettings())


def _at_end(name: str, marks: str) -> Case:
    """Every mark where the tenth character comes."""
    texts = [han(count) + mark + han(15, count) for mark in marks for count in (9, 19)]
    return Case(name, name, plain(*texts), (no_row_ends_with(marks), within))


def _whole(name: str, requirement: str, *units: str, measure: int = 10 * EM) -> Case:
    """Every unit where the measure's end would cut it, at each place but the last.

    Latin characters are half as wide, so the words before the unit are few and many.
    """
    texts = [
        han(count) + unit + han(15, count)
        for unit in units
        for count in range(max(1, 10 - len(unit)), 10)
    ]
    paragraphs = plain(*texts)
    return Case(name, requirement, paragraphs, (any_in_one_row(*units), within), measure)


# in-ter-na-tion-al-iza-tion (Liang's patterns allow fewer; any of these is right).
_ENDS = ("in", "inter", "interna", "internation", "international")
_LATER = ("internationaliza", "internationali")


def _hyphenated(sheet: Sheet) -> list[str]:
    """The word is divided where it may be, with a hyphen."""
    head = sheet.rows[0].text.removeprefix(han(6))
    hyphens = ("-", "\u2010", "\u00ad")
    if not head.endswith(hyphens):
        return [f"the row ends with {head!r}"]
    if head[:-1] not in _ENDS + _LATER:
        return [f"divided as {head}"]
    return []


_NOTES = [
    Paragraph((Run(han(count)), Run(note, scale=600, rise=350), Run(han(15, count))), indent=0)
    for note in ("1", "[12]", "*")
    for count in (10, 20)
]

CASES = (
    _at_start("start-stops", "，、；：。！？"),
    _at_start("start-closing", "”’」』）》〉】〗〕］｝"),
    _at_start("start-interpunct", "·"),
    _at_start("start-connector", "～—–"),
    _at_start("start-solidus", "/／"),
    _at_end("end-opening", "“‘「『（《〈【〖〔［｛"),
    _at_end("end-solidus", "/／"),
    Case(
        "strict-dash",
        "strict-level",
        plain(*(han(count) + mark + han(15, count) for mark in ("——", "……") for count in (10, 20))),
        (no_row_starts_with("—…"), within),
        settings=LineSettings(level=Level.STRICT),
    ),
    Case(
        "level-none",
        "choice-of-level",
        plain(han(10) + "，" + han(15, 10)),
        (starts_with_one_of("，", row=1),),
        settings=LineSettings(level=Level.NONE),
    ),
    Case(
        "level-basic",
        "choice-of-level",
        plain(han(9) + "/" + han(15, 9)),
        (row_text(0, han(9) + "/"),),
        9800,
        LineSettings(level=Level.BASIC),
    ),
    Case(
        "stacked-marks",
        "stacked-marks",
        plain(*(han(count) + "。』」" + han(15, count) for count in (8, 9, 10, 19, 20))),
        (no_row_starts_with("。』」"), within),
    ),
    Case(
        "push-in",
        "push-in-first",
        plain("天地玄黄，宇宙洪荒日，" + han(15, 9)),
        (row_text(0, "天地玄黄，宇宙洪荒日，"), span("黄，宇", 0.5), solid),
    ),
    Case(
        "push-out",
        "push-out-then",
        plain(han(10) + "，" + han(14, 10)),
        (row_text(0, han(9)), opened_evenly(0)),
    ),
    Case(
        "squeeze-before-break",
        "squeeze-before-break",
        plain("天地：“玄黄。”宇宙洪荒日月盈昃辰宿列张"),
        (row_text(0, "天地：“玄黄。”宇宙洪"), solid, span("地：“玄", 1.5), span("黄。”宇", 1.5)),
    ),
    _whole("dash-whole", "dash-whole", "——", "⸺"),
    _whole("ellipsis-whole", "ellipsis-whole", "……", "⋯⋯"),
    _whole("chain-whole", "chain-whole", "？！", "！！", "！！！"),
    Case(
        "units-part",
        "units-part",
        plain(han(4) + "…………" + han(8, 4)),
        (row_text(0, han(4) + "……"), solid),
        6 * EM,
    ),
    _whole("number-whole", "number-whole", "1234567890", "12,345.678", "20:15", "0.618"),
    _whole("prefix-whole", "prefix-whole", "￥300", "$3000", "€200", "±50", "№505"),
    _whole("suffix-whole", "suffix-whole", "30%", "50‰", "36.5℃", "30°"),
    _whole("unit-whole", "unit-whole", "500km", "25kg", "30GB"),
    Case(
        "note-number",
        "note-marks",
        tuple(_NOTES),
        (no_row_starts_with("1[]2*"), within),
    ),
    Case(
        "note-close",
        "note-marks",
        (Paragraph((Run(han(4)), Run("[12]", scale=600, rise=350), Run(han(4, 4))), indent=0),),
        (small_joins("黄"),),
    ),
    Case(
        "note-circled",
        "note-marks",
        plain(*(han(count) + "①" + han(15, count) for count in (10, 20))),
        (no_row_starts_with("①"),),
    ),
    Case(
        "hyphenation",
        "hyphenation",
        (
            Paragraph(
                (
                    Run(han(6)),
                    Run("internationalization", language="en_US"),
                    Run(han(12, 6)),
                ),
                indent=0,
            ),
        ),
        (
            _hyphenated,
            within,
        ),
    ),
    Case(
        "short-words",
        "words-whole",
        plain(*(han(count) + "strength" + han(15, count) for count in (6, 7, 8, 9))),
        (in_one_row("strength"), within),
    ),
)
