"""Made-up copy for the laws of lines: everything that a newspaper's paragraphs hold, mixed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from banxin.typeset import ATOM, EM, Paragraph, Run, SideLine

STORIES = Path(__file__).parents[2] / "content" / "2026-11"

phrases = st.text(alphabet="天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往", min_size=1, max_size=9)
words = st.text(alphabet="abcdeUXYZ", min_size=1, max_size=7)
long_words = st.sampled_from(
    ["international", "responsibility", "Guangdong", "newspapers", "typography", "UNESCO", "it’s"]
)
numbers = st.sampled_from(
    [
        "5", "2026年", "11.6%", "671亿元", "1,234", "25℃", "14:20", "5km", "3·15", "￥500", "第3期",
        "$20", "2026-11-20", "约30人",
    ]
)  # fmt: skip
stops = st.sampled_from("，、；：。！？")
chains = st.sampled_from(["？！", "！！", "！！！", "？？"])
joined = st.sampled_from(["——", "……", "⸺"])
connectors = st.sampled_from(["～", "–", "·"])
notes = st.sampled_from(["①", "[1]", "*"])
addresses = st.sampled_from(
    ["https://www.example.org/news/2026/page.html", "editor@example.org", "www.example.org/a-b"]
)
sentences = st.lists(st.one_of(words, long_words), min_size=2, max_size=7).map(
    lambda said: f" {' '.join(said)}. "
)
pieces = st.one_of(
    phrases,
    phrases,
    st.builds("{}{}".format, phrases, stops),
    st.builds("{}{}".format, phrases, stops),
    st.builds("“{}”".format, phrases),
    st.builds("“{}。”".format, phrases),
    st.builds("‘{}’".format, phrases),
    st.builds("（{}）".format, st.one_of(phrases, words, numbers)),
    st.builds("《{}》、《{}》".format, phrases, phrases),
    st.builds("{}：“{}{}”".format, phrases, phrases, stops),
    st.builds("{}{}".format, phrases, chains),
    st.builds("{}{}{}".format, phrases, joined, phrases),
    st.builds("{}{}{}".format, phrases, connectors, phrases),
    st.builds("{}{}".format, phrases, notes),
    numbers,
    words,
    long_words,
    st.builds(" {} ".format, words),
    sentences,
    st.builds("见{} ".format, addresses),
)


def copy(most_pieces: int) -> st.SearchStrategy[str]:
    """Mixed text that paints something."""
    return st.lists(pieces, min_size=1, max_size=most_pieces).map("".join)


measures = st.integers(6, 40)

_marked = st.one_of(
    phrases,
    st.builds("{}{}".format, phrases, stops),
    st.builds("“{}”".format, phrases),
    st.builds("（{}）{}".format, phrases, chains),
)
_voices = st.one_of(
    st.builds(Run, _marked, face=st.sampled_from(["body", "strong", "kai"])),
    st.builds(Run, _marked, dots=st.just(value=True)),
    st.builds(Run, _marked, side_line=st.sampled_from(SideLine)),
    st.builds(Run, _marked, scale=st.sampled_from([800, 1200, 1500])),
    st.builds(Run, phrases.map(lambda text: text[:4]), ruby=st.sampled_from(["pin", "pinyin"])),
    st.builds(Run, st.sampled_from("天地玄黄"), ruby=st.sampled_from(["zhuang", "shuang", "a"])),
    st.builds(Run, sentences, language=st.sampled_from(["de", "fr", "", "xx_YY"])),
    st.builds(Run, st.just(ATOM), atom=st.sampled_from([300, 1000, 2500])),
)


_noted = st.builds(
    lambda said, mark: (Run(said), Run(mark, rise=333, scale=600)),
    phrases,
    st.sampled_from(["①", "注", "*"]),
)
indents = st.sampled_from([0, EM, 2 * EM])


def _alone(run: Run) -> tuple[Run, ...]:
    return (run,)


@st.composite
def voiced(draw: st.DrawFn, most_runs: int) -> Paragraph:
    """A paragraph in many voices."""
    voices = st.one_of(st.builds(Run, pieces).map(_alone), _voices.map(_alone), _noted)
    drawn = draw(st.lists(voices, min_size=1, max_size=most_runs))
    return Paragraph(tuple(run for runs in drawn for run in runs), indent=draw(indents))


@cache
def story_paragraphs() -> tuple[str, ...]:
    """The sample issue's own paragraphs, without the marks of its markup."""
    found: list[str] = []
    for story in sorted(STORIES.glob("*.md")):
        body = story.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        for paragraph in body.split("\n"):
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`#>|{}=]|^[!:].*", r"\1", paragraph)
            if len(plain) > 30:
                found.append(plain.strip())
    return tuple(found)
