"""From the text of a manuscript to its head, blocks and passages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from manuscripts.head import ManuscriptError, fault, parse_head
from manuscripts.inline import InlineError, parse_inline
from manuscripts.language import written_form
from manuscripts.model import (
    Block,
    Box,
    Heading,
    Item,
    ListBlock,
    Manuscript,
    PageBreak,
    Paragraph,
    Passage,
    Picture,
    Runs,
    Table,
)

_MONTH = r"januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_HEADING = re.compile(r"(#{1,6})\s+(.*\S)\s*$")
_TYPED_NUMBER = re.compile(rf"(\d+(\.\d+)+\.?|\d{{1,2}}\.)\s(?!({_MONTH})\b)")
_BULLET = re.compile(r"(\s*)-\s+(.*)$")
_NUMBERED = re.compile(rf"(\s*)(\d{{1,3}})\.\s+(?!({_MONTH})\b)(.*)$")
_RULE = re.compile(r"\|?(\s*:?-{2,}:?\s*\|)+(\s*:?-{2,}:?\s*)?\|?\s*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"<!--\s*(.*?)\s*-->\s*$")
_SPECIAL = re.compile(r"\[\[(box|picture|control):\s*(.*)$", re.DOTALL)
_ID = re.compile(r"[a-z]{2}(\.[a-z0-9_]+)+$")
_FOREIGN = re.compile(r"(```|~~~|!\[|>\s)")


def parse_file(path: Path) -> Manuscript:
    """Read one manuscript."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ManuscriptError([fault(path, 1, f"not UTF-8: {error}")]) from error
    return parse_text(text, path)


def parse_text(text: str, path: Path) -> Manuscript:
    """Read one manuscript that is already in memory; `path` is for messages."""
    text = text.replace("\r\n", "\n")
    head, used = parse_head(path, text)
    parser = _Parser(path, text.split("\n"), at=used, pdf=head.kind == "pdf")
    parser.run()
    if parser.faults:
        raise ManuscriptError(parser.faults)
    blocks = tuple(parser.blocks)
    return Manuscript(path, head, blocks, tuple(parser.passages), written_form(head, blocks))


