"""``vurderinger.yaml``: people's judgements of findings, validated, and laid beside the findings they are about.

A judgement that cannot be used (malformed, expired, not yet made) gives the finding back and says so: with a note on
the finding and a warning that names file and line. The file is never written by the program.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tilsyn.engine import roll_up
from tilsyn.errors import DossierError, RulesetError
from tilsyn.model import Finding, Judgement, Result
from tilsyn.rules.lines import Lined, load_lined

__all__ = ["JUDGEMENT_FILE", "Judgements", "Problem", "apply_judgements", "parse_judgements", "read_judgements"]

JUDGEMENT_FILE = "vurderinger.yaml"

_FIELDS = tuple(Judgement.model_fields)
_REQUIRED = ("requirement", "result", "by", "date", "reason")
_SHORTEST = 8


@dataclass(frozen=True)
class Problem:
    """A judgement that cannot be used: message key and values, and the requirement it was meant for, if known."""

    key: str
    values: dict[str, object]
    requirement: str | None = None


@dataclass
class Judgements:
    """What the file holds: judgements by line, and what is wrong with others."""

    valid: list[tuple[int, Judgement]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_judgements(folder: Path) -> Judgements:
    """The judgements beside a dossier's documents; none when there is no file.

    Raises
    ------
    DossierError
        When the file as a whole is not a list in YAML and UTF-8. A single bad judgement is a problem, not an error.
    """
    path = folder / JUDGEMENT_FILE
    if not path.is_file():
        return Judgements()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise DossierError("judgement.encoding", file=JUDGEMENT_FILE) from problem
    return parse_judgements(text)


def parse_judgements(text: str, file: str = JUDGEMENT_FILE) -> Judgements:
    """Read the text of a judgements file. Raises DossierError as :func:`read_judgements` does."""
    try:
        lined = load_lined(file, text)
    except RulesetError as problem:
        raise DossierError(problem.key, **problem.values) from problem
    found = Judgements()
    if lined.data is None:
        return found
    if not isinstance(lined.data, list):
        raise DossierError("judgement.list", file=file, line=1, shown=lined.shown(1))
    for number, record in enumerate(lined.data):
        line = lined.line_of((number,))
        judged = _entry(record, number, lined)
        if isinstance(judged, Problem):
            found.problems.append(judged)
        else:
            found.valid.append((line, judged))
    return found


def _entry(record: Any, number: int, lined: Lined) -> Judgement | Problem:
    if not isinstance(record, dict):
        return _problem("judgement.mapping", lined, (number,))
    about = str(record["requirement"]) if record.get("requirement") else None
    for key in record:
        if key not in _FIELDS:
            near = _nearest(str(key), _FIELDS)
            allowed = ", ".join(_FIELDS)
            return _problem("judgement.key", lined, (number, key), about, key=key, nearest=near, allowed=allowed)
    for key in _REQUIRED:
        if record.get(key) is None or not str(record[key]).strip():
            return _problem("judgement.lacks", lined, (number, key), about, key=key)
    if record["result"] not in [result.value for result in Result]:
        allowed = ", ".join(result.value for result in Result)
        return _problem("judgement.result", lined, (number, "result"), about, value=record["result"], allowed=allowed)
    for key in ("date", "until"):
        if record.get(key) is not None and type(record[key]) is not date:
            return _problem("judgement.date", lined, (number, key), about, key=key, value=record[key])
    if record.get("until") is not None and record["until"] < record["date"]:
        return _problem("judgement.until", lined, (number, "until"), about)
    words = {key: str(record[key]).strip() for key in ("requirement", "by", "reason")}
    shown = str(record["text"]).strip().rstrip(".…") if record.get("text") is not None else None
    try:
        return Judgement.model_validate({**record, **words, "text": shown})
    except ValidationError as problem:
        first = problem.errors()[0]
        where = str(first["loc"][0]) if first["loc"] else "?"
        return _problem("judgement.value", lined, (number, where), about, key=where)


def _problem(
    message: str, lined: Lined, path: tuple[str | int, ...], about: str | None = None, **values: object
) -> Problem:
    line = lined.line_of(path)
    return Problem(message, {"file": lined.name, "line": line, "shown": lined.shown(line), **values}, about)


def apply_judgements(
    findings: Sequence[Finding],
    judgements: Judgements,
    as_of: date,
    known: Collection[str],
    warn: Callable[..., None],
) -> tuple[Finding, ...]:
    """Lay judgements beside the findings they are about.

    Parameters
    ----------
    findings:
        In the statute's order, each with the hash of its evidence in ``text``.
    as_of:
        The assessment date. A judgement holds from its date up to and including its expiry day.
    known:
        Ids of all requirements of the rulesets used, also those not in force.
    warn:
        Called with a message key and values for each judgement that is not used or needs a look.

    Returns
    -------
    The findings with judgements and notes. Roll-ups without a judgement of their own follow those of their parts.
    """
    by_id = {finding.requirement: finding for finding in findings}
    for problem in judgements.problems:
        warn(problem.key, **problem.values)
        if problem.requirement in by_id:
            by_id[problem.requirement] = _noted(by_id[problem.requirement], "judgement_malformed")
    for line, judgement in sorted(judgements.valid, key=lambda item: (item[1].date, item[0])):
        finding = by_id.get(judgement.requirement)
        if finding is None:
            _unknown(judgement, line, known, warn)
        elif judgement.date > as_of:
            warn("judgement.future", file=JUDGEMENT_FILE, line=line, requirement=judgement.requirement)
            by_id[finding.requirement] = _noted(finding, "judgement_future")
        elif judgement.until is not None and as_of > judgement.until:
            where = {"file": JUDGEMENT_FILE, "line": line, "requirement": judgement.requirement}
            warn("judgement.expired", **where, until=judgement.until)
            by_id[finding.requirement] = _noted(finding, "judgement_expired")
        else:
            by_id[finding.requirement] = _judged(finding, judgement, line, warn)
    return tuple(_followed(by_id[finding.requirement], by_id) for finding in findings)


def _judged(finding: Finding, judgement: Judgement, line: int, warn: Callable[..., None]) -> Finding:
    """The finding with its judgement; a later one takes the place of an earlier, and of notes on such."""
    notes: tuple[str, ...] = ()
    if judgement.text and not _same_text(judgement.text, finding.text or ""):
        warn("judgement.text_changed", file=JUDGEMENT_FILE, line=line, requirement=judgement.requirement)
        notes = ("judgement_text_changed",)
    return finding.model_copy(update={"judgement": judgement, "notes": notes})


def _same_text(given: str, now: str) -> bool:
    return now == given or (len(given) >= _SHORTEST and now.startswith(given))


def _unknown(judgement: Judgement, line: int, known: Collection[str], warn: Callable[..., None]) -> None:
    where = {"file": JUDGEMENT_FILE, "line": line, "requirement": judgement.requirement}
    if judgement.requirement in known:
        warn("judgement.not_assessed", **where)
    else:
        warn("judgement.unknown", **where, nearest=_nearest(judgement.requirement, sorted(known)))


def _nearest(word: str, words: Sequence[str]) -> str:
    return ", ".join(difflib.get_close_matches(word, words, n=3, cutoff=0.5)) or "–"


def _noted(finding: Finding, note: str) -> Finding:
    if finding.judgement is not None or note in finding.notes:
        return finding
    return finding.model_copy(update={"notes": (*finding.notes, note)})


def _followed(finding: Finding, by_id: dict[str, Finding]) -> Finding:
    parts = [by_id[part] for part in finding.rollup if part in by_id]
    if finding.judgement is not None or not any(part.judgement for part in parts):
        return finding
    outcome = roll_up(parts)
    changes = {"result": outcome.result, "reason": outcome.reason, "lacking": outcome.lacking}
    return _noted(finding.model_copy(update=changes), "rollup_judged")
