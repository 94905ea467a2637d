"""Run one program and print what it took: ``LOG COMMAND…``.

A process of its own, started without the site's packages, because Linux counts into a child's
peak what its parent held when it was started: a large parent would hide a small child.
"""

from __future__ import annotations

import json
import os
import sys
import time

log, *command = sys.argv[1:]
talk = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
begun = time.perf_counter()
child = os.posix_spawnp(
    command[0],
    command,
    os.environ,
    file_actions=[(os.POSIX_SPAWN_DUP2, talk, fd) for fd in (1, 2)],
)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - begun
print(json.dumps([status, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss]))
