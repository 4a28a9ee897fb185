"""Whose document it is: the municipality named on its front, in its running lines and most often in its text.

Names of the register win; a municipality that the register does not know (or no longer knows) is found by its shape,
a name before the word for municipality.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tilsyn.model import Document, Municipality, Zone
from tilsyn.recognition.cover import Cover, LineKind
from tilsyn.recognition.jurisdiction import Jurisdiction, MunicipalityEntry

__all__ = ["Named", "Register", "merge", "named_municipalities", "register"]

_NAME = r"[A-ZÀ-ÖØ-ÞĀČĐŊŠŦŽ][\w’'-]*"
_BEFORE = 64
_CONTENT = (Zone.BODY, Zone.FOOTNOTE, Zone.TEXTBOX)
_FRONT, _RUNNING, _FILE, _TEXT = 6.0, 4.0, 2.0, 0.3
_MOST = 20
_KNOWN = 2.0
_PLAIN_LETTERS = 4


@dataclass(frozen=True)
class Named:
    """A municipality that a document names.

    Attributes
    ----------
    name:
        The name as the register writes it, else as the document does.
    score:
        How much speaks for its being the document's own.
    front:
        Whether title area or running lines name it.
    count:
        How often the text names it with the word for municipality.
    """

    name: str
    score: float
    front: bool
    count: int


class Register:
    """A jurisdiction's municipalities through time, by name."""

    def __init__(self, jurisdiction: Jurisdiction) -> None:
        self.jurisdiction = jurisdiction
        self.words = tuple(jurisdiction.municipality_words)
        self._now: dict[str, list[MunicipalityEntry]] = defaultdict(list)
        self._names: dict[str, str] = {}
        self._former: dict[str, tuple[str, str, date]] = {}
        self._next: dict[str, set[str]] = defaultdict(set)
        for entry in jurisdiction.municipalities:
            for name in (entry.name, *entry.other_names):
                self._now[_key(name)].append(entry)
                self._names.setdefault(_key(name), entry.name)
        for change in jurisdiction.changes:
            if change.kind == "border":
                continue
            for old in _single(change.old_name):
                self._names.setdefault(_key(old), old)
                self._former[_key(old)] = (old, change.old_number, change.date)
                self._next[_key(old)].update(_key(new) for new in _single(change.new_name))
        self.longest = max((len(key.split()) for key in self._names), default=1)

    def known(self, name: str) -> str | None:
        """The name as the register writes it, or None."""
        return self._names.get(_key(name))

    def entry(self, name: str, *, number: str | None = None, text: str = "") -> Municipality:
        """The municipality of a name, with number, county, written form and office as far as they are sure.

        Parameters
        ----------
        name:
            A name; one that the register does not hold gives a municipality without number.
        number:
            The official number, if known; it tells two of the same name apart.
        text:
            Words of the document; a county named in it tells two of the same name apart.
        """
        entries = self._now.get(_key(name), [])
        if number is not None and not name:
            entries = [entry for entry in self.jurisdiction.municipalities if entry.number == number]
        elif number is not None:
            entries = [entry for entry in entries if entry.number == number]
        if len(entries) > 1 and text:
            entries = [entry for entry in entries if entry.county in text or entry.number in text] or entries
        if len(entries) == 1:
            entry = entries[0]
            return Municipality(
                name=entry.name,
                number=entry.number,
                county=entry.county,
                written_form=entry.written_form,
                office=entry.office,
            )
        former = self._former.get(_key(name))
        if former is not None and not entries:
            return Municipality(name=former[0], number=number or former[1])
        return Municipality(name=self.known(name) or name, number=number)

    def related(self, one: str, other: str) -> bool:
        """Whether the names are of one municipality, or one came of the other."""
        first, second = _key(self.known(one) or one), _key(self.known(other) or other)
        return first == second or second in self._later(first) or first in self._later(second)

    def _later(self, key: str) -> set[str]:
        found: set[str] = set()
        queue = [key]
        while queue:
            for following in self._next.get(queue.pop(), ()):
                if following not in found:
                    found.add(following)
                    queue.append(following)
        return found


_registers: dict[int, Register] = {}


def register(jurisdiction: Jurisdiction) -> Register:
    """The register of a jurisdiction, made once."""
    held = _registers.get(id(jurisdiction))
    if held is None or held.jurisdiction is not jurisdiction:
        held = _registers[id(jurisdiction)] = Register(jurisdiction)
    return held


