"""The same stories over ten times the pages, as an issue folder that Banxin builds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path


def write_manifold(issue: Path, target: Path, times: int) -> None:
    """Copy the issue folder to ``target`` with its pages and stories repeated.

    Each repetition's stories have names of their own; the photos stay one set of files.
    """
    shutil.copytree(issue / "photos", target / "photos")
    head, *pages = re.split(
        r"^(?=\[\[page\]\])", (issue / "issue.toml").read_text("utf-8"), flags=re.M
    )
    stories = sorted(path.stem for path in issue.glob("*.md"))
    for copy in range(1, times + 1):
        for story in stories:
            shutil.copyfile(issue / f"{story}.md", target / f"{story}-{copy}.md")
    named = re.compile(f'"({"|".join(map(re.escape, stories))})"')
    repeated = (named.sub(rf'"\1-{copy}"', page) for copy in range(1, times + 1) for page in pages)
    (target / "issue.toml").write_text(head + "\n".join(repeated), "utf-8")
