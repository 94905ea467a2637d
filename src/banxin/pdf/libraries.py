"""The native libraries that painting needs, looked for without importing the painter."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys

from banxin.diagnostics import Diagnostic, error

# Library, the names it is loaded by, and what installs it on Debian and Ubuntu.
# libharfbuzz-subset is required, never a fallback: without it a page with four faces takes
# ninety times as long and embeds whole fonts.
_NEEDED = (
    ("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib"), "libpango-1.0-0"),
    ("PangoFT2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "libpangoft2-1.0-0"),
    ("HarfBuzz", ("libharfbuzz.so.0", "libharfbuzz.dylib"), "libharfbuzz0b"),
    (
        "HarfBuzz subset",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
        "libharfbuzz-subset0",
    ),
    ("Fontconfig", ("libfontconfig.so.1", "libfontconfig.dylib"), "libfontconfig1"),
)


def missing_libraries() -> tuple[Diagnostic, ...]:
    """One finding for each native library that cannot be loaded."""
    return tuple(
        error("library-missing", name=name, package=package, platform=sys.platform)
        for name, files, package in _NEEDED
        if not any(_loads(file) for file in files)
    )


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True
