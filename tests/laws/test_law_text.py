"""L1: every character of every story is in the PDF once, in order; nothing lost, doubled, swapped.

Compared are the glyphs of each frame in the order they are painted, blanks aside, with the copy:
a story's head, its captions one by one, and its columns from the first to the last over all
pages. Ruby is painted apart and compared apart. Frames come in the layout's order on the page.
Where the desk typed a space between two Latin words there is a space to see, and nowhere else do
two Latin characters stand apart; only a web address may be spread, where its line holds no more.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.laws.manuscript import Copy, StoryCopy, furniture_copy, is_blank, is_narrow
from tests.laws.pressed import Pressed, TextObjects
from tests.laws.rulebook import addresses
from tests.laws.setting import (
    ADDED_HYPHEN,
    Block,
    SetLine,
    Spread,
    inked,
    is_caption,
    is_head,
    is_jump,
    lay_beside,
    rows,
)

# A word space is a fifth of an em at the least (rule book 5.1); kerning stays far below it.
LEAST_WORD_SPACE_EM = 0.15


def text_violations(spread: Spread) -> list[str]:
    """What of the copy is not on the pages as it should be."""
    found = spread.blocks
    return [
        *spread.strays(),
        *_out_of_order(found),
        *(fault for story in spread.stories for fault in _story_faults(spread, story)),
        *_furniture_faults(spread),
        *(fault for line in spread.lines for fault in _spaces_faults(line)),
    ]


def _out_of_order(found: Sequence[Block]) -> Iterator[str]:
    for before, after in pairwise(found):
        both = before.page == after.page and before.glyphs and after.glyphs
        if both and before.glyphs[-1][0] > after.glyphs[0][0]:
            yield f"page {after.page}: {after.text[:9]} is painted before {before.text[:9]}"
    for block in found:
        seen = inked(glyph for row in rows(g for _, g in block.glyphs) for glyph in row)
        if block.frame.story and seen != block.text:
            yield f"page {block.page}: reads {_difference(seen, block.text)} but painted otherwise"


def _story_faults(spread: Spread, story: StoryCopy) -> Iterator[str]:
    own = [block for block in spread.blocks if block.frame.story == story.name]
    columns = spread.columns(story.name)
    heads = "".join(block.text for block in own if is_head(block.frame))
    captions = [block.text for block in own if is_caption(block.frame)]
    body = "".join(block.text for block in columns)
    wanted = "".join(copy.text for copy in story.body)
    # Ruby over a column's first line stands in the frame above it, of a rest in its head's.
    ruby = "".join(block.ruby_text for block in own)
    if heads != _joined(story.head):
        yield f"{story.name}, head: {_difference(heads, _joined(story.head))}"
    if captions != [copy.text for copy in story.captions]:
        yield f"{story.name}, captions: {captions}"
    if body != wanted:
        yield f"{story.name}, text: {_difference(body, wanted)}"
    elif sum(len(line.text) for line in lay_beside(columns, story.body)) != len(wanted):
        yield f"{story.name}: its lines do not lie beside the paragraphs of the copy"
    if Counter(ruby) != Counter(c for text in story.ruby for c in text if not is_blank(c)):
        yield f"{story.name}, ruby: {ruby}"


def _furniture_faults(spread: Spread) -> Iterator[str]:
    others = [b for b in spread.blocks if b.page == 1 and not b.frame.story]
    shown = "\n".join(block.text for block in [*others, *spread.ears])
    wanted = Counter(furniture_copy(spread.issue))
    for text in wanted:
        if shown.count(text) < wanted[text]:
            yield f"furniture: “{text}” is missing"


def _spaces_faults(line: SetLine) -> Iterator[str]:
    index = line.start
    for before, after in pairwise(line.inked):
        index += len(before.text)
        in_address = any(index in each for each in addresses(line.copy.text))
        if in_address or not (is_narrow(before.text[-1]) and is_narrow(after.text[0])):
            continue
        apart = after.x - before.right > LEAST_WORD_SPACE_EM * after.size
        if apart is not (index in line.copy.word_spaces):
            what = "a space inside" if apart else "no space between"
            yield f"{line}: {what} {before.text}{after.text}"


def _joined(copies: tuple[Copy, ...]) -> str:
    return "".join(copy.text for copy in copies)


def _difference(painted: str, wanted: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(painted, wanted, strict=False)) if a != b), None)
    start = at if at is not None else min(len(painted), len(wanted))
    read, meant = painted[start : start + 8], wanted[start : start + 8]
    return f"after {wanted[max(start - 6, 0) : start]}: {read!r}, not {meant!r}"


def test_all_copy_is_painted_once_in_order(pressed: Pressed) -> None:
    assert text_violations(pressed.spread) == []


@pytest.mark.parametrize("reader", ["pdftotext", "mutool"])
def test_other_readers_find_the_same_characters(
    pressed: Pressed, reader: str, tmp_path: Path
) -> None:
    """What anyone copies or searches: every character of every story as often as in the copy."""
    (tmp_path / "press.pdf").write_bytes(pressed.pdf)
    found = _extracted(tmp_path / "press.pdf", reader)
    furniture = Counter(
        c
        for b in pressed.spread.blocks
        if not b.frame.story or is_jump(b.frame)
        for c in b.text + ("" if b.frame.story else b.ruby_text)
    )
    wanted = Counter(
        character
        for story in pressed.spread.stories
        for text in (
            *(copy.text for copy in (*story.head, *story.captions, *story.body)),
            *story.ruby,
        )
        for character in text
        if not is_blank(character)
    )
    wanted["-"] += sum(
        glyph.text == ADDED_HYPHEN for line in pressed.spread.lines for glyph in line.glyphs
    )
    assert found - furniture == wanted
    assert sum(found.values()) == sum(furniture.values()) + sum(wanted.values())


def _extracted(pdf: Path, reader: str) -> Counter[str]:
    commands: dict[str, list[str | Path]] = {
        "pdftotext": ["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"],
        "mutool": ["mutool", "draw", "-q", "-F", "txt", "-o", "-", pdf],
    }
    run = subprocess.run(commands[reader], capture_output=True, check=True)
    return Counter(c for c in run.stdout.decode("utf-8") if not is_blank(c))


def lose_a_character(texts: TextObjects) -> None:
    texts.show(texts.body[5], texts.codes(texts.body[5])[:-1])


def double_a_character(texts: TextObjects) -> None:
    codes = texts.codes(texts.body[5])
    texts.show(texts.body[5], [codes[0], *codes])


def swap_two_characters(texts: TextObjects) -> None:
    first, second, *rest = texts.codes(texts.body[5])
    texts.show(texts.body[5], [second, first, *rest])


def swap_two_lines(texts: TextObjects) -> None:
    one, other = texts.body[5], texts.body[6]
    codes = texts.codes(one), texts.codes(other)
    texts.show(one, codes[1])
    texts.show(other, codes[0])


def paint_lines_out_of_order(texts: TextObjects) -> None:
    """Each character keeps its place on paper; only the order in the file is wrong."""
    first, second = texts.body[5], texts.body[6]
    for one, other in ((first.placed, second.placed), (first.shown, second.shown)):
        held = texts.instructions[one]
        texts.instructions[one] = texts.instructions[other]
        texts.instructions[other] = held


def leave_the_page(texts: TextObjects) -> None:
    texts.move(texts.body[5], down_pt=3000)


@pytest.mark.parametrize(
    "damage",
    [
        lose_a_character,
        double_a_character,
        swap_two_characters,
        swap_two_lines,
        paint_lines_out_of_order,
        leave_the_page,
    ],
)
def test_damaged_text_is_seen(small: Pressed, damage: object) -> None:
    assert callable(damage)
    assert text_violations(small.damaged(damage))


def test_a_space_between_words_too_few_or_too_many_is_seen(small: Pressed) -> None:
    line, space = next(
        (line, space)
        for line in small.spread.lines
        for space in line.copy.word_spaces
        if line.start < space < line.end
    )
    assert list(_spaces_faults(line)) == []
    unspaced = replace(line.copy, written=tuple(w for w in line.copy.written if w[0] != " "))
    assert any("a space inside" in fault for fault in _spaces_faults(replace(line, copy=unspaced)))
    before = line.inked[space - line.start - 1]
    closed_up = tuple(
        replace(glyph, x=before.right) if glyph is line.inked[space - line.start] else glyph
        for glyph in line.glyphs
    )
    assert any("no space" in fault for fault in _spaces_faults(replace(line, glyphs=closed_up)))
