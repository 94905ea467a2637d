"""Arguments, printing, exit codes."""

from __future__ import annotations
