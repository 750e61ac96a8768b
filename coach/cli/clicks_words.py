"""Click's own sentences ("Usage:", "No such option") in the words of this project's catalogues.

Click asks gettext for them through a name ``_`` in its modules; here that name is pointed at the catalogue. A sentence
that is not in the table stays as Click says it.
"""

from __future__ import annotations

from importlib import import_module

from coach.cli.voice import voice

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")
_SENTENCES = {
    "Usage:": "cli.usage",
    "Options": "cli.options",
    "Commands": "cli.commands",
    "Positional arguments": "cli.arguments",
    "Show this message and exit.": "cli.help-option",
    "Show the version and exit.": "cli.version",
    "Error: {message}": "cli.error",
    "Try '{command} {option}' for help.": "cli.try-help",
    "No such option {name!r}.": "cli.no-option",
    "No such command {name!r}.": "cli.no-command",
    "Missing argument": "cli.missing-argument",
    "Missing option": "cli.missing-option",
    "Missing command.": "cli.missing-command",
    "Invalid value for {param_hint}: {message}": "cli.invalid-for",
    "Invalid value: {message}": "cli.invalid",
    "{name} {filename!r} does not exist.": "cli.not-there",
    "Choose from:\n\t{choices}": "cli.choose",
    "default: {default}": "cli.default",
    "{value!r} is not a valid {number_type}.": "cli.not-number",
    "{value} is not in the range {range}.": "cli.not-in-range",
    "Did you mean {possibility}?": "cli.did-you-mean",
    "{value!r} is not one of {choices}.": "cli.not-in-choice",
}


def speak_for_click() -> None:
    """Let Click speak the language of this run from now on."""
    for name in _MODULES:
        module = import_module(f"click.{name}")
        if "_" in vars(module):
            vars(module)["_"] = _told
        if "ngettext" in vars(module):
            vars(module)["ngettext"] = _counted


def _told(sentence: str) -> str:
    key = _SENTENCES.get(sentence)
    return sentence if key is None else voice()(key)


def _counted(one: str, many: str, count: int) -> str:
    known = [sentence for sentence in (one, many) if sentence in _SENTENCES]
    return _told(known[0]) if known else one if count == 1 else many