@dataclass
class _Parser:
    """Goes through the lines once; `at` is the index of the next line."""

    path: Path
    lines: list[str]
    at: int
    pdf: bool
    inside_box: bool = False
    blocks: list[Block] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    passage: int | None = None
    scan: int | None = None
    scans: int = 0
    level: int = 0

    def run(self) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                self.at += 1
            elif self.inside_box and not line.lstrip().startswith(
                ("#", "|", "^^^", "<!--", "\\newpage", "[[scan", "[[/scan")
            ):
                self._list_or_paragraph(line)
            elif self.inside_box:
                self._fault("a box holds paragraphs and lists only")
                self.at += 1
            else:
                self._block(line)
        if self.passage is not None:
            self._fault("this passage has no <!-- end -->", self.passages[self.passage].line)
        if self.scan is not None:
            self._fault("[[scan]] has no [[/scan]]", len(self.lines))

    def _block(self, line: str) -> None:
        stripped = line.strip()
        if stripped.startswith("<!--"):
            self._mark(stripped)
        elif stripped.startswith("#"):
            self._heading(stripped)
        elif stripped.startswith("|"):
            self._table()
        elif stripped.startswith("^^^"):
            self._footnote()
        elif stripped == "\\newpage":
            self._add(PageBreak(line=self.at + 1))
            self.at += 1
        elif stripped in ("[[scan]]", "[[/scan]]"):
            self._scan(stripped)
        elif _SPECIAL.match(stripped):
            self._special(stripped)
        elif stripped == "---" or _FOREIGN.match(stripped):
            self._fault(f"this is not in the format: {stripped[:20]}")
            self.at += 1
        else:
            self._list_or_paragraph(line)

    def _list_or_paragraph(self, line: str) -> None:
        if _BULLET.match(line) or _NUMBERED.match(line):
            self._list()
        else:
            self._paragraph()

    def _fault(self, message: str, line: int | None = None) -> None:
        self.faults.append(fault(self.path, line or self.at + 1, message))

    def _add(self, block: Block) -> None:
        self.blocks.append(replace(block, passage=self.passage, scan=self.scan))

    def _inline(self, text: str, line: int) -> Runs:
        try:
            return parse_inline(text)
        except InlineError as error:
            self._fault(str(error), line)
            return ()

    def _mark(self, stripped: str) -> None:
        match = _COMMENT.match(stripped)
        words = match[1].split() if match else []
        if words == ["end"]:
            self._end_passage()
        elif words and words[0] == "passage:":
            self._begin_passage(words[1:])
        else:
            self._fault("only <!-- passage: ids --> and <!-- end --> are known, each on one line")
        self.at += 1

    def _begin_passage(self, ids: list[str]) -> None:
        if self.passage is not None:
            self._fault(f"marks never nest: the passage of line {self.passages[self.passage].line} is still open")
            return
        for one in ids:
            if not _ID.match(one):
                self._fault(f"{one!r} is not a requirement id; ids are separated by blanks")
        if not ids:
            self._fault("a passage needs at least one id")
        if len(set(ids)) < len(ids):
            self._fault("an id stands twice in this mark")
        self.passage = len(self.passages)
        self.passages.append(Passage(self.passage, tuple(ids), self.at + 1))

    def _end_passage(self) -> None:
        if self.passage is None:
            self._fault("<!-- end --> without a passage")
            return
        held = [block for block in self.blocks if block.passage == self.passage]
        if not any(not isinstance(block, Heading | PageBreak) for block in held):
            self._fault("a passage must hold a paragraph, list, table or box, never a heading alone")
        self.passage = None

    def _scan(self, stripped: str) -> None:
        if not self.pdf:
            self._fault("[[scan]] is for .pdf only")
        if stripped == "[[scan]]":
            if self.scan is not None:
                self._fault("[[scan]] inside [[scan]]")
            self.scan = self.scans
            self.scans += 1
        else:
            if self.scan is None:
                self._fault("[[/scan]] without [[scan]]")
            self.scan = None
        self.at += 1

    def _heading(self, stripped: str) -> None:
        match = _HEADING.match(stripped)
        if not match:
            self._fault("a heading is #, ## or ###, a blank and its text")
        elif len(match[1]) > 3:
            self._fault("headings go down to level 3")
        elif _TYPED_NUMBER.match(match[2]):
            self._fault("never write the number of a heading: `numbering` in the head does")
        elif len(match[1]) > self.level + 1:
            self._fault(f"a heading of level {len(match[1])} under one of level {self.level} skips a level")
        else:
            self.level = len(match[1])
            self._add(Heading(line=self.at + 1, level=self.level, runs=self._inline(match[2], self.at + 1)))
        self.at += 1

    def _table(self) -> None:
        start = self.at
        raw: list[str] = []
        while self.at < len(self.lines) and self.lines[self.at].strip().startswith("|"):
            raw.append(self.lines[self.at].strip())
            self.at += 1
        if len(raw) < 2 or not _RULE.match(raw[1]):
            self._fault("a table is a header row, a |---| row and its rows", start + 1)
            return
        rows: list[tuple[Runs, ...]] = []
        for number, row in enumerate(raw):
            if number == 1:
                continue
            cells = [cell.strip() for cell in _CELL_END.split(row.removeprefix("|"))]
            if cells[-1] != "":
                self._fault("a table row ends in |", start + number + 1)
            else:
                cells.pop()
            if rows and len(cells) != len(rows[0]):
                self._fault(f"{len(cells)} cells where the header row has {len(rows[0])}", start + number + 1)
            cells = [re.sub(r"\s*<br\s*/?>\s*", "\n", cell) for cell in cells]
            rows.append(tuple(self._inline(cell, start + number + 1) for cell in cells))
        self._add(Table(line=start + 1, rows=tuple(rows)))

    def _footnote(self) -> None:
        start = self.at
        runs = self._inline(self._gather().removeprefix("^^^").strip(), start + 1)
        last = self.blocks[-1] if self.blocks else None
        if not runs:
            self._fault("an empty footnote", start + 1)
        elif isinstance(last, Paragraph) and last.scan == self.scan:
            self.blocks[-1] = replace(last, notes=(*last.notes, runs))
        elif isinstance(last, ListBlock) and last.scan == self.scan:
            item = last.items[-1]
            self.blocks[-1] = replace(last, items=(*last.items[:-1], replace(item, notes=(*item.notes, runs))))
        else:
            self._fault("a footnote follows the paragraph or list item that it belongs to", start + 1)

    def _gather(self) -> str:
        """The line here and those that continue it, joined."""
        parts = [self.lines[self.at].strip()]
        self.at += 1
        while self.at < len(self.lines) and not self._interrupts(self.lines[self.at]):
            parts.append(self.lines[self.at].strip())
            self.at += 1
        return " ".join(parts)

    def _interrupts(self, line: str) -> bool:
        stripped = line.strip()
        if not stripped or stripped == "\\newpage" or _BULLET.match(line) or _HEADING.match(stripped):
            return True
        if stripped.startswith(("^^^", "<!--", "|", "[[scan]]", "[[/scan]]")) or _SPECIAL.match(stripped):
            return True
        match = _NUMBERED.match(line)
        if match and match[2] == "1":
            self._fault("a numbered list needs a blank line before it (if this is no list, move the line break)")
            return True
        return False

    def _paragraph(self) -> None:
        start = self.at
        runs = self._inline(self._gather(), start + 1)
        self._add(Paragraph(line=start + 1, runs=runs))

    def _list(self) -> None:
        start = self.at
        first = _NUMBERED.match(self.lines[self.at])
        number = int(first[2]) if first else 1
        items: list[Item] = []
        indents: list[int] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            bullet, numbered = _BULLET.match(line), _NUMBERED.match(line)
            match = bullet or numbered
            if not match:
                break
            indent = len(match[1].expandtabs(4))
            while indents and indents[-1] > indent:
                indents.pop()
            if not indents or indents[-1] < indent:
                indents.append(indent)
            if len(indents) == 1 and items and items[0].ordered != bool(numbered):
                break
            if len(indents) > 3:
                self._fault("lists go down to level 3")
            text = self._item_text(match[match.lastindex or 0])
            runs = self._inline(text, self.at)
            items.append(Item(runs, min(len(indents), 3) - 1, bool(numbered)))
        self._append_list(ListBlock(line=start + 1, items=tuple(items), start=number))

    def _item_text(self, first: str) -> str:
        parts = [first.strip()]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            stop = not line.strip() or _BULLET.match(line) or _NUMBERED.match(line) or _HEADING.match(line.strip())
            if stop or line.strip().startswith(("^^^", "<!--", "|", "[[scan]]", "[[/scan]]", "\\newpage")):
                break
            if _SPECIAL.match(line.strip()):
                break
            parts.append(line.strip())
            self.at += 1
        return " ".join(parts)

    def _append_list(self, new: ListBlock) -> None:
        """Add a list, or go on with the one before where only blank lines or a footnote stand between."""
        last = self.blocks[-1] if self.blocks else None
        same = (
            isinstance(last, ListBlock)
            and (last.passage, last.scan) == (self.passage, self.scan)
            and last.items[0].ordered == new.items[0].ordered
        )
        if same and isinstance(last, ListBlock):
            self.blocks[-1] = replace(last, items=last.items + new.items)
        else:
            self._add(new)

    def _special(self, stripped: str) -> None:
        start = self.at
        raw = [stripped]
        self.at += 1
        depth = _depth(stripped)
        while depth > 0 and self.at < len(self.lines):
            raw.append(self.lines[self.at].rstrip())
            depth += _depth(raw[-1])
            self.at += 1
        text = "\n".join(raw).rstrip()
        match = _SPECIAL.match(text)
        if depth != 0 or not text.endswith("]]") or not match:
            self._fault("the brackets opened here do not end in ]] at the end of a line", start + 1)
            self.at = start + 1
            return
        kind, held = match[1], match[2][:-2].strip()
        if not held:
            self._fault(f"[[{kind}: …]] is empty", start + 1)
        elif kind == "picture":
            self._add(Picture(line=start + 1, caption=self._inline(" ".join(held.split()), start + 1)))
        elif kind == "control":
            self._add(Paragraph(line=start + 1, runs=self._inline(" ".join(held.split()), start + 1), control=True))
        else:
            inner = _Parser(self.path, held.split("\n"), 0, self.pdf, inside_box=True)
            inner.run()
            self.faults += [re.sub(r":\d+: ", f":{start + 1}: ", one, count=1) for one in inner.faults]
            self._add(Box(line=start + 1, blocks=tuple(inner.blocks)))


def _depth(line: str) -> int:
    return line.count("[[") - line.count("]]")
