"""The stone: what a page is made up on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from banxin.layout import Layout, PageStep
from banxin.makeup.grid import ColumnGrid, grid_of
from banxin.typeset import Composer


@dataclass(frozen=True, slots=True)
class Stone:
    """A paper's look, the grid of its pages, and the composer that sets its lines."""

    layout: Layout
    grid: ColumnGrid
    composer: Composer

    def stepped(self, step: PageStep | None) -> Stone:
        """The same for a page whose body departs from the layout's size and leading."""
        if step is None:
            return self
        layout = self.layout.stepped(step)
        return replace(self, layout=layout, grid=grid_of(layout))
