"""The example in docs/typeset.md prints what it says."""

from __future__ import annotations

import doctest
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs" / "typeset.md"


def test_the_guide_s_example_holds() -> None:
    # The closing fence would be read as expected output, so the example ends with a blank line.
    found = doctest.testfile(str(GUIDE), module_relative=False, encoding="utf-8")
    assert found.attempted == 3
    assert found.failed == 0
