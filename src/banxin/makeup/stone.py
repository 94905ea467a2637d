"""The stone: what a page is made up on."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.layout import Layout
from banxin.makeup.grid import ColumnGrid
from banxin.typeset import Composer


@dataclass(frozen=True, slots=True)
class Stone:
    """A paper's look, the grid of its pages, and the composer that sets its lines."""

    layout: Layout
    grid: ColumnGrid
    composer: Composer
