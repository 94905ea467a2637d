"""``python -m banxin.cli`` is the same as ``banxin``."""

from __future__ import annotations

from banxin.cli import main

main()
