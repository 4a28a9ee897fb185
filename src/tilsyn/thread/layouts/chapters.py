"""A chapter for each event: headings side by side whose bodies assess, by labels, subheadings, tables or prose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tilsyn.language.view import Section, UnitKind
from tilsyn.model import BlockKind
from tilsyn.thread.labels import Labelled, run_in
from tilsyn.thread.layouts.classes import risk_class
from tilsyn.thread.layouts.forms import Form, fill, read_columns_as_form, read_form
from tilsyn.thread.matcher import tokens
from tilsyn.thread.region import Candidate, Region
from tilsyn.thread.words import Label

__all__ = ["find_chapters"]

_CORE = frozenset({"likelihood", "consequence", "risk"})


@dataclass
class _Body:
    """What stands beneath a heading, its labelled subheadings included."""

    section: Section
    labelled: list[Labelled] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)
    inner: list[Section] = field(default_factory=list)

    @property
    def ids(self) -> set[str]:
        """Fields and values labelled in the body."""
        return {item.label.id if item.label.sort == "field" else "value" for item in self.labelled if item.value}

    @property
    def strong(self) -> bool:
        """Whether the labels are those of an assessment."""
        ids = self.ids
        return (bool(ids & (_CORE | {"value"})) and len(ids) >= 2) or len(ids) >= 4


def find_chapters(region: Region, taken: set[int], known: Sequence[Candidate]) -> list[Candidate]:
    """Candidates for events that have a heading of their own.

    Parameters
    ----------
    region:
        The analysis.
    taken:
        Blocks that other layouts have used (forms with names of their own): they make no chapter.
    known:
        Events found otherwise; a heading that is one of them needs less to show it.
    """
    bodies = {section.id: _body(region, section, taken) for section in region.sections}
    chosen = [body for body in bodies.values() if _is_event(region, body, known)]
    chosen = _beside(region, bodies, chosen, known)
    inner = {section.id for body in chosen for section in body.inner}
    parents = {entry.id for body in chosen for entry in region.text.lineage(body.section.id)[1:]}
    return [
        _candidate(region, body)
        for body in sorted(chosen, key=lambda body: body.section.first_block)
        if body.section.id not in inner and body.section.id not in parents
    ]


def _body(region: Region, section: Section, taken: set[int]) -> _Body:
    body = _Body(section)
    _read(region, section, body, taken)
    for child in section.children:
        inner = region.text.sections[child]
        label = region.words.label(region.names.number(inner.title)[1])
        if label is None or label.cover < 0.5 or label.sort not in ("field", "value"):
            continue
        body.inner.append(inner)
        start = len(body.prose)
        _read(region, inner, body, taken, under=(label, inner.title))
        text = " ".join(text for _, text in body.prose[start:])
        if text:
            body.labelled.append(Labelled(label, inner.title, text))
    return body


def _read(
    region: Region, section: Section, body: _Body, taken: set[int], under: tuple[Label, str] | None = None
) -> None:
    """Read the section's own blocks into the body."""
    pending = under
    for index in section.blocks:
        block = region.blocks[index]
        if index in taken:
            continue
        body.blocks.add(index)
        if block.kind is BlockKind.TABLE and block.table is not None:
            form = read_columns_as_form(block.table.rows, region) or read_form(block.table.rows, region)
            if _tells(form):
                body.labelled += [Labelled(label, name, value) for label, name, value, _ in form.entries]
            continue
        found = run_in(block.text, region.words)
        if found:
            body.labelled += [item for item in found if item.value]
            pending = None
            if len(found) == 1 and not found[0].value:
                pending = (found[0].label, found[0].name)  # the label stands on a line of its own
            continue
        title = region.words.label(block.text) if block.strong or len(block.text) < 60 else None
        if title is not None and title.cover >= 0.8 and title.sort in ("field", "value") and block.strong:
            pending = (title, block.text)
            continue
        if pending is not None and under is None:
            body.labelled.append(Labelled(*pending, block.text))
        for unit in region.text.block_units.get((region.doc, index), ()):
            entry = region.text.units[unit]
            if entry.kind in (UnitKind.SENTENCE, UnitKind.ITEM):
                body.prose.append((index, entry.text))


def _tells(form: Form) -> bool:
    return len(form.fields) >= 2 and len(form.entries) >= 0.5 * form.rows


def _is_event(region: Region, body: _Body, known: Sequence[Candidate]) -> bool:
    section = body.section
    number, title = region.names.number(section.title)
    label = region.words.label(title)
    name = region.name(section.title)
    if label is not None and label.cover >= 0.75 and label.sort != "event" and not name.codes:
        return False
    if region.sort_of(section) == "other" or len(tokens(title)) > 16:
        return False
    parent = region.text.sections[section.parent] if section.parent is not None else None
    if region.excluded(parent) and not (body.strong and name.codes):
        return False
    if body.strong and (name.codes or region.among_events(section) or number is not None):
        return True
    best = max((region.names.alike(name, region.name(item.name)) for item in known), default=0.0)
    has_text = bool(body.prose or body.labelled)
    if has_text and number is not None and section.title.rstrip().endswith(f"{number})"):
        return any(number in item.numbers for item in known)  # "Bus (no. 8)": the heading refers to the event
    if best >= 0.75 and has_text:
        return True
    return bool(name.codes) and has_text and region.among_events(section) and region.sort_of(section) != "events"


def _beside(region: Region, bodies: dict[int, _Body], chosen: list[_Body], known: Sequence[Candidate]) -> list[_Body]:
    """Siblings of chosen chapters that assess likewise, and no lone ones."""
    groups: dict[int | None, list[_Body]] = defaultdict(list)
    for body in bodies.values():
        groups[body.section.parent].append(body)
    ids = {body.section.id for body in chosen}
    result = list(chosen)
    for group in groups.values():
        strong = [body for body in group if body.strong]
        picked = [body for body in group if body.section.id in ids]
        if (len(strong) >= 3 and len(strong) >= 0.5 * len(group)) or (len(picked) >= 2 and strong):
            for body in strong:
                label = region.words.label(body.section.title)
                named = label is None or label.cover < 0.75
                other = region.sort_of(body.section) == "other" or region.excluded(body.section)
                if body.section.id not in ids and named and not other:
                    result.append(body)
    if len(result) == 1 and not known:
        return [] if not result[0].strong else result
    return result


def _candidate(region: Region, body: _Body) -> Candidate:
    section = body.section
    place = region.place(section.first_block)
    number, name = region.names.number(section.title)
    candidate = Candidate(" ".join(name.split()), place, "chapter")
    if number is not None:
        candidate.numbers.add(number)
    heading = region.blocks[section.first_block].number
    if heading:
        candidate.numbers.add(heading.strip(" ."))
    for item in body.labelled:
        fill(candidate, item.label, item.name, item.value, region.words)
    for match in re.finditer(r"\(([^)]{3,24})\)", section.title):
        risk = risk_class(match.group(1), region.words, region.scales)
        if risk is not None:
            candidate.risks.append((risk, place, section.title))
            candidate.name = " ".join(candidate.name.replace(match.group(), "").split())
    candidate.prose = body.prose
    candidate.blocks = body.blocks
    if "description" not in candidate.fields:
        opening = " ".join(text for _, text in body.prose[:4])
        if len(tokens(opening)) >= 6:
            candidate.put("description", region.words.real(opening))
    return candidate
