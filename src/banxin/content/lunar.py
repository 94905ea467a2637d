"""The lunar date of a day, as Chinese papers print it."""

from __future__ import annotations

import datetime

# cnlunar's table is that of the Hong Kong Observatory, which covers these years.
FIRST_YEAR, LAST_YEAR = 1901, 2100


def lunar_date(day: datetime.date) -> str:
    """Such as 农历丙午年十月十五; the year turns at 正月初一, not at 立春.

    ``day`` must lie after the lunar new year of `FIRST_YEAR` and not after `LAST_YEAR`.
    """
    # Its tables are needed once an issue.
    from cnlunar import Lunar  # type: ignore[import-untyped]  # noqa: PLC0415

    noon = datetime.datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - a day has no zone
    lunar = Lunar(noon, year8Char="year")
    month = lunar.lunarMonthCn.rstrip("大小")
    return f"农历{lunar.year8Char}年{month}{lunar.lunarDayCn}"
