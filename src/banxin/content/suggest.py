"""What somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN_MOST = 12


def suggest(written: str, known: Iterable[str]) -> str:
    """The known names nearest to ``written``, or all of them; "—" where there is none."""
    names = {name.lower(): name for name in known}
    near = get_close_matches(written.lower(), names, 3)
    shown = [names[name] for name in near] or list(names.values())[:_SHOWN_MOST]
    return "、".join(shown) or "—"
