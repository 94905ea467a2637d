"""Press: photos into ink, and a painted PDF into one that a printer can plate."""

from __future__ import annotations

from banxin.press.crop import PixelBox
from banxin.press.finish import finish
from banxin.press.photos import for_screen, separate

__all__ = ["PixelBox", "finish", "for_screen", "separate"]
