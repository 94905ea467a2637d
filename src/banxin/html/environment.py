"""The one door to the templates: strict, escaped, and the same everywhere."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def environment() -> Environment:
    """Every name must be known and every text is escaped."""
    return Environment(
        loader=PackageLoader("banxin.html"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
