"""What is wrong with a ruleset's file is told with file, line, the line itself, and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.kit import plugins
from tilsyn.errors import RulesetError
from tilsyn.messages import Translator
from tilsyn.rules.load import LoadedRuleset, load_ruleset, load_samples
from tilsyn.rules.source import RulesetSource

HEAD = """\
id: x
title: {nb: Prøve}
version: "1"
jurisdiction: "no"
languages: [nb]
provisions:
  - id: "§ 1"
    title: {nb: En}
    requirements: [x.1]
"""
TERMS = """\
doors: [dør, $keys]
keys: [nøkkel]
"""
ONE = """\
- id: x.1
  provision: § 1
  short: § 1
  obligation: must
  title: {nb: Nøkler}
  why: {nb: Derfor.}
  source: {url: "https://example.org", verified: 2026-11-22}
  found_in: [overordnet_beredskapsplan]
  check:
    kind: content
    about: [$doors]
    parts:
      - id: a
        lacking: {nb: nøkler}
        any: [{says: [[$keys]]}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ruleset that is as it should be."""
    for name, text in (("ruleset.yaml", HEAD), ("terms/t.yaml", TERMS), ("requirements/r.yaml", ONE)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def load(folder: Path) -> LoadedRuleset:
    return load_ruleset(RulesetSource("x", folder), plugins().checks)


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder: Path) -> str:
    with pytest.raises(RulesetError) as caught:
        load(folder)
    return Translator("en")(caught.value.key, **caught.value.values)


def test_terms_are_put_in_their_place(folder: Path) -> None:
    settings = load(folder).settings["x.1"]
    assert settings.about == ("dør", "nøkkel")  # type: ignore[attr-defined]
    assert settings.parts[0].any[0].says == (("nøkkel",),)  # type: ignore[attr-defined]


def test_the_hash_is_of_all_files_and_of_no_line_endings(folder: Path) -> None:
    first = load(folder).ruleset.sha256
    path = folder / "terms" / "t.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(folder).ruleset.sha256 == first
    change(folder, "terms/t.yaml", "nøkkel", "lås")
    assert load(folder).ruleset.sha256 != first


# Golden messages: each names file and line, shows the line, and says what is allowed where that can be said.
GOLDEN = [
    (
        "requirements/r.yaml", "  why:", "  whi:",
        "r.yaml, line 1: “why” is not as it should be (Field required).",
    ),
    (
        "requirements/r.yaml", "  obligation: must", "  obligation: shall",
        ("r.yaml, line 4: “obligation” is not as it should be (Input should be 'must', 'should', 'may' or 'advice').\n"
        "  obligation: shall\n  Allowed here: "),
    ),
    (
        "requirements/r.yaml", "verified: 2026-11-22", "verified: 2026-13-40",
        "r.yaml, line 7: “source.verified” is not as it should be",
    ),
    (
        "requirements/r.yaml", "    kind: content", "    kind: contents",
        "r.yaml, line 10: there is no kind of check “contents”.\n  kind: contents\n  Allowed here: combine, content,",
    ),
    (
        "requirements/r.yaml", "    about: [$doors]", "    about: [$door]",
        "r.yaml, line 11: there is no list of terms “door”.\n  about: [$door]",
    ),
    (
        "requirements/r.yaml", "    parts:", "    partial: some\n    parts:",
        "r.yaml, line 12: “partial” is not as it should be",
    ),
    (
        "requirements/r.yaml", "  short: § 1", "  provision: § 2",
        "r.yaml, line 3: “provision” stands twice.\n  provision: § 2",
    ),
    (
        "requirements/r.yaml", "  title: {nb: Nøkler}", "  title: {nb: Nøkler",
        "r.yaml, line 6: this is not YAML",
    ),
    (
        "requirements/r.yaml", ONE, "id: x.1\n",
        "r.yaml: the file should be a list in which every entry begins with “-”.\n  id: x.1",
    ),
    (
        "terms/t.yaml", "keys: [nøkkel]", "keys: [$doors]",
        "t.yaml, line ",
    ),
    (
        "terms/t.yaml", "keys: [nøkkel]", "keys: [nøkkel]\nkeys: [lås]",
        "t.yaml, line 3: “keys” stands twice.\n  keys: [lås]",
    ),
    (
        "ruleset.yaml", "requirements: [x.1]", "requirements: [x.1, x.2]",
        "ruleset.yaml names the duty “x.2”, which does not exist.",
    ),
    (
        "ruleset.yaml", "    requirements: [x.1]\n", "",
        "ruleset.yaml: the duty “x.1” should stand under exactly one provision.",
    ),
    (
        "requirements/r.yaml", "  check:", "  needs: [x.9]\n  check:",
        "x.1 names the duty “x.9”, which does not exist.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "message"), GOLDEN, ids=[item[3][:40] for item in GOLDEN])
def test_golden_messages(folder: Path, name: str, old: str, new: str, message: str) -> None:
    change(folder, name, old, new)
    text = told(folder)
    assert text.startswith(message), text
    assert "{file}" not in text
    assert "{detail}" not in text


def test_an_unknown_key_is_an_error(folder: Path) -> None:
    change(folder, "requirements/r.yaml", "  why:", "  colour: red\n  why:")
    text = told(folder)
    assert text.startswith("r.yaml, line 6: “colour” is not as it should be")
    assert "\n  colour: red\n" in text
    assert "why" in text.rpartition("Allowed here:")[2]


def test_an_id_twice(folder: Path) -> None:
    (folder / "requirements" / "s.yaml").write_text(ONE, encoding="utf-8")
    assert told(folder) == "s.yaml, line 1: the duty “x.1” stands twice.\n  - id: x.1"


def test_a_missing_file(folder: Path) -> None:
    (folder / "ruleset.yaml").unlink()
    assert told(folder) == "The ruleset lacks the file ruleset.yaml."


def test_samples(folder: Path) -> None:
    (folder / "samples").mkdir()
    source = RulesetSource("x", folder)
    assert load_samples(source, "x.1") == ()
    path = folder / "samples" / "x.1.yaml"
    good = "samples:\n  - {id: a, group: gap, form: nb, expect: missing, documents: [{kind: k, text: t}]}\n"
    path.write_text(good, encoding="utf-8")
    (sample,) = load_samples(source, "x.1")
    assert sample.expect == ("missing",)
    path.write_text(good.replace("gap", "gaps"), encoding="utf-8")
    with pytest.raises(RulesetError) as caught:
        load_samples(source, "x.1")
    assert caught.value.values["line"] == 2
    assert caught.value.values["file"] == "x.1.yaml"
