"""What the documentation says is true: its examples run, its tables and help texts are those of the program.

When the help of a command has changed, ``python tests/refresh_help.py`` writes it into the page.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
import yaml

import tilsyn
from recognition.made import text_document
from tilsyn import hookspecs
from tilsyn.cli import build
from tilsyn.commands import COMMANDS
from tilsyn.commands.exits import ExitCode
from tilsyn.errors import RulesetError
from tilsyn.language.view import DossierText
from tilsyn.messages import Translator
from tilsyn.model import KindSpan, RecognisedDocument
from tilsyn.plugins import PluginManager
from tilsyn.rules.kit import run_samples
from tilsyn.rules.load import load_ruleset
from tilsyn.rules.source import RulesetSource
from tilsyn_norway.languages import packs

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HOOKS = [name for name in hookspecs.__all__ if name.startswith("tilsyn_")]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def table(text: str, heads: tuple[str, ...]) -> list[list[str]]:
    """The rows of the table with these heads."""
    lines = text.splitlines()
    start = lines.index("| " + " | ".join(heads) + " |")
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split(" | ")])
    assert rows
    return rows


# -- skriv-en-regel.md --------------------------------------------------------------------------------------------


@dataclass
class Example:
    """A check of the page and the texts beneath it, each with the answer it gets."""

    check: dict[str, object]
    texts: list[tuple[str, str]]


def examples() -> Iterator[Example]:
    current: Example | None = None
    for info, text in BLOCK.findall(page("skriv-en-regel.md")):
        if info == "yaml check":
            if current is not None:
                yield current
            current = Example(yaml.safe_load(text), [])
        elif info.startswith("text ") and current is not None:
            current.texts.append((info.split()[1], text))
    if current is not None:
        yield current


@pytest.fixture(scope="module")
def plugins() -> PluginManager:
    return PluginManager.standard(entry_points=False)


def write_ruleset(folder: Path) -> Path:
    """The page's ruleset as files."""
    for info, text in BLOCK.findall(page("skriv-en-regel.md")):
        kind, _, file = info.partition(" ")
        if kind == "yaml" and file != "check":
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def test_the_rule_of_the_page_answers_its_samples(tmp_path: Path, plugins: PluginManager) -> None:
    source = RulesetSource("eksempel", write_ruleset(tmp_path))
    loaded = load_ruleset(source, plugins.checks)
    plugins.rulesets["eksempel"] = source
    try:
        runs = list(run_samples(loaded, plugins))
    finally:
        del plugins.rulesets["eksempel"]
    assert len(runs) == 6
    assert {run.sample.form for run in runs} == {"nb", "nn"}
    assert [(run.sample.id, run.finding.result.value) for run in runs if not run.right] == []


@pytest.mark.parametrize("example", list(examples()), ids=lambda item: str(item.check["kind"]))
def test_every_check_of_the_page_answers_as_it_says(
    example: Example, tmp_path: Path, plugins: PluginManager
) -> None:
    folder = write_ruleset(tmp_path)
    (folder / "requirements" / "nokler.yaml").unlink()
    (requirement,) = yaml.safe_load(
        next(text for info, text in BLOCK.findall(page("skriv-en-regel.md")) if info == "yaml requirements/nokler.yaml")
    )
    requirement["check"] = example.check
    (folder / "requirements" / "a.yaml").write_text(yaml.safe_dump([requirement]), encoding="utf-8")
    samples = [
        {"id": str(number), "group": "gap", "form": "nb", "expect": [answer],
         "documents": [{"kind": "overordnet_beredskapsplan", "title": "Beredskapsplan", "text": text}]}
        for number, (answer, text) in enumerate(example.texts)
    ]  # fmt: skip
    assert samples
    (folder / "samples" / "eksempel.2.nokler.yaml").write_text(yaml.safe_dump({"samples": samples}), encoding="utf-8")
    source = RulesetSource("eksempel", folder)
    plugins.rulesets["eksempel"] = source
    try:
        runs = list(run_samples(load_ruleset(source, plugins.checks), plugins))
    finally:
        del plugins.rulesets["eksempel"]
    assert [run.finding.result.value for run in runs] == [answer for answer, _ in example.texts]


