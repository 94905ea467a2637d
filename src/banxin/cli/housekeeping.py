"""Housekeeping: what earlier runs have kept may not grow for ever."""

from __future__ import annotations

from pathlib import Path

from banxin.standing import throw_away

# A year of a weekly paper; what falls out is made again in seconds.
_MOST_BYTES = {"photos": 2_000_000_000, "faces": 500_000_000, "plans": 200_000_000}


def tidy(cache: Path) -> None:
    """Throw away what nobody has used for longest, where there is too much of it."""
    for name, most in _MOST_BYTES.items():
        throw_away(cache / name, most)
