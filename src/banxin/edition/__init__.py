"""The join: an issue becomes an edition, one line a stage.

Writes no file, reads no clock, no locale and no environment; the folder of fetched fonts is
handed in. What it returns is bytes by file name and what the desk should know.
"""

from __future__ import annotations

from banxin.edition.building import Edition, Target, build, imprint_of, order_of, scores
from banxin.edition.checking import Checked, check
from banxin.edition.planning import Planned, plan

__all__ = [
    "Checked",
    "Edition",
    "Planned",
    "Target",
    "build",
    "check",
    "imprint_of",
    "order_of",
    "plan",
    "scores",
]
