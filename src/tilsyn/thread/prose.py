"""What running text says of an event: level words beside label words, codes in brackets, needs, dependencies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tilsyn.language.tokens import sentences
from tilsyn.thread.labels import split_code
from tilsyn.thread.matcher import Found, tokens
from tilsyn.thread.region import Candidate, Region
from tilsyn.thread.words import cut

__all__ = ["complete", "reasoned"]

_LEVELLED = ("likelihood", "consequence", "uncertainty", "controllability", "risk")
_CLAUSE = re.compile(r"[,;]\s+|\s[–-]\s|\.\s+")
_COUNT = re.compile(r"(?<![\d./-])\d{1,3}(?:[ .]\d{3})*(?![\d/-]|\.\d)")
_SENTENCE = 5
_SHORT = re.compile(r"(?<!\w)([A-ZÆØÅ]{1,4})\s?[=:]?\s?(\d)(?!\w)")
"""An abbreviated value with its step: *LH 3*, *N2*."""


def complete(region: Region, found: Sequence[Candidate]) -> None:
    """Fill in fields that the running text or the values already found show."""
    for candidate in found:
        _consequence(region, candidate)
        for _, sentence in candidate.prose:
            _levels(region, candidate, sentence)
            _bracketed(region, candidate, sentence)
        _told(region, candidate)
        _consequence(region, candidate)
        _likelihood_reason(region, candidate)
        _reasons(region, candidate)


def _levels(region: Region, candidate: Candidate, sentence: str) -> None:
    """A label word and a level word in the same clause."""
    for clause in _CLAUSE.split(sentence):
        hits = [hit for hit in region.words.prose.longest(clause) if hit.label in _LEVELLED]
        if not hits:
            continue
        field = hits[0].label
        levels = [hit for hit in region.words.levels.longest(clause) if all(_apart(hit, other) for other in hits)]
        if levels:
            if field in ("likelihood", "consequence", "risk"):
                candidate.codes.setdefault(field, clause[levels[0].start : levels[0].end])
            if field != "risk":
                candidate.put(field, region.words.real(sentence, field))
        elif field in ("uncertainty", "controllability") and len(tokens(sentence)) >= 4:
            candidate.put(field, region.words.real(sentence, field))


def _apart(hit: Found, other: Found) -> bool:
    return hit.last < other.first or hit.first > other.last


def _bracketed(region: Region, candidate: Candidate, sentence: str) -> None:
    """Codes of the document's own scale: *(D)*, *(LH 3, MV 5)*."""
    for match in re.finditer(r"\(([A-ZÆØÅ0-9][^()]{0,40})\)", sentence):
        for part in re.split(r"[,;]\s*", match.group(1)):
            pair = re.fullmatch(r"([A-ZÆØÅ]{1,4})\s?[=:]?\s?([0-9A-E])", part)
            value = region.scales.abbreviations.get(pair.group(1)) if pair is not None else None
            if pair is not None and value is not None:
                candidate.values.setdefault(value, (pair.group(1), f"{pair.group(2)}. {cut(sentence, 200)}"))
            elif re.fullmatch(r"[A-E]", part) and region.scales.likelihood.knows(part):
                candidate.codes.setdefault("likelihood", part)
                candidate.put("likelihood_reason", cut(sentence))


def _told(region: Region, candidate: Candidate) -> None:
    """Needs and effects told in sentences, those under the labels of the event included."""
    for sentence in _all_sentences(region, candidate):
        fields = {hit.label for hit in region.words.prose.find(sentence)}
        if not fields or len(tokens(sentence)) < 4:
            continue
        helped = {hit.label for hit in region.words.prose_with.find(sentence)}
        for field in sorted(fields):
            if field in _LEVELLED or field in candidate.fields:
                continue
            if field in region.words.data.prose_with and field not in helped:
                continue
            candidate.put(field, region.words.real(sentence, field))


def _all_sentences(region: Region, candidate: Candidate) -> Iterator[str]:
    for _, sentence in candidate.prose:
        yield sentence
    for text in candidate.told:
        for start, end in sentences(text, region.words.abbreviations):
            yield text[start:end]


def _consequence(region: Region, candidate: Candidate) -> None:
    """The protected values that are assessed, and the highest of them as the consequence."""
    if "consequence" in candidate.fields or candidate.values:
        _values_within(region, candidate)
    if candidate.values:
        names = list(dict.fromkeys(name for name, _ in candidate.values.values()))
        if len(candidate.values) >= 2:
            candidate.fields.setdefault("values", cut(", ".join(names)))
        told = "; ".join(f"{name}: {text}" for name, text in candidate.values.values())
        candidate.fields.setdefault("consequence", cut(told))
        ranked = [
            (rank, split_code(text) or text)
            for _, text in candidate.values.values()
            if (rank := region.scales.consequence.rank(text, region.words)) is not None
        ]
        if ranked and "consequence" not in candidate.codes:
            candidate.codes["consequence"] = max(ranked)[1]
        codes = [split_code(text) or "" for _, text in candidate.values.values()]
        if codes and all(code.isdigit() for code in codes):
            candidate.codes.setdefault("consequence", max(codes, key=int))
    for field in ("likelihood", "consequence"):
        if field in candidate.codes and field not in candidate.fields:
            candidate.put(field, cut(candidate.codes[field]))


