"""Scales as the document defines them: what a step means, which way the steps go, and where a risk class begins.

Nothing is taken for granted: ``1`` may be the rarest or the most frequent. Steps are ranked by what they are defined
as (a frequency in years, or words such as *very low*), else by their order.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tilsyn.thread.labels import split_code
from tilsyn.thread.words import CODE, Words

__all__ = ["Scale", "Scales", "read_scales"]

_NUMBER = re.compile(r"\d{1,3}(?:[ .]\d{3})+|\d+")
_STEP = re.compile(r"(?:^|(?<=[\s,;:(]))((?:[A-Z]{1,2}\s?[=:]?\s?)?\d|[A-Ea-e])\s*(?=[(=:.–-]|\s[a-zæøåA-ZÆØÅ\d(])")


@dataclass
class Scale:
    """Steps of a scale to their rank, 0 for the lowest to 1 for the highest."""

    ranks: dict[str, float] = field(default_factory=dict)
    defined: bool = False

    def rank(self, value: str, words: Words) -> float | None:
        """The rank of a value by its code, else by its words; None when it has neither."""
        code = split_code(value)
        if code is not None:
            found = self._code(code)
            if found is not None:
                return found
        for hit in words.levels.longest(value):
            return (int(hit.label) - 1) / 4
        return None

    def _code(self, code: str) -> float | None:
        for key in _keys(code):
            if key in self.ranks:
                return self.ranks[key]
        return None

    def knows(self, code: str) -> bool:
        """Whether the code is a step of the scale."""
        return self._code(code) is not None


@dataclass
class Scales:
    """The scales of a document, and the numbers at which classes of risk begin."""

    likelihood: Scale = field(default_factory=Scale)
    consequence: Scale = field(default_factory=Scale)
    thresholds: dict[str, tuple[float, float]] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)

    def of_number(self, number: float) -> str | None:
        """The risk class of a product or sum, by the document's own limits."""
        for name, (low, high) in self.thresholds.items():
            if low <= number <= high:
                return name
        return None

    def of_ranks(self, likelihood: float, consequence: float) -> str:
        """The class of a cell of the usual five by five matrix."""
        product = (1 + 4 * likelihood) * (1 + 4 * consequence)
        return "high" if product >= 15 else "medium" if product > 4.5 else "low"

    def complete(self, likelihoods: Iterable[str], consequences: Iterable[str]) -> None:
        """Fill scales that the document does not define from the codes that it uses."""
        for scale, values in ((self.likelihood, likelihoods), (self.consequence, consequences)):
            if not scale.ranks:
                scale.ranks = _observed(values)


def _keys(code: str) -> list[str]:
    plain = re.sub(r"[\s=:]", "", code).upper()
    return [plain, plain.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or plain]


def _observed(values: Iterable[str]) -> dict[str, float]:
    codes = {_keys(code)[-1] for value in values if (code := split_code(value)) is not None}
    numbers = [int(code) for code in codes if code.isdigit()]
    if numbers and max(numbers) <= 10:
        top = max(4, *numbers) if max(numbers) <= 4 else max(5, *numbers)
        return {str(step): (step - 1) / (top - 1) for step in range(1, top + 1)}
    letters = [code for code in codes if code in "ABCDE" and len(code) == 1]
    return {letter: index / 4 for index, letter in enumerate("ABCDE")} if letters else {}


def read_scales(texts: Sequence[str], tables: Sequence[Sequence[Sequence[str]]], words: Words) -> Scales:
    """Read the scales of a document from its paragraphs and tables."""
    scales = Scales()
    for rows in tables:
        _read_table(rows, scales, words)
    for text in texts:
        _read_text(text, scales, words)
    _read_list(texts, scales, words)
    return scales


def _dimensions(text: str, words: Words) -> list[tuple[int, str]]:
    hits = words.labels.longest(text)
    return [(hit.start, hit.label[6:]) for hit in hits if hit.label in ("field:likelihood", "field:consequence")]


