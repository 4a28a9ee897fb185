"""The thread's page made ready: the matrix, a picture of the worst scenarios, and the breaks in words."""

from __future__ import annotations

from dataclasses import dataclass

from tilsyn.messages import Translator
from tilsyn.model import Place, Report, Scenario
from tilsyn.reporting.matrix import (
    LINKS,
    BreakLine,
    Cell,
    MatrixRow,
    break_lines,
    file_letters,
    matrix,
    matrix_sentence,
)
from tilsyn.reporting.plain import cut, place_text, plain

__all__ = ["ThreadPage", "thread_view"]

WORST = 5
LEFT, STEP, LANE, HEAD = 216.0, 156.0, 58.0, 30.0
_MOST = 8


@dataclass(frozen=True)
class CellView:
    """A cell in words: what it shows, the source, and how many more there are."""

    state: str
    word: str
    letter: str
    file: str
    where: str
    more: str


@dataclass(frozen=True)
class RowView:
    """A scenario."""

    name: str
    where: str
    risk: str
    level: str
    contradiction: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class Node:
    """A link in the picture."""

    x: float
    y: float
    state: str
    text: str
    sound: bool


@dataclass(frozen=True)
class Lane:
    """A scenario in the picture."""

    y: float
    name: tuple[str, ...]
    risk: str
    nodes: tuple[Node, ...]
    shaded: bool


@dataclass(frozen=True)
class Picture:
    """The thread of the worst scenarios, 1000 wide."""

    height: float
    lanes: tuple[Lane, ...]
    heads: tuple[tuple[float, str], ...]
    describe: tuple[str, ...]
    start: float = LEFT - 16
    width: float = 1000.0
    lane: float = LANE


@dataclass(frozen=True)
class BreakView:
    """A break in words."""

    sentence: str
    items: tuple[str, ...]
    more: int
    requirement: str
    provision: str


@dataclass(frozen=True)
class ThreadPage:
    """The page."""

    rows: tuple[RowView, ...]
    heads: tuple[str, ...]
    picture: Picture | None
    breaks: tuple[BreakView, ...]
    analysis: str
    passed_over: tuple[str, ...]
    unread: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


def thread_view(report: Report, translate: Translator) -> ThreadPage | None:
    """The page made ready; None when there is no analysis."""
    thread = report.thread
    if not thread.scenarios and not thread.unread and thread.analysis is None:
        return None
    rows = matrix(thread)
    view = _View(report, translate, file_letters(rows))
    return ThreadPage(
        rows=tuple(view.row(row) for row in rows),
        heads=tuple(translate(f"link.{name}") for name in LINKS),
        picture=view.picture(rows[:WORST]) if rows else None,
        breaks=tuple(view.breaks()),
        analysis=view.name(thread.analysis) if thread.analysis else "",
        passed_over=tuple(view.name(file) for file in thread.passed_over),
        unread=tuple(plain(place_text(place, translate)) for place in thread.unread),
        files=tuple((letter, view.name(file)) for file, letter in view.letters.items()),
    )


class _View:
    def __init__(self, report: Report, translate: Translator, letters: dict[str, str]) -> None:
        self.letters = letters
        self.findings = {item.requirement: item for item in report.findings}
        self.report = report
        self.say = translate
        self.titles = {item.document.file: item.title for item in report.dossier.documents}
        self.duties = {item.id: item for rules in report.rulesets for item in rules.requirements}

    def name(self, file: str) -> str:
        """A document's file with its title."""
        title, short = self.titles.get(file), file.rsplit("/", 1)[-1]
        return plain(f"{title} ({short})" if title else short)

    def row(self, row: MatrixRow) -> RowView:
        item, say = row.scenario, self.say
        level = " × ".join(text for text in (item.likelihood, item.consequence) if text)
        places = ", ".join(plain(place_text(entry.place, say, document=False)) for entry in item.contradictions)
        return RowView(
            name=self._scenario(item),
            where=plain(place_text(item.place, say, document=False)),
            risk=say(f"risk.{item.risk or 'none'}"),
            level=plain(cut(level, 40)),
            contradiction=say("thread.contradiction", where=places) if item.contradictions else "",
            cells=tuple(self._cell(cell) for cell in row.cells),
        )

    def _cell(self, cell: Cell) -> CellView:
        say = self.say
        more = len({(item.place.document, item.place.page, item.place.block) for item in cell.evidence}) - 1
        place = cell.evidence[0].place if cell.evidence else None
        return CellView(
            state=cell.state,
            word=say(f"thread.state.{cell.state}"),
            letter=self.letters[place.document] if place else "",
            file=plain(place.document) if place else "",
            where=_page(place, say) if place else "",
            more=say("thread.more", n=more) if more > 0 else "",
        )

    def picture(self, rows: tuple[MatrixRow, ...]) -> Picture:
        lanes = []
        for number, row in enumerate(rows):
            y = HEAD + number * LANE
            nodes = tuple(
                Node(LEFT + 40 + STEP * place, y + 20, cell.state, self._under(cell), cell.sound)
                for place, cell in enumerate(row.cells)
            )
            risk = self.say(f"risk.{row.scenario.risk or 'none'}")
            lanes.append(Lane(y, _two_lines(self._scenario(row.scenario)), risk, nodes, number % 2 == 0))
        return Picture(
            height=HEAD + len(rows) * LANE + 4,
            lanes=tuple(lanes),
            heads=tuple((LEFT + 40 + STEP * place, self.say(f"link.{name}")) for place, name in enumerate(LINKS)),
            describe=tuple(plain(matrix_sentence(row, self.say)) for row in rows),
        )

    def _under(self, cell: Cell) -> str:
        if not cell.evidence:
            return self.say(f"thread.state.{cell.state}")
        place = cell.evidence[0].place
        return ", ".join(filter(None, (self.letters[place.document], _page(place, self.say))))

    def breaks(self) -> list[BreakView]:
        found = []
        for line in break_lines(self.report.thread, self.say):
            finding = self.findings.get(line.requirement or "")
            items = self._where(line)
            shown, more = tuple(items[:_MOST]), max(0, len(items) - _MOST)
            provision = finding.provision if finding else ""
            found.append(BreakView(line.sentence, shown, more, line.requirement or "", provision))
        return found

    def _where(self, line: BreakLine) -> list[str]:
        """The scenarios of a break; with the place where it is another than the scenario's own."""
        if not line.scenarios:
            return [plain(place_text(place, self.say)) for place in line.places]
        if line.kind not in ("contradiction", "loose"):
            return [self._scenario(item) for item in line.scenarios]
        return [
            f"{self._scenario(item)} ({plain(place_text(place, self.say, document=False))})"
            for item, place in zip(line.scenarios, line.places, strict=True)
        ]

    def _scenario(self, item: Scenario) -> str:
        return plain(cut(f"{item.number} {item.name}" if item.number else item.name, 90))


def _page(place: Place, say: Translator) -> str:
    """The page, else the section by its number or first words."""
    if place.page is not None:
        return say("place.page", page=place.page)
    return plain(place.number or cut(place.section, 18))


def _two_lines(text: str) -> tuple[str, ...]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) > 27:
            if len(lines) == 2:
                lines[-1] += " …"
                break
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)
