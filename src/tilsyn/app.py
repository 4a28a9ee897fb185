"""The whole way, in one place: from a dossier on disk to a Report. What a command does beyond this is showing it."""

from __future__ import annotations

import contextlib
import difflib
import importlib
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

from tilsyn import __version__
from tilsyn.engine import assess, packs_of
from tilsyn.errors import DossierError, UsageError
from tilsyn.facts import gather, with_intervals
from tilsyn.judgements import apply_judgements, read_judgements
from tilsyn.language.stems import shared_stemmer
from tilsyn.language.terms import parse_term, terms_in
from tilsyn.messages import Translator
from tilsyn.model import (
    Document,
    Dossier,
    Finding,
    Report,
    Result,
    RulesetRun,
    Run,
    Text,
    Thread,
)
from tilsyn.plugins import PluginManager
from tilsyn.progress import apply_progress, read_progress
from tilsyn.rules.load import LoadedRuleset, load_ruleset

if TYPE_CHECKING:
    from tilsyn.path.plan import PathOptions
    from tilsyn.recognition.case import CaseFile
    from tilsyn.recognition.folder import DossierFolder
    from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = [
    "AssessOptions",
    "Progress",
    "Recognised",
    "Silent",
    "assess_dossier",
    "assessed",
    "beside",
    "load_rulesets",
    "names_of",
    "read_dossier",
    "thread_of",
]


class Progress(Protocol):
    """Hears how far a run has come. Nothing in the library prints."""

    def file(self, done: int, total: int, file: str) -> None:
        """A file has been read."""
        ...

    def warn(self, key: str, /, **values: object) -> None:
        """Something the user should know, as a message key and its values."""
        ...


class Silent:
    """Hears and says nothing."""

    def file(self, done: int, total: int, file: str) -> None:
        """Nothing."""

    def warn(self, key: str, /, **values: object) -> None:
        """Nothing."""


@dataclass(frozen=True)
class AssessOptions:
    """What a person asks for; what is None is decided by ``sak.yaml`` or the documents.

    Attributes
    ----------
    rulesets:
        Ids; empty for the defaults of the dossier's jurisdiction.
    as_of:
        The assessment date; without it that of ``sak.yaml``, else today.
    language:
        The report's language.
    complete:
        Whether the set is declared complete.
    cache:
        Whether text read earlier may be used.
    today:
        The day it is, for runs that do not say.
    path:
        How the path is planned.
    """

    rulesets: tuple[str, ...] = ()
    as_of: date | None = None
    language: str | None = None
    complete: bool | None = None
    cache: bool = True
    today: date | None = None
    path: PathOptions | None = None


@dataclass(frozen=True)
class Recognised:
    """A dossier as read and recognised, with what was asked and chosen on the way."""

    dossier: Dossier
    folder: DossierFolder
    case: CaseFile
    jurisdiction: Jurisdiction
    rulesets: tuple[LoadedRuleset, ...] = field(default=())


def assess_dossier(
    path: Path, options: AssessOptions, plugins: PluginManager, progress: Progress | None = None
) -> Report:
    """Read, recognise, check and plan.

    Parameters
    ----------
    path:
        A folder, or one file.

    Returns
    -------
    The unmasked report; :func:`tilsyn.reporting.masking.mask_report` masks it.

    Raises
    ------
    UsageError
        When a ruleset is unknown, or does not come in the language asked for.
    DossierError
        When there is nothing at the path, or a file of ours in the folder is not as it should be.
    """
    progress = progress or Silent()
    _warm(options, plugins)
    read = read_dossier(path, options, plugins, progress)
    done = read_progress(read.folder.folder)
    dossier, rulesets = read.dossier, [loaded.ruleset for loaded in read.rulesets]
    facts = gather(dossier, read.jurisdiction, packs_of(read.jurisdiction, plugins), read.case)
    findings = assess(
        dossier, read.rulesets, plugins, text=facts.text, thread=facts.thread, outdated=facts.outdated
    )  # fmt: skip
    findings = _hashed(findings)
    known = {requirement.id for ruleset in rulesets for requirement in ruleset.requirements}
    judgements = read_judgements(read.folder.folder)
    findings = apply_judgements(findings, judgements, dossier.as_of, known, progress.warn)
    names = names_of(read.jurisdiction)
    from tilsyn.path.plan import plan_path
    from tilsyn.thread.breaks import with_duties

    path_options = options.path or _path_options(read.case)
    say = Translator(dossier.language)
    planned = plan_path(findings, rulesets, dossier.as_of, say, names=names, options=path_options)
    return Report(
        run=Run(
            as_of=dossier.as_of,
            tilsyn=__version__,
            rulesets=tuple(RulesetRun(id=item.id, version=item.version, sha256=item.sha256) for item in rulesets),
        ),
        language=dossier.language,
        dossier=dossier,
        rulesets=tuple(rulesets),
        findings=findings,
        outdated=facts.outdated,
        conflicts=facts.conflicts,
        upcoming=with_intervals(facts.upcoming, findings, rulesets, dossier),
        undated=facts.undated,
        triggers=facts.triggers,
        law=facts.law,
        thread=with_duties(facts.thread, findings, read.jurisdiction),
        path=apply_progress(planned, done),
        masked=False,
        organisations=read.jurisdiction.organisation_words,
        names=names,
    )


