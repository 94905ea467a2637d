"""The command line: arguments, output folders, printing and exit codes. Its door is `main`."""

from __future__ import annotations

from banxin.cli.run import main, run

__all__ = ["main", "run"]
