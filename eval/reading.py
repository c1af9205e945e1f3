"""How well a folder of acts is read: mechanical checks, the same before and after a change of the reader.

``python -m eval.reading DIR [DIR …] [--list CHECK]`` reads every ``*.txt`` below the folders, one after the other, and
prints for each check how many acts it concerns and how many places; with ``--list``, the acts of one check. A check
finds what looks wrong from outside (a line with the next number inside a unit, a name below an office), so a count is a
ceiling to be driven down, not a verdict on each place.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.model import Act, ActCard, Part, SegmentKind, Span, State, Unit
from corpus.parse import parse
from corpus.source import Source
from corpus.text import fold

GAP = "gap in the source"  # a fact of the source, no fault of reading
_HUGE = 10_000  # characters of one unit's own text
_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_AGAIN = re.compile(r"\.[a-z]$|\.\d+$")
_OPENING = re.compile(r"\s*(?P<n>\d{1,3})(?:-\d+)?\s?(?P<mark>[.)])\s*(?=[^\d\s])")
_NAMED = re.compile(rf"(?:^|\|\s*|\s{{3,}}|_\s*)(?:[{_UPPER}]\.\s?){{1,2}}\s?[{_UPPER}][а-яёәғқңөұүһіa-z'-]+\s*\|?\s*$")
_OFFICE = re.compile(r"президент|министр|төраға|хатшы|әкім|басшы|председател|секретар|аким|руководител", re.IGNORECASE)
_ROW = re.compile(r"\t\|\t")
_BARE = re.compile(r"\s*(?:\d+\s?\.|\d+\)|[А-ЯӘҒҚҢӨҰҮҺІ])")


@dataclass
class Tally:
    """What was counted: places by check, acts by check, and how long the reading took."""

    acts: int = 0
    characters: int = 0
    size: int = 0
    seconds: float = 0.0
    places: Counter[str] = field(default_factory=Counter)
    concerned: dict[str, list[tuple[str, int, str]]] = field(default_factory=dict)

    def add(self, name: str, found: Sequence[tuple[str, str]]) -> None:
        """Add the findings of one act: (check, place)."""
        for check, count in Counter(check for check, _ in found).items():
            example = next(place for name_of, place in found if name_of == check)
            self.places[check] += count
            self.concerned.setdefault(check, []).append((name, count, example))


def examine(act: Act) -> Iterator[tuple[str, str]]:
    """What looks wrong in an act: (check, place)."""
    yield from _tiles(act)
    units = [unit for part in act.parts for unit in part.walk()]
    yield from _ids(units)
    yield from _gaps(act)
    if not any(unit.own_spans for unit in units):
        yield "act without a unit", act.source.strip()[:80]
    for part in act.parts[1:]:
        if not part.title and not part.approval:
            yield "part without title", part.slug
    for unit in units:
        yield from _unit(act, unit)
    yield from _rows(act, units)


def _tiles(act: Act) -> Iterator[tuple[str, str]]:
    if "".join(segment.span.of(act.source) for segment in act.segments) != act.source:
        yield "characters lost", ""
    for segment in act.segments:
        if segment.kind is SegmentKind.UNEXPLAINED:
            yield "characters unexplained", segment.span.of(act.source)[:40]


def _ids(units: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    for clause, count in Counter(str(unit.id) for unit in units).items():
        if count > 1:
            yield "id given twice", clause
    for unit in units:
        if str(unit.kind) != "row" and _AGAIN.search(unit.id.numbers[-1]) and unit.id.numbers[-1][-1].isalpha():
            yield "number used again", str(unit.id)


def _gaps(act: Act) -> Iterator[tuple[str, str]]:
    """Missing units: those whose number stands where a unit could begin, and those that the source lacks."""
    for units in (*(part.units for part in act.parts), *(unit.children for part in act.parts for unit in part.walk())):
        known = [(place, start) for place, unit in enumerate(units) if (start := _start(unit)) is not None]
        for place, unit in enumerate(units):
            if unit.state is not State.MISSING:
                continue
            above = max((start for at, start in known if at < place), default=0)
            below = min((start for at, start in known if at > place), default=len(act.source))
            stands = _could_begin(unit, fold(act.source[above:below]))
            yield ("missing unit, its number unread" if stands else GAP), str(unit.id)


def _could_begin(unit: Unit, text: str) -> bool:
    number = re.escape(unit.id.numbers[-1])
    if str(unit.kind) == "article":
        return re.search(rf"(?<!\d){number}\s?-\s?бап\b|статья\s+{number}\b", text, re.IGNORECASE) is not None
    mark = r"\)" if str(unit.kind) == "subclause" else r"\."
    behind = rf"(?:(?:^|[.;:»\")])\s*|(?<=[а-яёәғқңөұүһі]))[\"«(]?{number}\s?{mark}(?!\d)"
    bare = rf"^[^\S\n]*{number}\s+[\"«{_UPPER}]|\({number}\)\s"
    return re.search(rf"{behind}|{bare}", text, re.MULTILINE) is not None


def _start(unit: Unit) -> int | None:
    starts = [span.start for span in unit.own_spans] + [note.span.start for note in unit.notes]
    return min(starts, default=None)


def _unit(act: Act, unit: Unit) -> Iterator[tuple[str, str]]:
    if str(unit.kind) == "row" or not unit.own_spans:
        return
    texts = ["".join(span.of(act.source) for span in paragraph) for paragraph in (*unit.paragraphs, *unit.tail)]
    if sum(map(len, texts)) > _HUGE:
        yield "huge unit", str(unit.id)
    following = [fold(text) for text in texts[1:] if not _ROW.search(text)]
    if any(_NAMED.search(text) and len(text) < 120 for text in texts[1:]) or any(
        _OFFICE.search(text) and len(text) < 60 and text[-1:].isalpha() and text[:1].isupper()
        for text in texts[1:][-1:]
    ):
        yield "signature inside a unit", str(unit.id)
    if _swallows(unit, [fold(texts[0]), *following]):
        yield "swallowed unit", str(unit.id)


def _swallows(unit: Unit, texts: Sequence[str]) -> bool:
    """Whether the next number of the unit's own kind stands in its text where a unit could begin."""
    own = _OPENING.match(texts[0])
    if own is None or not unit.id.numbers[-1].isdigit():
        return False
    number, mark = str(int(own["n"]) + 1), re.escape(own["mark"])
    small = "" if own["mark"] == "." else "а-яәғқңөұүһі"
    begins = re.compile(rf"(?:^|[.;:]\s+){number}\s?{mark}\s*(?=[\"«(]?[{_UPPER}{small}])")
    return any(begins.search(_unquoted(text)) for text in texts)


