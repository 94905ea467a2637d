"""The imprint (版权项): what a finished file says of itself, in metadata and in the slug."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an issue is called, and who has published it when.

    Attributes:
        title: The issue as its file is called, such as "侨乡风物 2026-11-20".
        paper: The paper's name alone.
        number, total: 第…期 and 总第…期; 0 where the paper does not count so.
        date: The issue's date, which is the only one in its files.
        publishers: As in the masthead, such as "主办：…".
        keywords: 主题词, for catalogues.
        section: Letter of the section (版组) before the page's number on its plate, such as A.
        language: As of RFC 5646.
    """

    title: str
    paper: str
    date: datetime.date
    number: int = 0
    total: int = 0
    publishers: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    section: str = "A"
    language: str = "zh-Hans"
