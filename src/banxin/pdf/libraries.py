"""The native libraries that painting needs, looked for without importing the painter."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def without_search() -> Iterator[None]:
    """Keep the painter's import from looking for libraries with the compiler.

    WeasyPrint asks for every library first by the names that it has on other systems, and for
    each name that the loader does not know, ctypes runs gcc, ld and ldconfig: 54 processes and
    two fifths of the import's CPU (docs/decisions/0004). On Linux the loader knows all of them
    by the names that are asked for last, so the search can only cost.
    """
    if sys.platform != "linux":
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = _found_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _found_nothing(name: str) -> str | None:  # noqa: ARG001 a stand-in for find_library
    return None


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True