def _unquoted(text: str) -> str:
    """The text without quotations, an open one to the end."""
    return re.sub(r'"[^"]*(?:"|$)|«[^»]*(?:»|$)', '""', text)


def _rows(act: Act, units: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """Lines of tables that are neither a row, a head nor a layout line."""
    known = {span.start for unit in units if str(unit.kind) == "row" for span in (*unit.own_spans, *unit.heads)}
    for part in act.parts:
        for span in _texts(part):
            line = span.of(act.source)
            if (
                line.count("|") > 1
                and len(_ROW.findall(line)) > 1
                and span.start not in known
                and any(map(str.isalnum, line))
            ):
                yield "row that is no unit", line[:60]


def _texts(part: Part) -> Iterator[Span]:
    for paragraph in part.paragraphs:
        yield from paragraph
    for unit in part.walk():
        yield from unit.own_spans


def read_folder(folders: Sequence[Path]) -> Tally:
    """Read and examine every act below the folders."""
    tally = Tally()
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        source = Source(text)
        russian = path.name.startswith("r") or path.stem.endswith("-ru")
        card = ActCard(path.stem, "ru" if russian else "kk", source.sha256, "text")
        tally.acts, tally.characters = tally.acts + 1, tally.characters + len(text)
        tally.size += len(text.encode("utf-8"))
        started = time.process_time()
        try:
            act = parse(card, source)
        except Exception as error:  # a crash is what is counted here, whatever it is
            tally.add(path.name, [("crash", repr(error))])
            continue
        tally.seconds += time.process_time() - started
        tally.add(path.name, list(examine(act)))
        _count(tally, act)
    return tally


def _count(tally: Tally, act: Act) -> None:
    for part in act.parts:
        for unit in part.walk():
            tally.places[f"units: {unit.kind}"] += 1
            tally.places[f"characters: {unit.kind}"] += sum(span.end - span.start for span in unit.own_spans)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of checks for the folders named."""
    parser = argparse.ArgumentParser(prog="python -m eval.reading", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--list", metavar="CHECK", help="print the acts that a check concerns")
    asked = parser.parse_args(arguments)
    tally = read_folder(asked.folders)
    speed = tally.seconds / (tally.size / 1e6 or 1)
    print(f"{tally.acts} acts, {tally.characters:,} characters, {speed:.2f} s a megabyte")
    for check in sorted(tally.places):
        concerned = tally.concerned.get(check)
        share = f"{len(concerned):6} acts {len(concerned) / tally.acts:6.1%}" if concerned else " " * 18
        print(f"{check:32} {tally.places[check]:10,} {share}")
    faults = (found for check, found in tally.concerned.items() if check != GAP)
    flagged = {name for found in faults for name, _, _ in found}
    print(f"{'any check':32} {len(flagged):15} acts {len(flagged) / (tally.acts or 1):6.1%}")
    for name, count, example in tally.concerned.get(asked.list or "", ()):
        print(f"{name:40} {count:5}  {example!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
