"""Paints the pictures of ``docs/specimen.md``: the composer's work, large enough to judge it.

Run ``python -m tools.specimen`` after a change of the composer, the painter or the faces. The
words are copy as a desk writes it, and go the way of all copy: read, marked up, composed,
painted. Needs the fetched fonts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from banxin import makeup
from banxin.content import load_copy
from banxin.fonts import FontSet
from banxin.makeup import MarkedText, Part
from banxin.measure import Length
from banxin.typeset import (
    EM,
    Composer,
    Paragraph,
    Run,
    characters_needed,
    set_names,
    turn_head,
)
from tools.panels import LABEL_FACE, Panel, cut_faces, house, picture_of

FOLDER = Path(__file__).parent.parent / "docs" / "images" / "specimen"

_PPI = 300
_HEAD_PPI = 120
_HEAD_FACE = "head"
_HEAD_SIZE = Length.pt(34)
_HEAD_LEADING = Length.pt(40)


@dataclass(frozen=True, slots=True)
class Copy:
    """Some paragraphs: what stands above them, Markdown, and how many em a line holds."""

    words: str
    measure_em: int = 13
    label: str = ""

    @property
    def texts(self) -> tuple[MarkedText, ...]:
        return makeup.mark_up_running(load_copy(self.words.encode(), "specimen").blocks, house())

    def composed(self, fonts: FontSet) -> Panel:
        composer = Composer(fonts, house().lines.settings)
        measure = self.measure_em * EM
        lines = [composer.compose(text.paragraph, measure) for text in self.texts]
        return Panel(lines, measure, self.label)


SPECIMENS: dict[str, tuple[Copy, ...]] = {
    "line-ends": (
        Copy(
            "河边的茶馆开得早，门板一块一块卸下来，水还没开，人已经到了。掌柜姓罗，认得每一张脸："
            "“三位？”“三位。”《晚报》搁在柜上，谁看谁拿。\n"
        ),
    ),
    "squeezed-pairs": (
        Copy(
            "他只问了一句：“《渡口》（初稿）在不在？”邮差摇头（“没有。”），又说：“明天，明天来。”"
            "真的？！她不信！！！\n"
        ),
    ),
    "ruby": (
        Copy(
            "墟日的{艾糍|ài cí}卖得快，{濑粉|lài fěn}要排队，"
            "老人把赶集叫作{趁墟|chèn xū}，一早就出门。\n",
            label="一字一音",
        ),
        Copy(
            "墟日的{艾糍|àicí}卖得快，{濑粉|làifěn}要排队，老人把赶集叫作{趁墟|chènxū}，一早就出门。\n",
            label="整词一注",
        ),
    ),
    "dots": (Copy("账本上只写一行小字：==木桥不得过牛==，违者罚修桥一日。字是==先父==写的。\n"),),
    "side-lines": (
        Copy(
            "[陈启沅]{.name}、[冯如]{.name}[谭根]{.name}皆粤人。事见[南海县志]{.book}"
            "[粤东笔记]{.book}，[==简氏==]{.name}亦在其列。\n"
        ),
    ),
    "raised": (
        Copy("茶是雨前茶^[1]^，水是井水，H~2~O而已。茶园三百m^2^，每年只收一季^②^，不多也不少。\n"),
    ),
    "hyphenation": (
        Copy(
            "信封上印着Correspondence几个字，里面却是一张photograph，"
            "背面写[Sonntagszeitung]{lang=de}。\n"
        ),
    ),
}

HEAD = "渡口的老船工退休后写下两万字日记"
NAMES = ("罗大年", "陈婉", "梁启", "冯阿水", "区慧珍", "谭根", "黎明月", "简水生")


def head(fonts: FontSet) -> bytes:
    """One head in the same measure, turned where its phrases meet and where its line is full."""
    composer = Composer(fonts, house().lines.settings)
    measure = 10 * EM
    text = Paragraph((Run(HEAD, _HEAD_FACE),), indent=0, justified=False)
    ways = {
        "按词句转行": turn_head(text, measure, composer),
        "排满就转行": composer.compose(text, measure),
    }
    panels = [
        Panel([lines], measure, label, Part.TITLE, _HEAD_SIZE, _HEAD_LEADING)
        for label, lines in ways.items()
    ]
    return picture_of(panels, fonts, _HEAD_PPI)


def names(fonts: FontSet) -> bytes:
    """A list of names, spread to one width."""
    measure = 17 * EM
    lines = set_names([(Run(name),) for name in NAMES], measure, Composer(fonts))
    return picture_of([Panel([lines], measure)], fonts, _PPI)


def faces() -> FontSet:
    """The broadsheet's faces, cut to the words of all specimens."""
    needs: dict[str, frozenset[str]] = {}
    for role, found in _needs():
        needs[role] = needs.get(role, frozenset()) | found
    return cut_faces(needs)


def _needs() -> Iterator[tuple[str, frozenset[str]]]:
    yield _HEAD_FACE, frozenset(HEAD)
    yield LABEL_FACE, frozenset("按词句转行排满就")
    yield "body", frozenset("".join(NAMES))
    for copies in SPECIMENS.values():
        for copy in copies:
            yield LABEL_FACE, frozenset(copy.label)
            for text in copy.texts:
                yield from characters_needed(text.paragraph, house().lines.settings).items()


def pictures(fonts: FontSet) -> Iterator[tuple[str, bytes]]:
    """Every picture as PNG, by its file's name without the ending."""
    for name, copies in SPECIMENS.items():
        yield name, picture_of([copy.composed(fonts) for copy in copies], fonts, _PPI)
    yield "head", head(fonts)
    yield "names", names(fonts)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in pictures(faces()):
        (FOLDER / f"{name}.png").write_bytes(data)
        print(f"{name}.png {len(data) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