def _read_table(rows: Sequence[Sequence[str]], scales: Scales, words: Words) -> None:
    """A table whose first column holds codes or level words and whose other columns say what they mean."""
    if len(rows) < 3 or len(rows[0]) < 2 or len(rows) > 9:
        return
    body = [row for row in rows[1:] if row[0].strip()]
    codes = [row[0].strip(" .") for row in body]
    if len(codes) < 3 or len(set(codes)) < len(codes) or not all(CODE.fullmatch(code) for code in codes):
        return
    header = rows[0]
    for column in range(1, len(header)):
        steps = [(code, row[column]) for code, row in zip(codes, body, strict=True)]
        label = words.label(header[column])
        name = label.id if label is not None and label.sort == "field" else None
        if name is None and all(_frequency(text, words) is not None for _, text in steps):
            name = "likelihood"
        if name in ("likelihood", "consequence"):
            scale = scales.likelihood if name == "likelihood" else scales.consequence
            if not scale.defined:
                _define(scale, steps, words)


def _read_text(text: str, scales: Scales, words: Words) -> None:
    """A paragraph that lists steps: *Likelihood: A rarer than …, B …, C …*. And limits of risk classes."""
    _read_thresholds(text, scales, words)
    _read_abbreviations(text, scales, words)
    dimensions = _dimensions(text, words)
    for position, (start, name) in enumerate(dimensions):
        stop = dimensions[position + 1][0] if position + 1 < len(dimensions) else len(text)
        scale = scales.likelihood if name == "likelihood" else scales.consequence
        steps = _steps(text[start:stop])
        if len(steps) >= 3 and not scale.defined:
            _define(scale, steps, words)
        elif not scale.ranks:
            ends = re.search(r"(?<![\d/])(\d)\s*\(?[^.\d]{0,40}?(?:–|-|\w{2,4})\s*([2-9])(?!\d)", text[start:stop])
            if ends and int(ends.group(1)) == 1:
                top = int(ends.group(2))
                scale.ranks = {str(step): (step - 1) / (top - 1) for step in range(1, top + 1)}


def _read_list(texts: Sequence[str], scales: Scales, words: Words) -> None:
    """Steps as paragraphs or list items of their own, one after the other."""
    run: list[tuple[str, str]] = []
    for text in (*texts, ""):
        match = re.match(r"\s*((?:[A-Z]{1,2}\s?)?\d|[A-E])\s*[.:)=–-]\s*(\S.*)", text)
        follows = match is not None and (not run or _next(run[-1][0], match.group(1)))
        if match is not None and follows:
            run.append((match.group(1), match.group(2)))
            continue
        if (
            len(run) >= 3
            and not scales.likelihood.defined
            and all(_frequency(t, words) is not None for _, t in run[1:])
        ):
            _define(scales.likelihood, run, words)
        run = [(match.group(1), match.group(2))] if match is not None else []


def _next(before: str, after: str) -> bool:
    return abs(ord(before[-1]) - ord(after[-1])) == 1 and before[:-1] == after[:-1]


def _steps(text: str) -> list[tuple[str, str]]:
    """Codes in rising or falling order with the text that follows each."""
    marks = list(_STEP.finditer(text))
    chosen: list[re.Match[str]] = []
    for mark in marks:
        if not chosen or (_next(chosen[-1].group(1), mark.group(1)) and _goes_on(chosen, mark)):
            chosen.append(mark)
    if len(chosen) < 3:
        return []
    steps = []
    for position, mark in enumerate(chosen):
        stop = chosen[position + 1].start() if position + 1 < len(chosen) else len(text)
        steps.append((mark.group(1), text[mark.end() : stop]))
    return steps


def _goes_on(chosen: list[re.Match[str]], mark: re.Match[str]) -> bool:
    """Whether a step goes the same way as those before it."""
    if len(chosen) < 2:
        return True
    return (chosen[1].group(1) > chosen[0].group(1)) == (mark.group(1) > chosen[-1].group(1))


