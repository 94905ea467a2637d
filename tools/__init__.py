"""Programs that make the project's own files: set-up, sample pictures, generated pages."""

from __future__ import annotations
