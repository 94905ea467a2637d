"""Paint one HTML file with WeasyPrint, and nothing else: ``IN.html OUT.pdf``."""

from __future__ import annotations

import sys

from weasyprint import HTML

HTML(sys.argv[1]).write_pdf(sys.argv[2])
