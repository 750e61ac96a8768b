"""``python -m tests.benchmarks.replies``: what the checks of a model's reply catch, and what they refuse without need.

The replies were written apart from the checks. A faulty one counts as caught when a check fires at any of its
sentences; ``--show`` prints what slipped through, what was refused, and what was released before a fault. The status is
1 when a bar is missed: 95 % of the faulty caught, at most 2 % of the good refused; the same for steering in turns.
A second corpus, written blind, is printed half by half and fails nothing. The checks were mended from one half; the
lines of the other were not read meanwhile, so ``--show`` leaves both alone.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import click

from coach.conversation.reply_check import (
    Ear,
    Fault,
    LockedFact,
    ReplyContext,
    Sentences,
    check,
    clean,
    prepare,
    undirected,
)
from coach.perception.encoder import KeptVectors, SentenceEncoder
from coach.perception.steering import steering, without_steering
from tests import material

CAUGHT = 0.95
REFUSED = 0.02


@dataclass(slots=True)
class Heard:
    """What the checks made of one reply."""

    line: dict[str, Any]
    released: list[str] = field(default_factory=list)
    refused: str = ""
    fault: Fault | None = None
    mended: bool = False
    """Whether a tag with the speaker's own name, quotation marks or a stage direction were taken off."""

    @property
    def caught(self) -> bool:
        """Whether the fault does not reach the learner; a tag that is taken off is no fault any more."""
        return self.fault is not None or (self.mended and self.line["kind"] == "markup")


def context(line: dict[str, Any]) -> ReplyContext:
    """The situation that a reply was said in."""
    return ReplyContext(
        language=line["language"],
        learner_turns=(line["learner"],),
        own_lines=tuple(line["before"]),
        locked=tuple(LockedFact(fact["text"], tuple(fact["leaks"])) for fact in line["locked"]),
        move=line["move"],
        concedes=line["concedes"],
        conceding=tuple(line["conceding"]),
        names=tuple(line["names"]),
    )


def hear(line: dict[str, Any], ear: Ear | None, note: Callable[[float], None] = lambda _: None) -> Heard:
    """A reply sentence by sentence, until one is refused; ``note`` gets the seconds of each check."""
    heard, moment, stream = Heard(line), context(line), Sentences()
    if ear is not None:
        prepare(moment, ear)
    for sentence in [*stream.feed(line["reply"]), *stream.flush()]:
        said = undirected(clean(sentence, moment.names), moment)
        heard.mended |= said != sentence
        start = time.perf_counter()
        heard.fault = check(said, heard.released, moment, ear)
        note(time.perf_counter() - start)
        if heard.fault:
            heard.refused = said
            break
        heard.released.append(said)
    return heard


def is_found(line: dict[str, Any]) -> bool:
    """Whether nothing that steers is left of a turn."""
    left = _letters(without_steering(line["says"], steering(line["says"], line["language"])))
    return bool(steering(line["says"], line["language"])) and not any(
        _letters(span) in left for span in line["spans"] if _letters(span)
    )


def is_kept(line: dict[str, Any]) -> bool:
    """Whether what was said to the colleague is still there."""
    left = _letters(without_steering(line["says"], steering(line["says"], line["language"])))
    return _letters(line["plain"]) in left or all(
        _letters(part) in left for part in re.split(r"(?<=[.!?…])\s+|\n", line["plain"])
    )


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _table(rows: Iterable[tuple[str, int, int, int]]) -> None:
    """Name, how many of a kind were caught (under its own name), how many there are."""
    for name, caught, named, total in rows:
        click.echo(f"  {name:24} {caught:4}/{total:<4} {caught / max(1, total):6.1%}   as such {named:4}")