def _values_within(region: Region, candidate: Candidate) -> None:
    """Values named with a level each in one text: *life and health 4, nature 2*; *economy: middling*."""
    text = candidate.fields.get("consequence", "")
    if candidate.values:
        text = "; ".join([text, *(f"{name} {value}" for name, value in candidate.values.values())])
    hits = [
        hit for hit in region.words.labels.longest(text) if hit.label.startswith("value:") and hit.end - hit.start > 3
    ]
    found: dict[str, tuple[str, str]] = {}
    for position, hit in enumerate(hits):
        stop = hits[position + 1].start if position + 1 < len(hits) else len(text)
        rest = text[hit.end : stop].strip(" :–-(").rstrip(" ,;.)")
        told = split_code(rest) is not None or not candidate.values
        if told and (region.scales.consequence.rank(rest, region.words) is not None or region.words.is_level(rest)):
            found.setdefault(hit.label[6:], (text[hit.start : hit.end], rest))
    for match in _SHORT.finditer(text):
        value = region.scales.abbreviations.get(match.group(1))
        if value is not None:
            found.setdefault(value, (match.group(1), match.group(2)))
    if len({*found, *candidate.values}) >= 2 and found.keys() - candidate.values.keys():
        candidate.values = found | candidate.values
        candidate.codes.pop("consequence", None)


def _likelihood_reason(region: Region, candidate: Candidate) -> None:
    """Reasoning beside the likelihood: words after the level, else a sentence that names the level."""
    if "likelihood_reason" in candidate.fields:
        return
    told = candidate.fields.get("likelihood", "")
    if reasoned(region, told):
        candidate.fields["likelihood_reason"] = told
        return
    code = split_code(candidate.codes.get("likelihood", "")) or ""
    if re.fullmatch(r"[A-E]|[A-Z]{1,2}\d", code):
        for _, sentence in candidate.prose:
            if re.search(rf"(?<![\w]){re.escape(code)}(?![\w])", sentence) and len(tokens(sentence)) >= _SENTENCE:
                candidate.fields["likelihood_reason"] = cut(sentence)
                return


def reasoned(region: Region, value: str) -> bool:
    """Whether a value says more than its level: what is left without code, level, label and frequency are words."""
    code = split_code(value)
    rest = value.lstrip()[len(code) :] if code is not None and value.lstrip().startswith(code) else value
    words = region.words
    spoken = [*words.levels.find(rest), *words.labels.find(rest), *words.colours.find(rest)]
    signs = words.signs.find(rest)
    if any(hit.label in ("rarer", "oftener") for hit in signs):
        spoken += [hit for hit in signs if hit.label in ("rarer", "oftener", "years")]
    left = [
        token
        for token in tokens(rest)
        if not any(hit.start <= token.start < hit.end for hit in spoken) and len(token.lower) >= 3
    ]
    letters = [token for token in left if not token.lower.isdigit()]
    return len(letters) >= 2 or len(left) >= 2 or any(len(token.lower) >= 6 for token in letters)


def _reasons(region: Region, candidate: Candidate) -> None:
    """What stands behind a short answer: reasons for warning and uncertainty, the extent of an evacuation."""
    warning = candidate.fields.get("warning", "")
    if warning:
        signs = [hit for hit in region.words.signs.find(warning) if hit.label in ("yes", "no")]
        left = [
            token
            for token in tokens(warning)
            if len(token.lower) >= 3 and not any(hit.start <= token.start < hit.end for hit in signs)
        ]
        if left:
            candidate.fields["warning_reason"] = warning
    uncertainty = candidate.fields.get("uncertainty", "")
    if uncertainty and reasoned(region, uncertainty):
        candidate.fields["uncertainty_reason"] = uncertainty
    evacuation = candidate.fields.get("evacuation", "")
    if evacuation and (_COUNT.search(evacuation) or _answers_no(region, evacuation)):
        candidate.fields["evacuation_extent"] = evacuation


def _answers_no(region: Region, value: str) -> bool:
    hits = [hit for hit in region.words.signs.longest(value) if hit.label in ("yes", "no")]
    return bool(hits) and hits[0].label == "no" and hits[0].first == 0
