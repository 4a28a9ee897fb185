"""Documents to a Dossier: every document with its kind, written form, municipality, markings and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tilsyn.errors import DossierError
from tilsyn.language.pack import LanguagePack
from tilsyn.model import DatedFact, Document, Dossier, KindSpan, Municipality, RecognisedDocument
from tilsyn.recognition.case import CASE_FILE, CaseFile, kind_ids
from tilsyn.recognition.content import kind_by_content
from tilsyn.recognition.cues import Cues, Role
from tilsyn.recognition.form import written_form
from tilsyn.recognition.heads import Naming
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.recognition.kinds import Kinds, name_lines, recognise_kinds, section_spans
from tilsyn.recognition.markings import find_markings, grading, withhold
from tilsyn.recognition.municipality import Named, Register, merge, named_municipalities, register
from tilsyn.recognition.refusal import NO_KIND, refusal
from tilsyn.recognition.title import choose_title, title_line

__all__ = ["CASE_SAYS_NO", "DatesOf", "Options", "choose_jurisdiction", "recognise", "recognise_document"]

CASE_SAYS_NO = "case_file"
"""Reason code of a file that the case file says is not to be used."""

DatesOf = Callable[
    [Document, str | None, Jurisdiction, Sequence[LanguagePack], date, str | None], tuple[DatedFact, ...]
]
"""Finds the dated facts of a document, given its kind, the assessment date and its title."""


@dataclass(frozen=True)
class Options:
    """What the command line says; it wins over the case file, which wins over the documents.

    Attributes
    ----------
    name:
        Name of the dossier.
    today:
        The assessment date when nobody gives another.
    as_of, language, complete, municipality:
        What was asked for, or None.
    """

    name: str
    today: date
    as_of: date | None = None
    language: str | None = None
    complete: bool | None = None
    municipality: str | None = None


@dataclass(frozen=True)
class _Seen:
    """A document recognised on its own, before its dossier is known."""

    document: RecognisedDocument
    named: tuple[Named, ...] = ()


def recognise(
    documents: Iterable[Document],
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    case_file: CaseFile,
    options: Options,
    dates_of: DatesOf | None = None,
) -> Dossier:
    """Make a dossier of documents as read.

    Parameters
    ----------
    documents:
        The documents in the order they are to be reported in.
    jurisdiction, packs:
        The country and its languages.
    case_file:
        What ``sak.yaml`` says; an empty one when there is none.
    options:
        What the command line says.
    dates_of:
        Finds the dates of a document; by default ``tilsyn.recognition.dates.dates_of``.

    Raises
    ------
    DossierError
        When the case file names an unknown kind or a file that is not there.
    """
    documents = list(documents)
    given = kind_ids(case_file, jurisdiction)
    _refuse_unknown_files(documents, given, case_file)
    as_of = options.as_of or case_file.as_of or options.today
    known = register(jurisdiction)
    seen = [
        _see(document, jurisdiction, packs, known, given=_given(document.file, given), as_of=as_of, dates_of=dates_of)
        for document in documents
    ]
    municipality = _municipality(seen, case_file, options, known)
    found = [_placed(item, municipality, known) for item in seen]
    return Dossier(
        name=options.name,
        documents=tuple(found),
        municipality=municipality,
        jurisdiction=jurisdiction.id,
        language=options.language or case_file.language or _language(found, municipality, jurisdiction),
        complete=_first(options.complete, case_file.complete, False),
        as_of=as_of,
    )


def recognise_document(
    document: Document,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    as_of: date,
    *,
    kinds: tuple[str, ...] | None = None,
    dates_of: DatesOf | None = None,
) -> RecognisedDocument:
    """Recognise one document on its own; ``kinds`` are those a person gives it, none of them for a file not to use."""
    known = register(jurisdiction)
    seen = _see(document, jurisdiction, packs, known, given=kinds, as_of=as_of, dates_of=dates_of)
    own = _own(seen, known)
    return seen.document.model_copy(update={"municipality": own})


def choose_jurisdiction(
    documents: Sequence[Document], jurisdictions: Sequence[Jurisdiction], packs: Sequence[LanguagePack], case: CaseFile
) -> Jurisdiction:
    """The jurisdiction of a dossier: that of its municipality, else that of the language of its documents.

    Raises
    ------
    DossierError
        When there is none at all.
    """
    if not jurisdictions:
        raise DossierError("jurisdiction.none")
    if len(jurisdictions) == 1:
        return jurisdictions[0]
    name = case.municipality.name
    if name is not None:
        for entry in jurisdictions:
            if register(entry).known(name) is not None:
                return entry
    scores = {entry.id: 0.0 for entry in jurisdictions}
    for document in documents:
        cover = Cues(document, packs[:1]).cover
        language = written_form(document, packs).language
        for entry in jurisdictions:
            known = register(entry)
            named = named_municipalities(document, cover, known)
            scores[entry.id] += 2.0 * any(known.known(item.name) is not None and item.front for item in named)
            scores[entry.id] += 1.0 * (language in entry.languages)
    return max(jurisdictions, key=lambda entry: scores[entry.id])


def _refuse_unknown_files(documents: Sequence[Document], given: dict[str, tuple[str, ...]], case: CaseFile) -> None:
    files = [document.file for document in documents]
    names = [file.rsplit("/", 1)[-1] for file in files]
    for file in given:
        if file not in files and names.count(file) != 1:
            raise DossierError(
                "case.document_unknown",
                file=CASE_FILE,
                line=case.lines.get(f"documents.{file}", 1),
                document=file,
                allowed=", ".join(files),
            )


def _given(file: str, given: dict[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    return given.get(file, given.get(file.rsplit("/", 1)[-1]))


def _see(
    document: Document,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    known: Register,
    *,
    given: tuple[str, ...] | None,
    as_of: date,
    dates_of: DatesOf | None,
) -> _Seen:
    graded = grading(document, jurisdiction)
    if graded is not None:
        return _Seen(RecognisedDocument(document=withhold(document), markings=(graded,)))
    if not document.readable:
        return _Seen(RecognisedDocument(document=document))
    cues = Cues(document, packs)
    lines = name_lines(cues, jurisdiction)
    named = named_municipalities(document, cues.cover, known)
    title = _title(cues, lines, named)
    kinds, not_used = _kinds(cues, jurisdiction, packs, lines, title, named, given)
    facts = dates_of or _default_dates
    shown = choose_title(cues.cover, title, document.properties.title)
    recognised = RecognisedDocument(
        document=document,
        title=shown,
        kind=kinds.main,
        kinds=kinds.spans,
        not_used=not_used,
        language=written_form(document, packs).language,
        markings=find_markings(cues, jurisdiction, packs, title, closed=_closed(kinds.main, jurisdiction)),
        dates=facts(document, kinds.main, jurisdiction, packs, as_of, shown),
    )
    return _Seen(recognised, named)


def _title(cues: Cues, lines: dict[int, list[Naming]], named: Sequence[Named]) -> int | None:
    naming: dict[int, int] = {}
    about: set[int] = set()
    for unit, items in lines.items():
        spot = cues.spots[unit]
        if spot.role is Role.COVER and items:
            naming[spot.line] = len({item.kind for item in items})
            if items[0].weight == 1.0:
                about.add(spot.line)
    owners = {
        number
        for number, line in enumerate(cues.cover.lines)
        if line.words <= 4 and any(item.name.lower() in line.text.lower() for item in named) and number not in naming
    }
    return title_line(cues.cover, naming, about, owners, cues.document.properties.title)


def _kinds(
    cues: Cues,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    lines: dict[int, list[Naming]],
    title: int | None,
    named: Sequence[Named],
    given: tuple[str, ...] | None,
) -> tuple[Kinds, str | None]:
    """The kinds of a document and why it is not used; what a person says wins."""
    if given is not None:
        if not given:
            return Kinds(None, ()), CASE_SAYS_NO
        spans = [KindSpan(kind=kind) for kind in given]
        spans += [span for span in section_spans(cues, jurisdiction, given[0]) if span.kind not in given]
        return Kinds(given[0], tuple(spans)), None
    refused = refusal(cues, jurisdiction, own=any(item.front for item in named))
    if refused is not None:
        return Kinds(None, ()), refused
    found = recognise_kinds(cues, jurisdiction, lines, title)
    if found.main is None and any(item.front for item in named):
        told = kind_by_content(cues.document, jurisdiction, packs)
        if told is not None:
            spans = [span for span in section_spans(cues, jurisdiction, told) if span.kind != told]
            found = Kinds(told, (KindSpan(kind=told, score=0.5), *spans))
    return found, None if found.main is not None else NO_KIND


def _closed(kind: str | None, jurisdiction: Jurisdiction) -> bool:
    entry = jurisdiction.kind(kind) if kind is not None else None
    return entry is not None and entry.closed


def _default_dates(
    document: Document,
    kind: str | None,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    as_of: date,
    title: str | None,
) -> tuple[DatedFact, ...]:
    from tilsyn.recognition.dates import dates_of

    return dates_of(document, kind, jurisdiction, packs, as_of, title)


def _municipality(seen: Sequence[_Seen], case: CaseFile, options: Options, known: Register) -> Municipality | None:
    text = " ".join(line for item in seen for line in _opening(item.document.document))
    name = options.municipality or case.municipality.name
    if name is not None or case.municipality.number is not None:
        return known.entry(_bare(name or "", known), number=case.municipality.number, text=text)
    # Documents that are refused say little of whose dossier it is.
    used = [item.named for item in seen if item.document.not_used is None and item.named]
    ranked = merge(used or [item.named for item in seen])
    if ranked:
        return known.entry(ranked[0][0], text=text)
    return known.entry(_bare(options.name, known)) if known.known(_bare(options.name, known)) else None


def _bare(name: str, known: Register) -> str:
    """A name without the word for municipality."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in known.words:
        words.pop()
    return " ".join(words)


