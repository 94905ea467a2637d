"""Text of every odd kind, and the one law that it keeps: nothing is ever lost."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import strategies as st

from banxin.typeset import EM, Composer, Line, OneEm, Paragraph, Run

COMPOSER = Composer(OneEm())
# What may be dropped: blanks, controls, the invisible, and halves of characters.
DROPPED = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs"})

odd = st.one_of(
    st.sampled_from("字，。、：；！？“”‘’（）《》—…·～／/-%￥5aA.,:'\"@#&=+*①々○℃№年第"),
    st.sampled_from(" \u3000\u00a0\u2009\u00ad\u200b\u200d\u2060\ufeff\n\t\0\u2028"),
    st.sampled_from("\u0301\u0308\u20e3\ufe0f\ufe00\U000e0100👍🏽🇨🇳🏴\U000e007f👨"),
    st.sampled_from("אבג\u05b0ابج\u202a\u202b\u202c\u202e\u2066\u2067\u2069\u200e\u200f"),
    st.sampled_from("\ufffc\ufffd\ue000\U000f0000\uffff\ud800\udfffक्षไทย한글ガぁ"),
    st.characters(),
)
odd_text = st.text(odd, max_size=60)


def check_whole(paragraph: Paragraph, measure: int, lines: tuple[Line, ...]) -> None:
    """Every character lies in one line and is painted once; only what has no ink is dropped."""
    text = paragraph.text
    if not lines:
        assert all(unicodedata.category(c) in DROPPED for c in text), ascii(text)
        return
    assert (lines[0].start, lines[-1].end) == (0, len(text))
    assert all(before.end == after.start for before, after in pairwise(lines))
    seen: set[int] = set()
    for line in lines:
        assert line.texts
        assert line.overrun == max(line.width - measure, 0)
        for cluster in line.clusters:
            places = set(range(cluster.start, cluster.start + cluster.length))
            assert places <= set(range(line.start, line.end))
            assert not places & seen
            seen |= places
            run = paragraph.runs[cluster.run]
            said = text[cluster.start : cluster.start + cluster.length]
            assert all(c in run.text for c in said)
    lost = (text[place] for place in range(len(text)) if place not in seen)
    assert all(unicodedata.category(c) in DROPPED for c in lost), ascii(text)


def set_lines(text: str, measure_em: int = 12, indent: int = 0) -> tuple[Line, ...]:
    paragraph = Paragraph((Run(text),), indent=indent)
    lines = COMPOSER.compose(paragraph, measure_em * EM)
    check_whole(paragraph, measure_em * EM, lines)
    return lines
