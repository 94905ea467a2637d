"""Banxin (版心): Chinese newspaper pages, from articles to a press-ready PDF."""

from __future__ import annotations

__version__ = "0.1.0"
