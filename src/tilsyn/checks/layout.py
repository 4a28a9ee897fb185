"""Evidence by layout: a filled table with the right columns, a section with a body of its own."""

from __future__ import annotations

from pydantic import Field

from tilsyn.checks.force import Force, in_force
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.papers import holds_kind
from tilsyn.checks.passages import quotation
from tilsyn.language.features import has_feature
from tilsyn.language.view import Unit, UnitKind
from tilsyn.model import Evidence, Table

__all__ = ["HasSection", "HasTable", "find_section", "find_table"]


class HasTable(Settings):
    """A table with columns, and rows that are filled in.

    Every group of column terms must match the header of some column (or, in a form, a first cell). A row counts when
    its cells in the matched columns are filled, hold no template residue, and the row shows the features.
    """

    table: tuple[tuple[str, ...], ...] = Field(description="Groups of terms for column headers; empty: any columns.")
    rows: int = Field(default=2, ge=1, description="Rows that count, at least.")
    share: float = Field(default=0.0, description="Share of all rows that must count.")
    features: tuple[str, ...] = Field(default=(), description="Shapes that each row must show.")
    holds: tuple[tuple[str, ...], ...] = Field(default=(), description="Groups of terms; rows must hold any of each.")
    lacks: tuple[str, ...] = Field(default=(), description="Terms that make a row not count, such as *ikke laget*.")
    under: tuple[str, ...] = Field(default=(), description="A heading above or the title must hold one of these.")
    not_under: tuple[str, ...] = Field(default=(), description="No heading above may hold one of these.")
    about: tuple[str, ...] = Field(default=(), description="Heading, title, header row or lead must hold one of these.")
    not_about: tuple[str, ...] = Field(
        default=(), description="Heading, title, header row or lead holds none of these."
    )
    not_columns: tuple[str, ...] = Field(default=(), description="Terms that no column header may hold.")
    kinds: tuple[str, ...] = ()
    in_force: Force | None = Field(default=None, description="How each row's own dates lie to the assessment date.")


class HasSection(Settings):
    """A section (with those beneath it) whose heading holds a term and whose body says something."""

    section: tuple[str, ...] = Field(description="Terms of which the heading must hold one.")
    words: int = Field(default=40, description="Words of sound text, at least.")
    holds: tuple[tuple[str, ...], ...] = Field(
        default=(), description="Groups of terms; the body must hold any of each."
    )
    items: int = Field(default=0, description="List items, rows or sentences that are sound, at least.")
    features: tuple[str, ...] = Field(default=(), description="Shapes that the body must show.")
    under: tuple[str, ...] = Field(default=(), description="A heading above or the title must hold one of these.")
    not_under: tuple[str, ...] = Field(default=(), description="No heading above, nor the title, may hold these.")
    allow: tuple[str, ...] = Field(default=(), description="Faults that do no harm here, such as negated.")
    kinds: tuple[str, ...] = ()


def find_table(rule: HasTable, kinds: tuple[str, ...], context: CheckContext, part: str) -> list[Evidence]:
    """Evidence from the tables that fit, one quotation (the first row that counts) for each table."""
    text = context.text
    wanted = frozenset(rule.kinds or kinds)
    titled = text.titled(rule.under) if rule.under else None
    not_titled = text.titled(rule.not_under) if rule.not_under else set()
    about_titled = text.titled(rule.about) if rule.about else set()
    about_units = text.index.units(rule.about) if rule.about else set()
    barred_titled = text.titled(rule.not_about) if rule.not_about else set()
    barred_units = text.index.units(rule.not_about) if rule.not_about else set()
    columns = [text.index.units(group) for group in rule.table]
    holds = [text.index.units(group) for group in rule.holds]
    lacks = text.index.units(rule.lacks) if rule.lacks else set()
    found = []
    for section in text.sections:
        if text.is_foreign(section.id):
            continue
        for block in section.blocks:
            table = text.documents[section.doc].document.blocks[block].table
            units = [text.units[unit] for unit in text.block_units.get((section.doc, block), ())]
            if table is None or not units:
                continue
            if wanted and not holds_kind(units[0], wanted, context):
                continue
            if titled is not None and not text.under(units[0], titled):
                continue
            if not_titled and text.under(units[0], not_titled):
                continue
            if rule.about and not _is_about(units, about_titled, about_units, context):
                continue
            if rule.not_about and _is_barred(units, about_units, barred_titled, barred_units, context):
                continue
            if rule.not_columns and _column(table.header, rule.not_columns, context) is not None:
                continue
            matched = _columns(rule, table, units, columns, context)
            if matched is None:
                continue
            sound = [unit for unit in units if unit.id not in lacks]
            rows = [unit for unit in sound if _counts(rule, unit, table, matched, holds, context)]
            total = sum(1 for unit in units if unit.kind is UnitKind.ROW)
            if len(rows) >= rule.rows and len(rows) >= rule.share * total:
                quote = quotation(rows[0].text)
                found.append(Evidence(place=text.place(rows[0]), quote=quote, speaks="for", part=part))
    return found


