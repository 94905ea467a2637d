"""One module a command, loaded when it runs; the door of each is ``perform``."""

from __future__ import annotations
