"""Wrong arguments, told as diagnostics, so that they too have a code and two languages."""

from __future__ import annotations

import click

from banxin.diagnostics import Diagnostic, error


def complaint(cause: click.UsageError) -> Diagnostic:
    """What the parser did not like, with the command line that would be right."""
    usage = cause.ctx.command_path if cause.ctx else "banxin"
    match cause:
        case click.exceptions.NoSuchCommand():
            known = _known(cause.possibilities)
            return error("command-unknown", name=cause.command_name, usage=usage, known=known)
        case click.NoSuchOption():
            known = _known(cause.possibilities)
            return error("option-unknown", name=cause.option_name, usage=usage, known=known)
        case click.MissingParameter(param=click.Parameter() as param):
            return error("argument-missing", name=_name(param, cause.ctx), usage=usage)
        case click.BadParameter(param=click.Parameter() as param):
            wanted = param.make_metavar(cause.ctx) if cause.ctx else ""
            name = _name(param, cause.ctx)
            return error("value-wrong", name=name, wanted=wanted, usage=usage)
        case _:
            return error("use-wrong", cause=cause.format_message(), usage=usage)


def _name(param: click.Parameter, ctx: click.Context | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[-1]
    return param.make_metavar(ctx) if ctx else param.human_readable_name


def _known(possibilities: list[str] | None) -> str:
    return ", ".join(possibilities or ["--help"])
