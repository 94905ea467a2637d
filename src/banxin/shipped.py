"""Where the data that comes with Banxin lies: layouts, tickets, the font manifest."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def shipped(name: str) -> Path:
    """The folder ``name`` (``layouts``, ``tickets``, ``fonts``), installed or in a checkout.

    A wheel carries these folders inside the package (see ``force-include`` in
    ``pyproject.toml``); a checkout has them at its top, where people look for them.
    """
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _CHECKOUT / name
