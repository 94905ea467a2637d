"""Files by other programs: what is found is true, was looked at by hand, and nothing is missed.

None of these programs was asked for a press file, so much is to be found.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.preflight.writers import (
    by_chromium,
    by_ghostscript,
    by_typst,
    by_weasyprint,
    by_xelatex,
)

from banxin.preflight import RULES, Order
from banxin.preflight.inspection import put
from banxin.preflight.reading import read
from banxin.ticket import Ticket

# No screen program says what a press needs to know of a file.
UNLABELLED = {"intent-missing", "x4-missing", "trapped"}
UNTRIMMED = {"trim-missing", "bleed-missing"}

Written = tuple[Callable[[Path], bytes], set[str]]

CASES: dict[str, Written] = {
    # Red 6 pt text in magenta and yellow, a clear blue box, a line of 0.1 pt, black as grey. The
    # photo of 300 px on 30 mm has 254 ppi, and the line under a fraction 0.4 pt.
    "typst": (
        by_typst,
        UNLABELLED | UNTRIMMED
        | {"rgb", "rgb-image", "blend-missing", "type-mixed", "black-knockout", "line-hair"},
    ),
    # Black is `0 0 0 rg`; borders of 0.1 px are boxes of 0.075 pt; opacity is a group in RGB; the
    # picture's width attribute is not obeyed, so it has 96 ppi; BleedBox and TrimBox are equal.
    "weasyprint": (
        by_weasyprint,
        UNLABELLED
        | {"annotation", "bleed-short", "marks-missing", "rgb", "rgb-image", "rgb-group",
           "blend-missing", "line-hair", "photo-coarse"},
    ),
    # The same turned into CMYK: its black is four inks now, and so are lines and small type.
    "ghostscript": (
        lambda folder: by_ghostscript(by_weasyprint(folder), "-sColorConversionStrategy=CMYK"),
        UNLABELLED
        | {"annotation", "bleed-short", "marks-missing", "black-mixed", "type-mixed", "rgb-group",
           "blend-missing", "line-hair", "line-mixed", "photo-coarse"},
    ),
}  # fmt: skip

SLOW: dict[str, Written] = {
    # Borders are never thinner than a pixel; CJK text comes as Type 3.
    "chromium": (
        by_chromium,
        UNLABELLED | UNTRIMMED
        | {"annotation", "rgb", "rgb-image", "blend-missing", "font-type3"},
    ),
    # 300 px on 5 cm have 152 ppi; black text is grey; a rule of 0.1 pt is a filled box.
    "xelatex": (
        by_xelatex,
        UNLABELLED | UNTRIMMED
        | {"rgb", "rgb-image", "black-knockout", "line-hair", "photo-soft"},
    ),
}  # fmt: skip


def found_in(pdf: bytes, ticket: Ticket) -> set[str]:
    answers = put(RULES, read(pdf), Order(ticket))
    return {
        found.code.removeprefix("preflight-") for answer in answers for found in answer.findings
    }


@pytest.mark.parametrize("name", CASES)
def test_what_is_found_is_what_is_there(name: str, ticket: Ticket, tmp_path: Path) -> None:
    write, wanted = CASES[name]
    assert found_in(write(tmp_path), ticket) == wanted


@pytest.mark.heavy
@pytest.mark.parametrize("name", SLOW)
def test_and_by_slow_writers(name: str, ticket: Ticket, tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not on this machine")
    write, wanted = SLOW[name]
    assert found_in(write(tmp_path), ticket) == wanted
