"""Every text that people see is there, in all languages, with the same holes to fill."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import tilsyn
from tilsyn.checks import builtin as checks  # noqa: F401  (its modules name faults)
from tilsyn.language.view import DossierText
from tilsyn.messages import LANGUAGES, Translator, catalogue
from tilsyn.model import (
    REPORTED_ROLES,
    MarkingKind,
    NoticeKind,
    Obligation,
    Reason,
    Requirement,
    Result,
    ScenarioLinks,
    UnreadReason,
)
from tilsyn.path.effort import CLASSES
from tilsyn.path.work import PHASES

SOURCE = Path(tilsyn.__file__).parent
ROOT = SOURCE.parents[1]

FAULTS = ("promise", "law", "negated", "elsewhere", "other_actor", "placeholder", "definition", "history", "heading",
          "conditional", "foreign", "outdated_word")  # fmt: skip
SPEAKERS = {"say", "translate", "translator", "note", "warn", "_problem", "words", "complain"}
FAMILIES = [
    *(f"result.{value}" for value in Result),
    *(f"result.means.{value}" for value in Result),
    *(f"reason.{value}" for value in Reason),
    *(f"obligation.{value}" for value in Obligation),
    *(f"obligation.{value}.long" for value in Obligation),
    *(f"gap.{value}" for value in Obligation if value is not Obligation.MAY),
    *(f"unread.{value}" for value in UnreadReason),
    *(f"marking.{value}" for value in MarkingKind),
    *(f"notice.{value}" for value in NoticeKind),
    *(f"date_role.{value}" for value in REPORTED_ROLES),
    *(f"fault.{value}" for value in FAULTS),
    *(f"link.{value}" for value in ScenarioLinks.model_fields),
    *(f"effort.{value}" for value in CLASSES),
    *(f"phase.{value}" for value in PHASES),
    *(f"month.{number}" for number in range(1, 13)),
    *(f"rules.status.{value}" for value in ("preview", "stable", "deprecated", "removed")),
    *(f"rules.decidable.{value}" for value in ("full", "partly", "interview")),
    *(f"risk.{value}" for value in ("high", "medium", "low", "none")),
    *(f"path.why.{number}" for number in range(7)),
    *(f"path.special.{name}.{part}" for name in ("tabletop", "status") for part in ("title", "why", "proof")),
    *(f"finding_note.judgement_{name}" for name in ("expired", "malformed", "future", "text_changed")),
]


def test_all_languages_have_the_same_keys() -> None:
    keys = {language: set(catalogue(language)) for language in LANGUAGES}
    for language in LANGUAGES:
        assert keys[language] == keys["nb"], keys[language] ^ keys["nb"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_text(language: str) -> None:
    """YAML takes *No* and *Yes* without quotation marks for truth values."""
    assert {key: text for key, text in catalogue(language).items() if not isinstance(text, str) or not text} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: str) -> None:
    found: dict[str, str] = {}
    for path in sorted((SOURCE / "messages" / language).glob("*.yaml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.match(r"[a-z][\w.]*:", line):
                key = line.split(":", 1)[0]
                assert key not in found, f"{key} in {path.name} and {found[key]}"
                found[key] = path.name


def test_the_same_values_are_filled_in_in_every_language() -> None:
    for key, text in catalogue("nb").items():
        for language in LANGUAGES[1:]:
            assert _holes(catalogue(language)[key]) == _holes(text), (language, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_family_has_its_words(language: str) -> None:
    say = Translator(language)
    assert [key for key in FAMILIES if not say.has(key)] == []


def test_every_key_that_the_source_uses_is_there() -> None:
    say = Translator("nb")
    used = dict(_used())
    assert len(used) > 150
    assert {key: where for key, where in used.items() if not say.has(key)} == {}


def test_every_fault_that_the_text_view_gives_has_its_words() -> None:
    named = set(re.findall(r"``(\w+)``", DossierText.fault.__doc__ or ""))
    say = Translator("nb")
    assert named
    assert [name for name in sorted(named) if not say.has(f"fault.{name}")] == []


def test_every_role_that_a_ruleset_names_has_its_words() -> None:
    say = Translator("nb")
    owners = set()
    for path in sorted((ROOT / "rulesets").glob("*/requirements/*.yaml")):
        for record in yaml.safe_load(path.read_text(encoding="utf-8")):
            remedy = record.get("remedy") or {}
            owners.add(remedy.get("owner", ""))
            assert not remedy or remedy["phase"] in PHASES
    assert Requirement.model_fields
    assert [owner for owner in sorted(owners - {""}) if not say.has(f"owner.{owner}")] == []


def test_nynorsk_is_not_bokmal() -> None:
    """Words that give a forgotten translation away."""
    bokmal = re.compile(
        r"\b(ikke|hva|hvem|hvor|hvilke[nt]?|noen|noe|ble|hjemmel|øvelse[nr]?|fra|mangler|uke)\b",
        re.IGNORECASE,
    )
    found = {key: text for key, text in catalogue("nn").items() if bokmal.search(text)}
    assert found == {}


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _used() -> Iterator[tuple[str, str]]:
    """Message keys that stand as plain strings in calls, errors and templates."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from ((key, path.name) for key in _keys_of(node))
    for path in sorted((SOURCE / "reporting" / "html" / "templates").glob("*.j2")):
        for key in re.findall(r"say\('([\w.]+)'[),]", path.read_text(encoding="utf-8")):
            yield key, path.name


def _keys_of(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in SPEAKERS and not name.endswith(("Error", "Problem")):
        return
    for argument in call.args[:2]:
        for node in [argument, *(ast.walk(argument) if isinstance(argument, ast.IfExp) else ())]:
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.fullmatch(r"[a-z_]+(\.\w+)+", node.value)
            ):
                yield node.value