def _is_about(units: list[Unit], titled: set[int], about: set[int], context: CheckContext) -> bool:
    if context.text.under(units[0], titled):
        return True
    if units[0].lead in about:
        return True
    return any(unit.id in about for unit in units if unit.kind is UnitKind.HEADER_ROW)


def _is_barred(units: list[Unit], about: set[int], titled: set[int], barred: set[int], context: CheckContext) -> bool:
    """Whether the table is about something else. Where its own header row says what it is about, no heading counts."""
    header = {unit.id for unit in units if unit.kind is UnitKind.HEADER_ROW}
    if header & about and not header & barred:
        return False
    return _is_about(units, titled, barred, context)


def _columns(
    rule: HasTable, table: Table, units: list[Unit], groups: list[set[int]], context: CheckContext
) -> list[int] | None:
    """Indices of the matched columns; empty when the match is in the first column (a form); None without a match."""
    if not rule.table:
        return []
    header = [unit for unit in units if unit.kind is UnitKind.HEADER_ROW]
    if header:
        matched = []
        cells = table.header
        for position in range(len(rule.table)):
            if not any(unit.id in groups[position] for unit in header):
                break
            column = _column(cells, rule.table[position], context)
            if column is not None:
                matched.append(column)
        else:
            return matched
    rows = [unit.id for unit in units]
    return [] if all(any(row in group for row in rows) for group in groups) and not header else None


def _column(cells: tuple[str, ...], terms: tuple[str, ...], context: CheckContext) -> int | None:
    for number, cell in enumerate(cells):
        if cell and context.text.matches(cell, terms):
            return number
    return None


def _counts(
    rule: HasTable, unit: Unit, table: Table, matched: list[int], holds: list[set[int]], context: CheckContext
) -> bool:
    if unit.kind is not UnitKind.ROW or unit.row is None:
        return False
    cells = table.rows[unit.row]
    filled = [cell for cell in cells if cell.strip(" -–—")]
    if len(filled) < 2 or context.text.clauses.placeholder(unit.text):
        return False
    if any(not cells[column].strip(" -–—") for column in matched):
        return False
    if not all(has_feature(name, unit.text) for name in rule.features):
        return False
    if rule.in_force is not None and not in_force(rule.in_force, unit.text, " | ".join(table.header), context):
        return False
    return all(unit.id in group for group in holds)


def find_section(rule: HasSection, kinds: tuple[str, ...], context: CheckContext, part: str) -> list[Evidence]:
    """Evidence from the sections that fit: the first sound unit of each is quoted."""
    text = context.text
    wanted = frozenset(rule.kinds or kinds)
    holds = [text.index.units(group) for group in rule.holds]
    titled = text.titled(rule.under) if rule.under else None
    barred = text.titled(rule.not_under) if rule.not_under else set()
    found = []
    for number in sorted(text.titled(rule.section)):
        section = text.sections[number]
        units = [text.units[unit] for part_ in text.subtree(number) for unit in part_.units]
        if not units or (wanted and not holds_kind(units[0], wanted, context)):
            continue
        if titled is not None and (section.level == 0 or not text.under(units[0], titled)):
            continue
        if barred and text.under(units[0], barred):
            continue
        if text.worded(section, "definition", "history") or text.lawful(number):
            continue
        harmless = {None, *rule.allow}
        sound = [unit for unit in units if unit.kind is not UnitKind.HEADER_ROW and text.unit_fault(unit) in harmless]
        if sum(unit.text.count(" ") + 1 for unit in sound) < rule.words or len(sound) < rule.items:
            continue
        if any(all(unit.id not in group for unit in sound) for group in holds):
            continue
        body = "\n".join(unit.text for unit in sound)
        if not all(has_feature(name, body) for name in rule.features):
            continue
        best = _telling(sound, holds)
        found.append(Evidence(place=text.place(best), quote=quotation(best.text), speaks="for", part=part))
    return found


def _telling(units: list[Unit], holds: list[set[int]]) -> Unit:
    return max(units, key=lambda unit: (sum(unit.id in group for group in holds), -unit.id))
