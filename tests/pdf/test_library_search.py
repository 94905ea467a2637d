"""The painter's import runs no compiler on Linux, and leaves the search as it was."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys

import pytest

from banxin.pdf.libraries import without_search

WATCHED = """
import subprocess, sys
started = []
sys.addaudithook(lambda event, args: started.append(args) if event == "subprocess.Popen" else None)
{import_}
print(len(started))
"""


def children_of(import_: str) -> int:
    """How many processes a fresh interpreter starts while it imports the painter."""
    program = WATCHED.format(import_=import_)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="the search is only cut short on Linux")
def test_importing_the_painter_starts_no_process() -> None:
    assert children_of("import weasyprint") > 0
    ours = "from banxin.pdf.libraries import without_search\nwith without_search():\n"
    assert children_of(f"{ours}    import weasyprint") == 0


def test_the_search_is_given_back() -> None:
    before = ctypes.util.find_library
    with pytest.raises(RuntimeError), without_search():
        raise RuntimeError
    assert ctypes.util.find_library is before
