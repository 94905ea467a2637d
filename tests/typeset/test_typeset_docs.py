"""The examples in docs/typeset.md print what it says."""

from __future__ import annotations

import doctest
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs" / "typeset.md"


def test_the_guide_s_examples_hold() -> None:
    # The closing fence would be read as expected output, so each example ends with a blank line.
    found = doctest.testfile(str(GUIDE), module_relative=False, encoding="utf-8")
    assert found.attempted == 15
    assert found.failed == 0