def text_of(line: str) -> DossierText:
    document = RecognisedDocument(
        document=text_document("plan.md", line), title="Plan", kinds=(KindSpan(kind="overordnet_beredskapsplan"),)
    )
    return DossierText([document], packs())


@pytest.mark.parametrize(
    ("term", "found", "not_found"), table(page("skriv-en-regel.md"), ("Du skriver", "Finner", "Finner ikke"))
)
def test_the_notation_finds_what_the_page_says(term: str, found: str, not_found: str) -> None:
    term = term.strip("`")
    assert text_of(found).matches(found, [term])
    assert not text_of(not_found).matches(not_found, [term])


@pytest.mark.parametrize(
    ("sentence", "why"), table(page("skriv-en-regel.md"), ("Setningen", "Teller ikke fordi"))
)
def test_the_faults_are_those_that_the_page_says(sentence: str, why: str) -> None:
    text = text_of(sentence)
    assert [text.fault(hit) for hit in text.index.find(["varslingsliste"])] == [why.split("`")[1]]


def test_a_misspelt_setting_is_told_with_its_line(tmp_path: Path, plugins: PluginManager) -> None:
    """The page promises that an error names file and line and what is allowed."""
    folder = write_ruleset(tmp_path)
    path = folder / "requirements" / "nokler.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    parts:", "    partz:"), encoding="utf-8")
    with pytest.raises(RulesetError) as caught:
        load_ruleset(RulesetSource("eksempel", folder), plugins.checks)
    assert caught.value.values["file"] == "nokler.yaml"
    assert caught.value.values["shown"] in ("partz:", "check:")
    assert "parts" in str(caught.value.values["allowed"])


# -- plugins.md ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_has_a_section_in_the_plugin_guide(name: str) -> None:
    signature = str(inspect.signature(getattr(hookspecs, name))).replace("'", "")
    assert f"### `{name}{signature}`" in page("plugins.md").splitlines()


def test_the_sections_stand_in_firing_order() -> None:
    found = re.findall(r"^### `(tilsyn_\w+)\(", page("plugins.md"), re.MULTILINE)
    tree = ast.parse(inspect.getsource(hookspecs))
    order = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert found == order


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_has_a_docstring_with_its_parts(name: str) -> None:
    hook = getattr(hookspecs, name)
    doc = inspect.getdoc(hook) or ""
    assert re.search(r"^Fires: .+", doc, re.MULTILINE)
    assert re.search(r"^Answers: .+", doc, re.MULTILINE)
    parameters = doc.partition("Parameters\n----------\n")[2].partition("Returns\n-------\n")[0]
    for parameter in inspect.signature(hook).parameters:
        assert re.search(rf"^{parameter}:\n    \S", parameters, re.MULTILINE), parameter
    returned = doc.partition("Returns\n-------\n")[2]
    assert "None" in returned


def test_the_hooks_module_imports_nothing_of_ours_at_run_time() -> None:
    tree = ast.parse(inspect.getsource(hookspecs))
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [getattr(node, "module", None) or node.names[0].name for node in top]
    assert not [name for name in names if str(name).startswith("tilsyn")]


# -- kommandolinje.md ---------------------------------------------------------------------------------------------


def test_the_table_of_exit_codes_is_the_enum() -> None:
    rows = table(page("kommandolinje.md"), ("Kode", "Navn", "Betyr"))
    assert [(int(code), name.strip("`")) for code, name, _ in rows] == [(int(code), code.name) for code in ExitCode]
    assert all(meaning for _, _, meaning in rows)


