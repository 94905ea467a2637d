"""Lines, heads and photos become pages."""

from __future__ import annotations
