"""Facts weighed against each other: who decided in a case paper, and what counts where cover and log differ."""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.model import Block, BlockKind, DatedFact, DateRole, Document, Zone
from tilsyn.recognition.cover import Cover
from tilsyn.recognition.date_lines import Lines
from tilsyn.recognition.date_tables import TableReader

__all__ = ["decided", "is_case_paper", "log_beats_cover"]

_FRONT_LINES = 6
_SHORT_LINE = 12
_HEADING_LINE = 8
_AFTER_DECISION = 5
_NEAR_DAYS = 31
"""So near to the log's last row a date on the cover is the same revision, dated when it was signed."""


def is_case_paper(title: str, cover: Cover, lines: Lines) -> bool:
    """Whether a document is a case paper: it says so, or gives a meeting's date and names no plan in its title."""
    front = " ".join([title, *(line.text for line in cover.lines[:_FRONT_LINES])])
    if lines.pattern("case_paper").search(front):
        return True
    if lines.pattern("document").search(title):
        return False
    return bool(lines.pattern("meeting").search(" ".join(line.text for line in cover.lines)))


def decided(facts: Sequence[DatedFact], document: Document, lines: Lines) -> list[DatedFact]:
    """The facts of a case paper: only the body that decided has adopted, and without a decision nobody has."""
    sure = _holds_decision(document, lines)
    highest = max((lines.rank(fact.body) for fact in facts if fact.role is DateRole.ADOPTED), default=-1)
    answers = []
    for fact in facts:
        if fact.role is DateRole.ADOPTED:
            if not sure or lines.rank(fact.body) < highest:
                role = DateRole.UNKNOWN if sure else DateRole.PLANNED
                fact = fact.model_copy(update={"role": role})
            elif fact.case is None:
                fact = fact.model_copy(update={"case": _own_case(document, lines)})
        answers.append(fact)
    return answers


def _own_case(document: Document, lines: Lines) -> str | None:
    """The case number of a case paper, from its first lines."""
    for block in document.blocks[:14]:
        if block.table is None:
            for line in block.text.split("\n"):
                case = lines.case(line, 0)
                if case is not None:
                    return case
    return None


def _holds_decision(document: Document, lines: Lines) -> bool:
    """Whether the paper holds a decision: not only a proposal, and not one to put the case off."""
    deferred = lines.pattern("deferred")
    blocks = [block for block in document.blocks if block.zone in (Zone.BODY, Zone.TEXTBOX)]
    for position, block in enumerate(blocks[:-1]):
        if any(_announces(line, block, lines) for line in block.text.split("\n")):
            following = " ".join(item.text for item in blocks[position : position + _AFTER_DECISION])
            if not deferred.search(following[:400]):
                return True
    return False


def _announces(line: str, block: Block, lines: Lines) -> bool:
    """Whether a short line announces a decision: *Vedtak:*, *Behandling i kommunestyret*."""
    words = len(line.split())
    if words > _SHORT_LINE or not lines.pattern("decision").search(line) or lines.pattern("proposal").search(line):
        return False
    set_apart = block.kind is BlockKind.HEADING or block.strong or line.rstrip(" *").endswith(":")
    return set_apart or words <= _HEADING_LINE


def log_beats_cover(
    facts: Sequence[DatedFact], document: Document, cover: Cover, tables: TableReader
) -> list[DatedFact]:
    """Where the cover says a later revision than the log, the log counts.

    The cover's fact stays with the role *unknown* and the source ``cover``, so that the conflict can be reported.
    """
    logged = [
        fact
        for fact in facts
        if fact.source == "table"
        and fact.role in (DateRole.REVISED, DateRole.UPDATED)
        and _in_log(fact, document, tables)
    ]
    if not logged:
        return list(facts)
    last = max(fact.span.last for fact in logged)
    known = [fact.span for fact in facts if fact.source == "table"]
    answers = []
    for fact in facts:
        front = fact.source == "text" and fact.place.block <= cover.last and fact.role is DateRole.REVISED
        late = (fact.span.first - last).days > _NEAR_DAYS
        if front and late and not any(span.first <= fact.span.last and fact.span.first <= span.last for span in known):
            fact = fact.model_copy(update={"role": DateRole.UNKNOWN, "source": "cover"})
        answers.append(fact)
    return answers


def _in_log(fact: DatedFact, document: Document, tables: TableReader) -> bool:
    block = document.blocks[fact.place.block]
    return block.table is not None and tables.is_log(block.table, " ".join(block.place.path))
