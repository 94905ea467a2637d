"""Banxin with nothing kept from earlier builds: ``python -m bench.first_build CACHE ARGUMENTS``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from banxin.cli import main

if __name__ == "__main__":
    cache = Path(sys.argv.pop(1))
    for kept in ("photos", "faces"):
        shutil.rmtree(cache / kept, ignore_errors=True)
    main()