def _opening(document: Document) -> list[str]:
    return [block.text for block in document.blocks[:200]]


def _own(item: _Seen, known: Register) -> Municipality | None:
    if not item.named:
        return None
    fronts = [entry for entry in item.named if entry.front]
    text = " ".join(_opening(item.document.document))
    return known.entry((fronts or list(item.named))[0].name, text=text)


def _placed(item: _Seen, municipality: Municipality | None, known: Register) -> RecognisedDocument:
    """The document with its municipality, and whether that is another than the dossier's."""
    own = _own(item, known)
    if own is None or municipality is None:
        return item.document.model_copy(update={"municipality": own})
    fronts = [entry for entry in item.named if entry.front]
    mine = sum(entry.count for entry in item.named if known.related(entry.name, municipality.name))
    theirs = max((entry.count for entry in fronts), default=0)
    foreign = (
        bool(fronts)
        and not any(known.related(entry.name, municipality.name) for entry in fronts)
        and (theirs >= mine or mine == 0)
    )
    if known.related(own.name, municipality.name) and own.name.lower() == municipality.name.lower():
        own = municipality
    return item.document.model_copy(update={"municipality": own, "foreign": foreign})


def _language(
    found: Sequence[RecognisedDocument], municipality: Municipality | None, jurisdiction: Jurisdiction
) -> str:
    """The written form of most of the dossier's own text, else the one the municipality has decided, else the first."""
    sizes: dict[str, int] = {}
    for entry in found:
        if entry.language in jurisdiction.languages and entry.not_used is None and not entry.foreign:
            words = sum(len(block.text) for block in entry.document.blocks)
            sizes[entry.language] = sizes.get(entry.language, 0) + words
    if sizes:
        return max(jurisdiction.languages, key=lambda code: sizes.get(code, 0))
    if municipality is not None and municipality.written_form in jurisdiction.languages:
        return municipality.written_form or jurisdiction.languages[0]
    return jurisdiction.languages[0]


def _first(*values: bool | None) -> bool:
    return next((value for value in values if value is not None), False)