def _warm(options: AssessOptions, plugins: PluginManager) -> None:
    """Do beside the reading what does not wait for it: import spaCy, read the rulesets, parse their terms.

    The reading is done by other processes meanwhile. Whatever fails here fails again, and is told, where it is needed.
    """

    def work() -> None:
        with contextlib.suppress(Exception):
            importlib.import_module("spacy.matcher")
            ids = options.rulesets or tuple(name for item in plugins.jurisdictions.values() for name in item.rulesets)
            for loaded in load_rulesets(ids, plugins):
                jurisdiction = plugins.jurisdictions[loaded.ruleset.jurisdiction]
                stemmer = shared_stemmer(packs_of(jurisdiction, plugins))
                for settings in loaded.settings.values():
                    for term in terms_in(settings.model_dump()):
                        parse_term(term, stemmer)

    if "spacy" not in sys.modules:
        threading.Thread(target=work, daemon=True).start()


def read_dossier(
    path: Path, options: AssessOptions, plugins: PluginManager, progress: Progress | None = None
) -> Recognised:
    """Read and recognise a dossier's documents, without assessing them. An empty folder gives an empty dossier.

    Raises as :func:`assess_dossier` does.
    """
    from tilsyn.recognition.case import read_case
    from tilsyn.recognition.dossier import Options, choose_jurisdiction, recognise

    progress = progress or Silent()
    loaded = load_rulesets(options.rulesets, plugins)
    folder = _folder(path, progress)
    case = read_case(folder.folder)
    folder = _without_template(folder, case)
    documents = [plugins.document_read(document) for document in _read(folder, plugins, progress)]
    if loaded:
        jurisdiction = _jurisdiction_of(loaded[0], plugins)
    else:
        jurisdiction = choose_jurisdiction(
            documents, list(plugins.jurisdictions.values()), list(plugins.languages.values()), case
        )
        loaded = load_rulesets(jurisdiction.rulesets, plugins)
    asked = options.language or case.language
    language = _language(asked, loaded)
    wanted = Options(
        name=folder.name,
        today=options.today or date.today(),
        as_of=options.as_of,
        language=language,
        complete=options.complete,
    )
    if folder.single:
        case = case.model_copy(update={"documents": _only(case, folder)})
    dossier = recognise(documents, jurisdiction, packs_of(jurisdiction, plugins), case, wanted)
    if loaded and not all(dossier.language in item.ruleset.languages for item in loaded):
        dossier = dossier.model_copy(update={"language": loaded[0].ruleset.languages[0]})
    return Recognised(dossier, folder, case, jurisdiction, tuple(loaded))


def thread_of(
    path: Path, options: AssessOptions, plugins: PluginManager, progress: Progress | None = None
) -> tuple[Recognised, Thread]:
    """A dossier's scenarios and their links, without assessing any duty. Raises as :func:`assess_dossier` does."""
    read = read_dossier(path, options, plugins, progress)
    from tilsyn.language.view import DossierText
    from tilsyn.thread.breaks import whole_thread

    packs = packs_of(read.jurisdiction, plugins)
    return read, whole_thread(DossierText(read.dossier.used, packs), read.dossier, read.jurisdiction, packs)


def assessed(report: Report) -> bool:
    """Whether anything could be assessed: a document of a kind that some duty looks in, or any evidence at all."""
    wanted = {kind for ruleset in report.rulesets for item in ruleset.requirements for kind in item.found_in}
    if any(span.kind in wanted for document in report.dossier.used for span in document.kinds):
        return True
    return any(finding.evidence and finding.result is not Result.UNDECIDED for finding in report.findings)


