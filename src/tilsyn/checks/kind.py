"""What a kind of check is, and what it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from tilsyn.language.view import DossierText
from tilsyn.model import Dossier, Finding, Outcome, Outdated, Requirement, Thread
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["CheckContext", "CheckKind", "Settings"]


class Settings(BaseModel):
    """Base of the settings of every kind: frozen, and a misspelt setting is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


S = TypeVar("S", bound=Settings)


@dataclass
class CheckContext:
    """What a check decides by.

    Attributes
    ----------
    requirement:
        The duty to answer.
    dossier:
        The documents as recognised, with the assessment date.
    text:
        The documents that count, as units and sections.
    jurisdiction:
        The country as data.
    thread:
        The scenarios of the analysis and their links.
    outdated:
        Words and references that no longer hold on the assessment date.
    findings:
        Answers so far, by requirement id: those that the duty needs come before it.
    kinds:
        The kinds of check by name, for checks that are made of others.
    """

    requirement: Requirement
    dossier: Dossier
    text: DossierText
    jurisdiction: Jurisdiction
    thread: Thread = field(default_factory=Thread)
    outdated: Sequence[Outdated] = ()
    findings: Mapping[str, Finding] = field(default_factory=dict)
    kinds: Mapping[str, CheckKind[Settings]] = field(default_factory=dict)


class CheckKind(Protocol, Generic[S]):
    """Decides one requirement by its settings. Stateless: the same settings and context give the same outcome."""

    name: str
    """What ``kind:`` says in a requirement's ``check``."""

    settings: type[S]
    """The model that validates the other keys of ``check``."""

    def run(self, settings: S, context: CheckContext) -> Outcome:
        """Answer the requirement."""
        ...
