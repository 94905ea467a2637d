"""Banxin with an empty shelf of photos: ``python -m bench.first_build SHELF ARGUMENTS``."""

from __future__ import annotations

import shutil
import sys

from banxin.cli import main

if __name__ == "__main__":
    shutil.rmtree(sys.argv.pop(1), ignore_errors=True)
    main()
