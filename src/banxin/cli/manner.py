"""In which manner a run speaks: its language, and whether to a person or to a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from banxin.messages import Language


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run speaks.

    Attributes:
        language: Of every sentence, the help pages included.
        machine: True for one JSON object on stdout instead of sentences.
    """

    language: Language
    machine: bool

    def word(self, en: str, zh: str) -> str:
        """The one of two wordings that this run speaks."""
        return zh if self.language is Language.ZH else en


def manner_of(arguments: Sequence[str], environ: Mapping[str, str]) -> Manner:
    """The manner asked for, known before the arguments are parsed.

    Help pages and complaints about wrong arguments need it too, and those are
    written while parsing still goes on. Values that do not exist are left to the parser.
    """
    language = _last_value(arguments, "--lang") or _locale(environ)
    known = language in {str(member) for member in Language}
    return Manner(
        Language(language) if known else Language(_locale(environ)),
        _last_value(arguments, "--format") == "json",
    )


def _last_value(arguments: Sequence[str], option: str) -> str:
    value = ""
    for index, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith(option + "="):
            value = word.removeprefix(option + "=")
        elif word == option and index + 1 < len(arguments):
            value = arguments[index + 1]
    return value


def _locale(environ: Mapping[str, str]) -> str:
    # The order in which POSIX.1-2024, 8.2, asks these variables; an empty one counts as unset.
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    return Language.ZH if locale.startswith("zh") else Language.EN