def help_of(words: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "80")
    command: click.Command = build(Translator("nb"))
    ctx = click.Context(command, info_name="tilsyn", terminal_width=80, max_content_width=80)
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(ctx, word)
        assert found is not None, word
        command = found
        ctx = click.Context(command, info_name=word, parent=ctx, terminal_width=80, max_content_width=80)
    return command.get_help(ctx)


def shown_helps() -> list[tuple[str, str]]:
    return [
        (info[4:].strip(), text)
        for info, text in BLOCK.findall(page("kommandolinje.md"))
        if info.startswith("help")
    ]


@pytest.mark.parametrize(("words", "text"), shown_helps(), ids=lambda value: value if len(value) < 20 else "")
def test_the_help_on_the_page_is_the_real_one(words: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert text.rstrip() == help_of(words.split(), monkeypatch).rstrip()


def test_every_command_is_on_the_page() -> None:
    shown = {words for words, _ in shown_helps()}
    assert set(COMMANDS) <= shown


def test_every_option_on_the_page_exists() -> None:
    real = set(re.findall(r"--[a-z][a-z-]+", "\n".join(text for _, text in shown_helps())))
    prose = BLOCK.sub("", page("kommandolinje.md"))
    assert set(re.findall(r"`(--[a-z][a-z-]+)", prose)) <= real


# -- the other pages ----------------------------------------------------------------------------------------------


def test_links_between_pages_lead_somewhere() -> None:
    for path in (*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            if target.endswith(("accuracy.md", ".png")):
                continue  # made by `make evaluate`, or a picture of the program's own output
            assert (path.parent / target).exists(), f"{path.name}: {target}"


@pytest.mark.parametrize("name", ["sak.yaml", "vurderinger.yaml"])
def test_our_own_files_in_the_user_guide_are_read_without_complaint(name: str) -> None:
    from tilsyn.judgements import parse_judgements
    from tilsyn.recognition.case import kind_ids, parse_case
    from tilsyn_norway.country import norway

    blocks = [text for info, text in BLOCK.findall(page("brukerveiledning.md")) if info == f"yaml {name}"]
    assert blocks
    for text in blocks:
        if name == "sak.yaml":
            assert kind_ids(parse_case(text), norway())
        else:
            found = parse_judgements(text)
            assert found.valid
            assert not found.problems


def test_the_user_guide_explains_every_result_in_the_reports_own_words() -> None:
    from tilsyn.model import Result

    say = Translator("nb")
    text = page("brukerveiledning.md").lower()
    for result in Result:
        assert f"**{say(f'result.{result.value}').lower()}**" in text


# -- the package --------------------------------------------------------------------------------------------------


def test_the_list_of_packages_is_what_is_on_disk() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    found = {"tilsyn_rulesets"}
    for root in (ROOT / "src" / "tilsyn", *sorted((ROOT / "plugins").glob("*/"))):
        for init in root.rglob("__init__.py"):
            found.add(".".join(init.parent.relative_to(root.parent).parts))
    assert set(project["packages"]) == found
    assert len(project["packages"]) == len(found)
    assert {name.split(".")[0] for name in found} == set(project["package-dir"])
    for name, folder in project["package-dir"].items():
        assert (ROOT / folder / "__init__.py").is_file(), name


def modules() -> list[str]:
    found = [info.name for info in pkgutil.walk_packages(tilsyn.__path__, "tilsyn.")]
    return ["tilsyn", *(name for name in found if not name.endswith("__main__"))]


@pytest.mark.parametrize("name", modules())
def test_what_a_module_offers_exists(name: str) -> None:
    module = importlib.import_module(name)
    offered = getattr(module, "__all__", None)
    if offered is None:
        # Only a package's front page or a module without public names may offer nothing.
        own = [key for key, value in vars(module).items() if not key.startswith("_")
               and getattr(value, "__module__", None) == name]  # fmt: skip
        assert own == []
        return
    assert len(offered) == len(set(offered))
    assert [key for key in offered if not hasattr(module, key)] == []