def named_municipalities(document: Document, cover: Cover, known: Register) -> tuple[Named, ...]:
    """The municipalities that a document names, its own most likely first."""
    if not known.words:
        return ()
    finder = _Finder(known)
    front = Counter[str]()
    for number, line in enumerate(cover.lines):
        for name in dict.fromkeys(finder.candidates(line.text)):
            # The first lines are the letterhead and the title; a cell may name a party or a reference.
            front[name] += 1 if line.kind is LineKind.CELL else 2 if number < 4 else 1
    running = Counter(name for line in cover.running for name in set(finder.candidates(line.text)))
    texts = [block.text for block in document.blocks if block.zone in _CONTENT]
    counts = Counter(name for text in texts for name in finder.candidates(text))
    names = finder.settle(front + running + counts, texts)
    if not names:
        return tuple(_plain(cover, known))
    scores: dict[str, float] = defaultdict(float)
    seen: dict[str, int] = defaultdict(int)
    fronts: set[str] = set()
    for raw, name in names.items():
        scores[name] += _FRONT / 2 * min(front[raw], 2)
        scores[name] += _RUNNING * min(running[raw], 1)
        scores[name] += _TEXT * min(counts[raw], _MOST)
        seen[name] += counts[raw]
        if front[raw] or running[raw]:
            fronts.add(name)
    file = _key(unicodedata.normalize("NFC", document.file))
    for name in list(scores):
        scores[name] += _KNOWN if known.known(name) else 0.0
        if re.search(rf"(?<!\w){re.escape(_key(name))}(?!\w)", file.replace("_", " ").replace("/", " ")):
            scores[name] += _FILE
    ranked = sorted(scores, key=lambda name: (-scores[name], name))
    return tuple(Named(name, round(scores[name], 2), name in fronts, seen[name]) for name in ranked)


def _plain(cover: Cover, known: Register) -> Iterator[Named]:
    """Names of the register that title or file name hold without the word for municipality: a weak sign."""
    for text in (*(line.text for line in cover.lines), cover.file):
        words = [word.strip('.,:;()«»"') for word in text.split()]
        for start in range(len(words)):
            for length in range(known.longest, 0, -1):
                run = " ".join(words[start : start + length])
                name = known.known(run) if run[:1].isupper() and len(run) >= _PLAIN_LETTERS else None
                if name is not None:
                    yield Named(name, 1.0, False, 0)
                    return


def merge(found: Iterable[Sequence[Named]]) -> list[tuple[str, float]]:
    """The municipalities of a whole dossier with their scores, best first: what most documents are of."""
    totals: dict[str, float] = defaultdict(float)
    for names in found:
        best = max((item.score for item in names), default=0.0)
        for item in names:
            # Each document has one voice, whatever its length.
            totals[item.name] += item.score / best if best else 0.0
            totals[item.name] += 1.0 if item.front else 0.0
    return sorted(totals.items(), key=lambda item: (-item[1], item[0]))


class _Finder:
    """Finds names before (or after) the word for municipality."""

    def __init__(self, known: Register) -> None:
        self._known = known
        words = "|".join(re.escape(word) for word in known.words)
        self._word = re.compile(rf"(?<!\w)(?:{words})(?:s|ns|’s)?(?!\w)", re.IGNORECASE)
        self._tail = re.compile(rf"({_NAME}(?:(?:\s+|\s+og\s+|\s*-\s*){_NAME}){{0,3}})\s+$")

    def candidates(self, text: str) -> Iterator[str]:
        """Runs of capitalised words before the word for municipality, as written."""
        for match in self._word.finditer(text):
            before = self._tail.search(text[max(0, match.start() - _BEFORE) : match.start()])
            if before is not None:
                yield " ".join(before.group(1).split())

    def settle(self, raw: Counter[str], texts: Sequence[str]) -> dict[str, str]:
        """Each run of words to the name in it: the longest the register knows, else the last word."""
        settled: dict[str, str] = {}
        ends = Counter[str]()
        longer = Counter[tuple[str, str]]()
        open_runs: list[str] = []
        for run, count in raw.items():
            name = self._from_register(run)
            if name is not None:
                settled[run] = name
                continue
            words = run.split()
            ends[_key(words[-1])] += count
            if len(words) > 1 and words[-2] != "og":
                longer[_key(words[-1]), _key(words[-2])] += count
            open_runs.append(run)
        common = self._common(open_runs, texts)
        for run in open_runs:
            words = run.split()
            last = words[-1]
            if len(last) < 3 or _key(last) in common:
                continue
            name = last
            if len(words) > 1:
                first = words[-2]
                often = longer[_key(last), _key(first)] >= max(3, 0.8 * ends[_key(last)])
                if often and _key(first) not in common:
                    name = f"{first} {last}"
            settled[run] = _cased(name)
        return settled

    def _from_register(self, run: str) -> str | None:
        words = run.split()
        for start in range(len(words)):
            name = self._known.known(" ".join(words[start:]))
            if name is not None:
                return name
        return None

    @staticmethod
    def _common(runs: Sequence[str], texts: Sequence[str]) -> set[str]:
        """Words of the runs that the texts also write in lower case: no names."""
        wanted = {_key(word) for run in runs for word in run.split()[-2:]}
        if not wanted:
            return set()
        rule = re.compile(rf"(?<![\w.@/-])(?:{'|'.join(map(re.escape, sorted(wanted)))})(?![\w@/-]|\.\w)")
        return {match for text in texts for match in rule.findall(text)}


def _single(name: str) -> list[str]:
    return [part.strip() for part in name.split(" - ") if part.strip()]


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).lower().split())


def _cased(name: str) -> str:
    """A name in capitals throughout as it is usually written."""
    return "-".join(part.title() for part in name.split("-")) if name.isupper() else name
