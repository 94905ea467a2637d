"""``banxin layouts``: the layouts that come with Banxin."""

from __future__ import annotations

from pathlib import Path

from banxin.cli.session import Session
from banxin.cli.table import table
from banxin.layout import Layout, load_layout, shipped_layouts


def perform(session: Session) -> None:
    """List them by name, with the sizes that a designer asks for first."""
    layouts = {name: load_layout(name, Path()) for name in shipped_layouts()}
    session.answer = [_data(name, layout) for name, layout in layouts.items()]
    session.lines += table([_row(session, name, layout) for name, layout in layouts.items()])


def _data(name: str, layout: Layout) -> dict[str, object]:
    return {
        "name": name,
        "title": dict(layout.title),
        "trim_mm": [_round(layout.trim_width.in_mm), _round(layout.trim_height.in_mm)],
        "columns": layout.columns,
        "measure_em": layout.measure_em,
        "body_pt": layout.body_size.in_pt,
        "leading_pt": layout.leading.in_pt,
        "templates": [template.name for template in layout.templates],
    }


def _row(session: Session, name: str, layout: Layout) -> list[str]:
    word = session.manner.word
    trim = f"{layout.trim_width.in_mm:.0f} × {layout.trim_height.in_mm:.0f} mm"
    measure = layout.measure_em
    columns = word(f"{layout.columns} columns of {measure} em", f"{layout.columns}栏×{measure}字")
    body = f"{layout.body_size.in_pt:g}/{layout.leading.in_pt:g} pt"
    templates = word(", ", "、").join(template.name for template in layout.templates)
    return [name, layout.title[session.manner.language], trim, columns, body, templates]


def _round(millimetres: float) -> float:
    # A length is whole thousandths of a point, so the third decimal is not the layout's own.
    return round(millimetres, 2)