def names_of(jurisdiction: Jurisdiction) -> dict[str, Text]:
    """Names of document kinds and refusals by id, for people."""
    names = {kind.id: kind.name for kind in jurisdiction.kinds}
    return names | {refusal.id: refusal.name for refusal in jurisdiction.refusals}


_loaded: WeakKeyDictionary[PluginManager, dict[str, LoadedRuleset]] = WeakKeyDictionary()


def load_rulesets(ids: Sequence[str], plugins: PluginManager) -> list[LoadedRuleset]:
    """Rulesets by id, each read once for a plugin manager.

    Raises
    ------
    UsageError
        When an id is unknown; names the nearest ones.
    """
    kept = _loaded.setdefault(plugins, {})
    found = []
    for identifier in dict.fromkeys(ids):
        source = plugins.rulesets.get(identifier)
        if source is None:
            near = difflib.get_close_matches(identifier, list(plugins.rulesets), n=3, cutoff=0.4)
            raise UsageError(
                "usage.ruleset_unknown", id=identifier, nearest=", ".join(near or sorted(plugins.rulesets)),
            )  # fmt: skip
        if identifier not in kept:
            kept[identifier] = load_ruleset(source, plugins.checks)
        found.append(kept[identifier])
    return found


def _folder(path: Path, progress: Progress) -> DossierFolder:
    from tilsyn.recognition.folder import DossierFolder, open_dossier

    try:
        return open_dossier(path)
    except DossierError as problem:
        if problem.key == "dossier.not_found":
            raise UsageError("usage.no_dossier", path=path, nearest=beside(path)) from problem
        if problem.key != "dossier.empty":
            raise
        progress.warn(problem.key, **problem.values)
        return DossierFolder(path.resolve().name, path, ())


def _without_template(folder: DossierFolder, case: CaseFile) -> DossierFolder:
    """The report's own template is not a document of the municipality."""
    from tilsyn.reporting.settings import template_of

    template = template_of(case, folder.folder)
    if template is None or folder.single:
        return folder
    files = tuple(item for item in folder.files if item.path.resolve() != template.resolve())
    return replace(folder, files=files)


def beside(path: Path) -> str:
    """Names near a misspelt one, from the folder it would stand in."""
    try:
        names = sorted(item.name for item in path.resolve().parent.iterdir() if not item.name.startswith("."))
    except OSError:
        return "–"
    return ", ".join(difflib.get_close_matches(path.name, names, n=3, cutoff=0.5)) or "–"


def _read(folder: DossierFolder, plugins: PluginManager, progress: Progress) -> list[Document]:
    from tilsyn.reading.pool import read_files

    if not folder.files:
        return []
    return read_files([(item.path, item.file) for item in folder.files], plugins.readers, progress=progress.file)


def _only(case: CaseFile, folder: DossierFolder) -> dict[str, tuple[str, ...]]:
    """What the case file says of the one file that is the dossier."""
    here = {item.file for item in folder.files}
    return {file: kinds for file, kinds in case.documents.items() if file.rsplit("/", 1)[-1] in here}


def _jurisdiction_of(loaded: LoadedRuleset, plugins: PluginManager) -> Jurisdiction:
    identifier = loaded.ruleset.jurisdiction
    if identifier not in plugins.jurisdictions:
        raise UsageError("usage.jurisdiction_unknown", id=identifier, ruleset=loaded.ruleset.id)
    return plugins.jurisdictions[identifier]


def _language(asked: str | None, rulesets: Sequence[LoadedRuleset]) -> str | None:
    if asked is None:
        return None
    for loaded in rulesets:
        if asked not in loaded.ruleset.languages:
            allowed = ", ".join(loaded.ruleset.languages)
            raise UsageError("usage.report_language", language=asked, ruleset=loaded.ruleset.id, allowed=allowed)
    return asked


def _hashed(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    from tilsyn.reporting.json_report import evidence_hash

    return tuple(finding.model_copy(update={"text": evidence_hash(finding.evidence)}) for finding in findings)


def _path_options(case: CaseFile) -> PathOptions:
    from tilsyn.path.plan import PathOptions, path_options

    return path_options(case.path, case.lines.get("path", 1)) if case.path else PathOptions()
