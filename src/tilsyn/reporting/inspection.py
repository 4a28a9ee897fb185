"""What was read: the first thing to look at when a finding surprises."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tilsyn.messages import Translator
from tilsyn.model import BlockKind, Dossier, MarkingKind, RecognisedDocument, Text, Zone
from tilsyn.reporting.json_report import dates_of
from tilsyn.reporting.plain import cut, iso_name, place_text, plain, unread_text

__all__ = ["file_lines", "folder_lines"]

Names = Mapping[str, Text]

_MOST = 40


def folder_lines(dossier: Dossier, names: Names, say: Translator) -> list[str]:
    """Each file with its kind and dates, and whose dossier it is."""
    from tabulate import tabulate

    municipality = dossier.municipality
    lines = [
        say("inspect.municipality", name=municipality.name if municipality else say("inspect.unknown"),
            number=(municipality.number if municipality else None) or "–"),
        say("inspect.language", language=say(f"language.{dossier.language}")),
        "",
    ]  # fmt: skip
    rows = [
        [plain(item.document.file), _kind(item, names, say), _dates(item, say), "; ".join(_remarks(item, names, say))]
        for item in dossier.documents
    ]
    heads = [say("html.file"), say("html.file.kind"), say("html.file.dates"), say("html.file.remarks")]
    lines += tabulate(rows, headers=heads, tablefmt="simple", maxcolwidths=[22, 22, 17, 17]).split("\n")
    return lines


def file_lines(item: RecognisedDocument, names: Names, say: Translator, mask: Callable[[str], str]) -> list[str]:
    """Everything that was read of one file, without its running text."""
    read = item.document
    facts = [
        (say("html.file"), read.file),
        (say("inspect.title"), item.title or "–"),
        (say("html.file.kind"), _kind(item, names, say)),
        (say("inspect.municipality.short"), item.municipality.name if item.municipality else "–"),
        (say("inspect.form"), say(f"language.{item.language}") if item.language else "–"),
        (say("html.file.pages"), str(read.pages) if read.pages else say("inspect.no_pages")),
        (say("inspect.blocks"), str(len(read.blocks))),
        (say("inspect.hash"), read.sha256[:16]),
    ]
    lines = [f"{name + ':':<16} {mask(value)}" for name, value in facts]
    lines += [f"! {text}" for text in _remarks(item, names, say)]
    lines += [f"· {say(f'notice.{notice.kind.value}')}: {notice.count}" for notice in read.notices]
    lines += _spans(item, names, say)
    lines += _titled(say("html.file.dates"), _all_dates(item, say, mask))
    lines += _titled(say("inspect.outline"), _outline(item, mask))
    lines += _titled(say("inspect.tables"), _tables(item, say, mask))
    return [plain(line) for line in lines]


def _titled(title: str, lines: Sequence[str]) -> list[str]:
    shown = list(lines[:_MOST]) + ([f"  … +{len(lines) - _MOST}"] if len(lines) > _MOST else [])
    return ["", f"{title} ({len(lines)})", *shown]


def _kind(item: RecognisedDocument, names: Names, say: Translator) -> str:
    whole = [span.kind for span in item.kinds if span.whole]
    found = [say.pick(names.get(kind)) or kind for kind in dict.fromkeys(whole)]
    return ", ".join(found) or say("report.files.no_kind")


def _spans(item: RecognisedDocument, names: Names, say: Translator) -> list[str]:
    """Sections that are of a kind of their own."""
    parts = [span for span in item.kinds if not span.whole]
    if not parts:
        return []
    blocks = item.document.blocks
    rows = [
        f"  {say.pick(names.get(span.kind)) or span.kind}: {place_text(blocks[span.first].place, say, document=False)}"
        for span in parts
        if span.first < len(blocks)
    ]
    return _titled(say("inspect.parts"), rows)


def _dates(item: RecognisedDocument, say: Translator) -> str:
    return "; ".join(f"{say(f'date_role.{role}')} {iso_name(text, say)}" for role, text in dates_of(item).items())


def _all_dates(item: RecognisedDocument, say: Translator, mask: Callable[[str], str]) -> list[str]:
    rows = []
    for fact in item.dates:
        role = f"date_role.{fact.role.value}"
        where = place_text(fact.place, say, document=False)
        name = say(role) if say.has(role) else say("inspect.other_date", role=fact.role.value)
        rows.append(f"  {fact.span.iso():<10}  {name}: «{mask(cut(fact.quote, 60))}»{f' ({where})' if where else ''}")
    return rows


def _remarks(item: RecognisedDocument, names: Names, say: Translator) -> list[str]:
    remarks = [unread_text(part, say) for part in item.document.unread]
    if item.not_used:
        key = f"not_used.{item.not_used}"
        reason = say.pick(names.get(item.not_used)) or say(key if say.has(key) else "not_used.other")
        remarks.append(say("report.files.not_used", reason=reason))
    if item.foreign:
        remarks.append(say("fault.foreign"))
    return remarks + [say(f"marking.{kind.value}") for kind in MarkingKind if item.has(kind)]


def _outline(item: RecognisedDocument, mask: Callable[[str], str]) -> list[str]:
    rows = []
    for block in item.document.blocks:
        if block.kind is BlockKind.HEADING and block.zone is Zone.BODY:
            text = f"{block.number} {block.text}" if block.number else block.text
            page = f"  [{block.place.page}]" if block.place.page else ""
            rows.append("  " * (block.level or 1) + mask(cut(text, 70)) + page)
    return rows


def _tables(item: RecognisedDocument, say: Translator, mask: Callable[[str], str]) -> list[str]:
    rows = []
    for block in item.document.blocks:
        if block.table is not None:
            width = len(block.table.rows[0]) if block.table.rows else 0
            head = " | ".join(cell for cell in block.table.header if cell)
            where = place_text(block.place, say, document=False)
            rows.append(f"  {len(block.table.rows)} × {width}: {mask(cut(head, 50))}{f' ({where})' if where else ''}")
    return rows
