"""PDFs by programs that have nothing to do with us: what `banxin preflight` gets from outside."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import typst
from PIL import Image
from weasyprint import HTML

CJK = "DroidSansFallback"

TYPST = """
#set page(width: 150mm, height: 100mm, columns: 2, margin: 10mm)
#set text(size: 10pt)
= Heading, 标题
#lorem(60) 中文排版，“引号”。
#text(fill: cmyk(0%, 100%, 100%, 0%), size: 6pt)[small red] #text(tracking: 2pt)[apart]
#line(length: 100%, stroke: 0.1pt)
#rect(width: 100%, height: 9pt, fill: rgb(0, 0, 255, 50%))
$ integral_0^1 x^2 dif x = 1 / 3 $
#rotate(30deg)[aslant]
#image("photo.png", width: 30mm)
#pagebreak()
#lorem(20)
"""

PAGE = """<!DOCTYPE html><meta charset=utf-8><title>page</title><style>
@page { size: 150mm 100mm; margin: 10mm }
body { font: 10px serif; column-count: 2 }
.apart { letter-spacing: 3px; word-spacing: 5px } .aslant { transform: rotate(20deg) }
.clear { opacity: .5 } .down { writing-mode: vertical-rl; height: 40px }
table { border-collapse: collapse } td { border: .1px solid #f00 }
</style><h1>Heading, 标题</h1><p>Office fi ffl, 中文排版，“引号”。</p>
<p class=apart>letters apart 字距</p><p class=aslant>aslant 斜</p><p class=clear>clear</p>
<div class=down>竖排 down</div><table><tr><td>a<td>b</table>
<p><a href="https://example.org/">link</a> <img src="photo.png" width=120></p>"""

LATEX = r"""\documentclass[10pt]{article}
\usepackage{fontspec,xcolor,graphicx}
\newfontfamily\cjk{DroidSansFallbackFull.ttf}[Path=/usr/share/fonts/truetype/droid/]
\begin{document}
\section{Heading}
Office fi ffl, {\cjk 中文排版，标点}. \textcolor{red}{red} $\int_0^1 x^2\,dx=\frac13$
\rule{5cm}{0.1pt}\par\includegraphics[width=5cm]{photo.png}\footnote{note}
\end{document}
"""


def photo(folder: Path) -> None:
    picture = Image.linear_gradient("L").resize((300, 200)).convert("RGB")
    picture.save(folder / "photo.png")


def by_typst(folder: Path) -> bytes:
    photo(folder)
    (folder / "page.typ").write_text(TYPST, "utf-8")
    written = typst.compile(str(folder / "page.typ"))
    assert isinstance(written, bytes)
    return written


def by_weasyprint(folder: Path) -> bytes:
    photo(folder)
    out = BytesIO()
    HTML(string=PAGE, base_url=str(folder)).write_pdf(out)
    return out.getvalue()


def by_ghostscript(pdf: bytes, *options: str) -> bytes:
    """The same pages, written anew: other fonts, other operators, other CMaps."""
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", *options, "-o", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def by_chromium(folder: Path) -> bytes:
    photo(folder)
    (folder / "page.html").write_text(PAGE, "utf-8")
    subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}",
            (folder / "page.html").as_uri(),
        ],
        capture_output=True, check=True,
    )  # fmt: skip
    return (folder / "page.pdf").read_bytes()


def by_xelatex(folder: Path) -> bytes:
    photo(folder)
    (folder / "page.tex").write_text(LATEX, "utf-8")
    subprocess.run(
        ["xelatex", "-interaction=batchmode", "-halt-on-error", "page.tex"],
        cwd=folder, capture_output=True, check=True,
    )  # fmt: skip
    return (folder / "page.pdf").read_bytes()