def _define(scale: Scale, steps: Sequence[tuple[str, str]], words: Words) -> None:
    hints: list[float | None] = [_frequency(text, words) for _, text in steps]
    if any(hint is None for hint in hints):
        hints = [_level(text, words) for _, text in steps]
    known = [(index, hint) for index, hint in enumerate(hints) if hint is not None]
    falls = len(known) >= 2 and known[0][1] > known[-1][1]
    if len(known) < 2:
        codes = [_keys(code)[-1] for code, _ in steps]
        falls = codes[0] > codes[-1]
    ordered = list(reversed(steps)) if falls else list(steps)
    top = len(ordered) - 1
    scale.ranks = {}
    for index, (code, _) in enumerate(ordered):
        for key in _keys(code):
            scale.ranks.setdefault(key, index / top)
    scale.defined = True


def _level(text: str, words: Words) -> float | None:
    """How high a step is by its words."""
    hits = words.levels.longest(text)
    return float(hits[0].label) if hits else None


def _frequency(text: str, words: Words) -> float | None:
    """Times a year that a definition means, or None when it names no years."""
    hits = words.signs.find(text)
    if not any(hit.label == "years" for hit in hits):
        return None
    numbers = [float(re.sub(r"[ .]", "", match.group())) for match in _NUMBER.finditer(text)]
    numbers = [number for number in numbers if number > 0] or [1.0]
    if any(hit.label == "rarer" for hit in hits):
        return 0.5 / max(numbers)
    if any(hit.label == "oftener" for hit in hits):
        return 2.0 / min(numbers)
    return 1.0 / math.sqrt(min(numbers) * max(numbers))


def _read_thresholds(text: str, scales: Scales, words: Words) -> None:
    """Limits of classes: *red is 9 and above, yellow is 4 to 8, green is below 4*; *red (8–9)*."""
    hits = words.colours.longest(text)
    if len(hits) < 2 or len({hit.label for hit in hits}) < 2:
        return
    found: dict[str, tuple[float, float]] = {}
    for position, hit in enumerate(hits):
        stop = hits[position + 1].start if position + 1 < len(hits) else len(text)
        limits = _limits(text[hit.end : stop], words)
        if limits is not None:
            found.setdefault(hit.label, limits)
    if len(found) >= 2 and not scales.thresholds:
        scales.thresholds = found
        missing = [name for name in ("high", "medium", "low") if name not in found]
        if missing == ["low"] and "medium" in found:
            scales.thresholds["low"] = (0.0, found["medium"][0] - 0.01)


def _limits(text: str, words: Words) -> tuple[float, float] | None:
    span = re.match(r"[^\d,;.]{0,14}?(\d{1,2})\s*(?:–|-|\w{2,4})\s*(\d{1,2})(?!\d|,\s*\d)", text)
    if span:
        return float(span.group(1)), float(span.group(2))
    single = re.match(r"[^\d,;.]{0,24}?(\d{1,2})(?!\d|,\s*\d)(.{0,16})", text)
    if single is None:
        return None
    number = float(single.group(1))
    before = text[: single.start(1)]
    if any(hit.label == "above" for hit in words.signs.find(single.group(2))):
        return number, 1000.0
    if any(hit.label == "below" for hit in words.signs.find(before)):
        return 0.0, number - 0.01
    if any(hit.label == "above" for hit in words.signs.find(before)):
        return number + 0.01, 1000.0
    return None


def _read_abbreviations(text: str, scales: Scales, words: Words) -> None:
    """*life and health (LH)*: what capital letters stand for in columns and brackets."""
    if "(" not in text:
        return
    found: list[tuple[str, str]] = []
    for match in re.finditer(r"([\w ,/-]{4,40}?)\s\(([A-ZÆØÅ]{1,4})\)", text):
        hits = [hit for hit in words.labels.longest(match.group(1)) if hit.label.startswith("value:")]
        if hits:
            found.append((match.group(2), hits[-1].label[6:]))
    letters = sum(1 for short, _ in found if len(short) == 1)
    for short, value in found:
        if len(short) > 1 or letters >= 2:  # a lone letter in brackets may be anything
            scales.abbreviations.setdefault(short, value)