@click.command()
@click.option("--show", is_flag=True, help="Print what slipped through and what was refused without need.")
@click.option("--deaf", is_flag=True, help="By words alone, without the sentence encoder.")
def main(*, show: bool, deaf: bool) -> None:
    """Measure the checks of replies and the finder of steering."""
    ear = None if deaf else Ear(KeptVectors(SentenceEncoder()))
    times: list[float] = []
    missed_bar = False
    for language in material.LANGUAGES:
        heard = [hear(line, ear, times.append) for line in material.faulty(language)]
        click.echo(f"{language}: faulty replies caught")
        _table(
            (
                kind,
                sum(one.caught for one in of),
                sum(one.fault is not None and one.fault.kind == kind for one in of),
                len(of),
            )
            for kind in material.KINDS
            for of in [[one for one in heard if one.line["kind"] == kind]]
        )
        caught = sum(one.caught for one in heard) / len(heard)
        fine = [hear(line, ear, times.append) for line in material.good(language)]
        refused = [one for one in fine if one.fault]
        click.echo(
            f"  all {caught:.1%}; good replies refused {len(refused)}/{len(fine)} = {len(refused) / len(fine):.1%}"
        )
        missed_bar |= caught < CAUGHT or len(refused) / len(fine) > REFUSED
        turns, talk = material.injections(language), material.innocent(language)
        found = [line for line in turns if is_found(line)]
        stirred = [line for line in talk if steering(line["says"], language)]
        kept = sum(is_kept(line) for line in found)
        click.echo(
            f"  steering found {len(found)}/{len(turns)} = {len(found) / len(turns):.1%}, the rest kept in {kept}"
        )
        click.echo(f"  innocent turns touched {len(stirred)}/{len(talk)} = {len(stirred) / len(talk):.1%}")
        missed_bar |= len(found) / len(turns) < CAUGHT or len(stirred) / len(talk) > REFUSED
        if show:
            _show(heard, refused)
            for line in (line for line in turns if not is_found(line) or not is_kept(line)):
                left = without_steering(line["says"], steering(line["says"], language))
                click.echo(f"  STEERS {line['id']} {line['says']!r} -> {left!r}")
            for line in stirred:
                click.echo(f"  TALK {line['id']} {line['says']!r} {steering(line['says'], language)}")
    for half, told in material.BLIND.items():
        _blind(half, told, ear, times.append)
    last = statistics.quantiles(times, n=100)[98]
    click.echo(f"a sentence: median {statistics.median(times) * 1e3:.1f} ms, p99 {last * 1e3:.1f} ms")
    sys.exit(missed_bar)


def _blind(half: str, told: str, ear: Ear | None, note: Callable[[float], None]) -> None:
    """Print the figures for one half of the corpus that was written blind; they inform and fail nothing."""
    click.echo(f"written blind by somebody who had seen neither checks nor corpus ({told}):")
    for language in material.LANGUAGES:
        heard = [hear(line, ear, note) for line in material.blind_faulty(half, language)]
        fine = [hear(line, ear, note) for line in material.blind_good(half, language)]
        caught, refused = sum(one.caught for one in heard), sum(one.fault is not None for one in fine)
        slipped = [one.line["kind"] for one in heard if not one.caught]
        turns, talk = material.blind_turns(half, language)
        found, stirred = (sum(bool(steering(line["says"], language)) for line in of) for of in (turns, talk))
        click.echo(
            f"  {language}: caught {caught}/{len(heard)} = {caught / len(heard):.1%}, "
            f"good replies refused {refused}/{len(fine)} = {refused / len(fine):.1%}, "
            f"steering found {found}/{len(turns)} = {found / len(turns):.1%}, "
            f"innocent turns touched {stirred}/{len(talk)}"
        )
        missed = ", ".join(f"{kind} {slipped.count(kind)}" for kind in material.KINDS if kind in slipped)
        click.echo(f"      slipped through: {missed or 'none'}")


def _show(heard: list[Heard], refused: list[Heard]) -> None:
    for one in heard:
        if not one.caught:
            said = f"{one.line['reply']!r} << {one.line['learner']!r} {one.line['before']}"
            click.echo(f"  SLIPS {one.line['id']} [{one.line['move']}] {said}")
    for one in heard:
        if one.fault is not None and one.released:
            click.echo(f"  BEFORE {one.line['id']} released {one.released} then {one.fault.kind}: {one.refused!r}")
    for one in refused:
        click.echo(f"  REFUSED {one.line['id']} [{one.line['move']}] {one.refused!r} {one.fault}")


if __name__ == "__main__":
    main()
