"""Every command and option, declared in the language of the run.

Nothing here imports a stage: a command's own module is loaded when it runs, so that
help pages and ``banxin explain`` answer at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

import click

from banxin import __version__
from banxin.cli.manner import Manner
from banxin.cli.session import Session

Word: TypeAlias = Callable[[str, str], str]


class PageAndPlan(click.ParamType[tuple[int, int]]):
    """The page and the plan of ``--choose``, both from 1."""

    name = "page=plan"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        found = re.fullmatch(r"\s*([1-9]\d{0,4})\s*=\s*([1-9]\d{0,4})\s*", str(value))
        if found is None:
            self.fail(f"{value} is not a page and a plan", param, ctx)
        return int(found[1]), int(found[2])


class WidthAndHeight(click.ParamType[tuple[float, float]]):
    """The two sides of ``--trim``, in millimetres."""

    name = "widthxheight"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float]:
        side = r"(\d{1,4}(?:\.\d{1,2})?)"
        found = re.fullmatch(rf"\s*{side}\s*[x×*]\s*{side}\s*", str(value))
        if found is None:
            self.fail(f"{value} is not a width and a height", param, ctx)
        return float(found[1]), float(found[2])


def program(manner: Manner) -> click.Group:
    """The ``banxin`` command with all its commands."""
    word = manner.word
    group = click.Group(
        "banxin",
        help=word(
            "Chinese newspaper pages, from articles and photos to a press-ready PDF.",
            "版心：把稿件和照片排成可以付印的报纸版面。",
        ),
        commands=[declare(word) for declare in _COMMANDS],
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    version = click.version_option(
        __version__,
        prog_name="banxin",
        message="%(prog)s %(version)s",
        help=word("Show the version.", "显示版本号。"),
    )
    return version(group)


def _new(word: Word) -> click.Command:
    layout = word("The layout to start with; see `banxin layouts`.", "版式，见 banxin layouts。")
    date = word("The issue's date; today if left out.", "出版日期，不写就是今天。")
    return _command(
        "new",
        word,
        word(
            "Make an issue folder that builds at once.",
            "新建一期：生成一个马上就能出版面的期文件夹。",
        ),
        _issue(),
        click.Option(["--layout"], default="broadsheet", show_default=True, help=layout),
        click.Option(
            ["--date"], type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=date
        ),
    )


def _check(word: Word) -> click.Command:
    return _command(
        "check",
        word,
        word(
            "Check an issue without painting it: files, photos, missing characters, fit.",
            "查稿：不出版面，先查稿件、照片、缺字和文章长短。",
        ),
        _issue(),
        _strict(word),
    )


def _build(word: Word) -> click.Command:
    return _command(
        "build",
        word,
        word(
            "Set an issue and write its PDFs, proofs and report.",
            "出版面：排好一期，写出付印和阅读用的 PDF、校样和报告。",
        ),
        _issue(),
        click.Option(
            ["--for", "targets"],
            metavar="press,screen,archive,proof",
            help=word("What to write; everything if left out.", "只出其中几种，不写就全出。"),
        ),
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=word("Where to; output/ISSUE if left out.", "写到哪里，不写就是 output/期名。"),
        ),
        _strict(word),
    )


def _plan(word: Word) -> click.Command:
    plans = word("How many plans of each page to show.", "每一版列出几种排法。")
    page = word("Show this page only.", "只看这一版。")
    seconds = word(
        "Stop searching after so many seconds; by default the search ends by itself.",
        "最多找几秒，不写就找到找完为止。",
    )
    choose = word(
        "Take this plan for this page, such as 1=2; may be given for several pages.",
        "某一版用第几种排法，如 1=2；可以写几次。",
    )
    write = word(
        "Write the plans into the issue's file, as places that may be edited.",
        "把选用的排法写进这一期的 .toml，写成可以改的版位。",
    )
    return _command(
        "plan",
        word,
        word(
            "Show the ways to make up an issue's pages, choose one, and write it down.",
            "排法：列出各版的几种排法，挑一种，写回稿件文件夹。",
        ),
        _issue(),
        click.Option(
            ["--plans"],
            type=click.IntRange(min=1),
            metavar="1,2,3…",
            default=1,
            show_default=True,
            help=plans,
        ),
        click.Option(["--page"], type=click.IntRange(min=1), metavar="1,2,3…", help=page),
        click.Option(
            ["--choose", "choices"],
            type=PageAndPlan(),
            metavar="PAGE=PLAN",
            multiple=True,
            help=choose,
        ),
        click.Option(["--write"], is_flag=True, help=write),
        click.Option(
            ["--seconds"],
            type=click.FloatRange(min=0, min_open=True),
            metavar="0.5,1,2…",
            help=seconds,
        ),
    )


def _deliver(word: Word) -> click.Command:
    ticket = word(
        "Another ticket than the issue names, such as a second printer's.",
        "换一份印刷单，比如第二家印厂的；不写就用稿件里写的。",
    )
    out = word("Where to; output/ISSUE if left out.", "写到哪里，不写就是 output/期名。")
    despite = word(
        "Deliver although preflight fails; the reason goes on the job sheet.",
        "印前检查不通过也交付；理由写进付印单。",
    )
    return _command(
        "deliver",
        word,
        word(
            "Hand an issue over to its printer: PDFs, ticket, preflight report, proofs, job sheet.",
            "交付：给印厂的一整套，有 PDF、印刷单、检查报告、校样和付印单。",
        ),
        _issue(),
        click.Option(["--ticket"], metavar="NAME", help=ticket),
        click.Option(["--out"], type=click.Path(path_type=Path), metavar="DIR", help=out),
        click.Option(
            ["--zip", "as_zip"],
            is_flag=True,
            help=word("One zip instead of a folder.", "打成一个 zip，不写就是文件夹。"),
        ),
        click.Option(["--despite"], metavar="REASON", help=despite),
        _strict(word),
    )


def _preflight(word: Word) -> click.Command:
    ticket = word(
        "What the printer asks for: a ticket's name, or a .toml file.",
        "印厂的要求：印刷单的名字，或自己的 .toml 文件。",
    )
    trim = word("The trim that was ordered, in millimetres.", "要的成品尺寸，毫米。")
    report = word(
        "Write the report into this folder, for people and for programs.",
        "把检查报告写进这个文件夹：给人看的和给程序读的。",
    )
    return _command(
        "preflight",
        word,
        word("Judge a finished PDF before it goes to the printer.", "印前检查：付印前查一份 PDF。"),
        click.Argument(["pdf"], type=click.Path(path_type=Path), metavar="FILE.pdf"),
        click.Option(["--ticket"], default="sheetfed-coated", show_default=True, help=ticket),
        click.Option(["--trim"], type=WidthAndHeight(), metavar="WxH", help=trim),
        click.Option(["--report"], type=click.Path(path_type=Path), metavar="DIR", help=report),
    )


def _impose(word: Word) -> click.Command:
    scheme = word(
        "saddle-stitch: sheets inside one another; folded: each sheet by itself;"
        " n-up: pages beside each other, not folded.",
        "saddle-stitch 骑马订或套报（各张套在一起）；folded 每张自成一帖；n-up 并排不折。",
    )
    sheet = word(
        "Its size in millimetres, such as 889x1194, or a name: A3, SRA1.",
        "纸的大小，毫米，如 889x1194；或写名字：A3、SRA1。",
    )
    per_sheet = word(
        "Pages of one sheet, both sides counted; 4 if left out.",
        "一张纸正反共几页，不写就是 4（折一折）。",
    )
    grid = word(
        "Columns and rows of n-up; as many as fit if left out.",
        "n-up 横几页、竖几页，不写就能放几页放几页。",
    )
    gutter = word(
        "Between pages that are cut apart; twice the bleed if left out.",
        "裁开的两页之间空多少毫米，不写就是出血的两倍。",
    )
    creep = word(
        "Move inner leaves to the spine by so much for each leaf around them.",
        "套帖内收：外面每多一层，往订口收多少毫米。",
    )
    marks = word(
        "Draw crop, fold, guide and collating marks outside the pages.",
        "在页面以外画角线、折线、侧规和帖码。",
    )
    turn = word(
        "Both sides beside each other on one form, printed twice and cut in two.",
        "自翻版：正反两面并排在一块版上，印两面再从中裁开。",
    )
    return _command(
        "impose",
        word,
        word(
            "Place a PDF's pages on sheets in the order that folding asks.",
            "拼大版：把 PDF 各页按折页的次序放到大纸上。",
        ),
        click.Argument(["pdf"], type=click.Path(path_type=Path), metavar="FILE.pdf"),
        click.Option(
            ["--scheme"],
            type=click.Choice(["saddle-stitch", "folded", "n-up"]),
            required=True,
            help=scheme,
        ),
        click.Option(["--sheet"], metavar="WxH", required=True, help=sheet),
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            required=True,
            help=word("Where to write; never the source.", "写到哪个文件，不能是原文件。"),
        ),
        click.Option(["--per-sheet"], type=click.Choice(["4", "8", "16", "32"]), help=per_sheet),
        click.Option(["--grid"], metavar="COLUMNSxROWS", help=grid),
        click.Option(["--gutter"], metavar="MM", help=gutter),
        click.Option(["--creep"], metavar="MM", help=creep),
        click.Option(["--marks"], is_flag=True, help=marks),
        click.Option(["--work-and-turn"], is_flag=True, help=turn),
    )


def _restore(word: Word) -> click.Command:
    return _command(
        "restore",
        word,
        word(
            "Take out of an archive.pdf what its pages were made from.",
            "还原：从 archive.pdf 里取出当期的稿件和照片。",
        ),
        click.Argument(["archive"], type=click.Path(path_type=Path), metavar="FILE.pdf"),
        click.Argument(
            ["folder"], type=click.Path(path_type=Path), metavar="[DIR]", required=False
        ),
    )


def _lines(word: Word) -> click.Command:
    layout = word(
        "The layout whose body type and line style are taken: a shipped one, or a folder.",
        "用哪个版式的正文字体和行的排法：自带的版式名，或自己的文件夹。",
    )
    measure = word(
        "How many em a line holds; the layout's columns if left out.",
        "一行排几个字，不写就按版式的栏宽。",
    )
    indent = word(
        "Indent of first lines; the layout's if left out.", "段首空几个字，不写就按版式。"
    )
    looseness = word(
        "Lines that each paragraph should have more or fewer than its best, such as -1.",
        "每段比最好的排法多几行或少几行，如 -1。",
    )
    one_em = word(
        "Compose without fonts: every Han character one em, every letter half.",
        "不用字体：汉字一律一字宽，西文字母一律半字宽。",
    )
    return _command(
        "lines",
        word,
        word(
            "Show a text composed, line by line: a story, a .txt file, or - for stdin.",
            "排行：把一段文字排成行给人看。稿件、.txt 文件，或 - 读标准输入。",
        ),
        click.Argument(["file"], type=click.Path(path_type=Path, allow_dash=True), metavar="FILE"),
        click.Option(["--measure"], metavar="EM", help=measure),
        click.Option(["--indent"], metavar="EM", help=indent),
        click.Option(["--looseness"], metavar="LINES", help=looseness),
        click.Option(
            ["--layout"], default="broadsheet", show_default=True, metavar="NAME", help=layout
        ),
        click.Option(["--one-em"], is_flag=True, help=one_em),
    )


def _explain(word: Word) -> click.Command:
    return _command(
        "explain",
        word,
        word(
            "Say why a diagnostic matters and what cures it; without CODE, list all codes.",
            "讲清一个提示的缘由和改法；不写代码就列出全部。",
        ),
        click.Argument(["code"], required=False),
    )


def _fonts(word: Word) -> click.Command:
    return _command(
        "fonts",
        word,
        word(
            "List the faces and whether they are here; `fonts fetch` downloads them.",
            "列出字体和是否齐备；fonts fetch 下载字体。",
        ),
        click.Argument(["action"], type=click.Choice(["list", "fetch"]), default="list"),
    )


def _layouts(word: Word) -> click.Command:
    return _command(
        "layouts", word, word("List the layouts that come with Banxin.", "列出自带的版式。")
    )


def _doctor(word: Word) -> click.Command:
    return _command(
        "doctor",
        word,
        word(
            "Say what is missing on this machine, and the command that installs it.",
            "体检：这台电脑缺什么，用什么命令装。",
        ),
    )


_COMMANDS = (
    _new,
    _check,
    _plan,
    _build,
    _lines,
    _preflight,
    _deliver,
    _impose,
    _restore,
    _explain,
    _fonts,
    _layouts,
    _doctor,
)


def _command(name: str, word: Word, words: str, *params: click.Parameter) -> click.Command:
    return click.Command(
        name,
        callback=_performer(name),
        params=[*params, *_manner_options(word)],
        help=words,
        short_help=words,
    )


def _performer(name: str) -> Callable[..., None]:
    @click.pass_obj
    def perform(session: Session, /, **values: object) -> None:
        session.command = name
        import_module(f"banxin.cli.commands.{name}").perform(session, **values)

    return perform


def _issue() -> click.Argument:
    return click.Argument(["issue"], type=click.Path(path_type=Path))


def _strict(word: Word) -> click.Option:
    words = word("Count warnings as findings: exit 1.", "警告也算问题，退出码为 1。")
    return click.Option(["--strict"], is_flag=True, help=words)


def _manner_options(word: Word) -> list[click.Parameter]:
    # Read by `manner_of` before parsing; declared here to be checked and shown.
    form = word("For people, or one JSON object for programs.", "给人看，或给程序读的 JSON。")
    language = word("Chinese or English; by default the locale's.", "中文或英文，默认随系统。")
    return [
        click.Option(
            ["--format"], type=click.Choice(["text", "json"]), expose_value=False, help=form
        ),
        click.Option(
            ["--lang"], type=click.Choice(["zh", "en"]), expose_value=False, help=language
        ),
    ]
