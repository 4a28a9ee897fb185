"""Makes the figures of docs/accuracy.md: labelled dossiers, mutants, quotations, calibration.

    python -m benchmarks.accuracy --part open            while tuning
    python -m benchmarks.accuracy --part locked --log    the published figures; each run is logged, the bad ones too

Dossiers are made from their manuscripts into a temporary folder and read by the program's own readers. Quotations are
held against text that another program extracted (poppler's pdftotext, or the XML of the Word file), not our own.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

PARTS = {
    "samples": ROOT / "tests" / "manuscripts" / "samples",
    "open": ROOT / "tests" / "corpus" / "open",
    "locked": ROOT / "tests" / "corpus" / "locked",
}


def main() -> int:
    """Measure, print the tables as Markdown, and log the run when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=sorted(PARTS), default="locked")
    parser.add_argument(
        "--mutants", type=int, default=40, help="how many mutants of each dossier, drawn by a fixed seed"
    )
    parser.add_argument("--log", action="store_true", help="append the run to docs/accuracy.md")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/accuracy.md")
    parser.add_argument("--commit", default="", help="the commit measured, for the log")
    parser.add_argument("--json", type=Path, help="write all figures, with every miss, to this file")
    options = parser.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(PARTS[options.part], Path(folder), options.mutants)
    print(table(options.part, figures))
    print(f"\n{time.perf_counter() - begun:.0f} s", file=sys.stderr)
    if options.json:
        options.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    if options.write:
        write(options.part, figures)
    if options.log:
        log(options.part, options.commit, figures)
    return 0


def measure(part: Path, folder: Path, mutants: int) -> dict[str, Any]:
    """All figures for a part of the corpus."""
    from manuscripts.build import write_dossier
    from manuscripts.dossier import find_dossiers, load_dossier
    from tilsyn.evaluation.run import evaluate, to_json
    from tilsyn.plugins import PluginManager

    cases = []
    for source in find_dossiers(part):
        target = folder / source.name
        target.mkdir()
        write_dossier(load_dossier(source), target)
        cases.append(target)
    figures: dict[str, Any] = to_json(evaluate(cases, PluginManager.standard(entry_points=False)))
    figures["quotes"] = quotes(cases)
    if mutants:
        with ProcessPoolExecutor(2) as pool:
            parts = list(pool.map(_mutants, [(str(source), mutants) for source in find_dossiers(part)]))
        figures["mutants"] = {key: sum(one[key] for one in parts) for key in ("made", "right", "others", "changed")} | {
            "misses": [miss for one in parts for miss in one["misses"]]
        }
    return figures


def quotes(cases: list[Path]) -> dict[str, int]:
    """How many quotations stand word for word on the page they are said to stand on."""
    from benchmarks.extract import pages_of
    from tilsyn.app import AssessOptions, assess_dossier
    from tilsyn.evaluation.labels import read_labels
    from tilsyn.plugins import PluginManager

    plugins = PluginManager.standard(entry_points=False)
    good = total = 0
    for case in cases:
        report = assess_dossier(case, AssessOptions(as_of=read_labels(case).as_of), plugins)
        pages: dict[str, list[str]] = {}
        for finding in report.findings:
            if finding.rollup:
                continue
            for item in finding.evidence:
                if item.place.document not in pages:
                    pages[item.place.document] = pages_of(case / item.place.document)
                total += 1
                good += _found(item.quote, item.place.page, pages[item.place.document])
    return {"of": total, "right": good}


def _found(quote: str, page: int | None, pages: list[str]) -> bool:
    from benchmarks.extract import squeezed

    texts = pages if page is None or len(pages) == 1 else pages[max(0, page - 1) : page + 1]
    whole = "".join(texts)
    return all(squeezed(piece) in whole for piece in quote.replace("\n", " | ").split(" | ") if piece.strip())


def _mutants(job: tuple[str, int]) -> dict[str, Any]:
    """Answers to mutants of one dossier. Only what a mutant touches is read again."""
    from benchmarks.mutants import Bench

    source, most = job
    bench = Bench(Path(source))
    rng = random.Random(20261122)
    chosen = bench.mutants()
    if len(chosen) > most:
        chosen = sorted(rng.sample(chosen, most), key=lambda mutant: mutant.name)
    result: dict[str, Any] = {"made": 0, "right": 0, "others": 0, "changed": 0, "misses": []}
    for mutant in chosen:
        answer, changed, others = bench.judge(mutant)
        right = answer in mutant.must_be
        result["made"] += 1
        result["right"] += right
        result["others"] += others
        result["changed"] += len(changed)
        if not right or changed:
            result["misses"].append({"mutant": mutant.name, "answer": answer, "changed": changed})
    return result


def table(part: str, figures: dict[str, Any]) -> str:
    """The figures as a Markdown table."""
    rows = ["| | tilsyn | 95 % | keyword search |", "|---|---|---|---|"]
    names = {
        "exact": "exact agreement", "gap_precision": "gap precision", "gap_recall": "gap recall", "abstention": "abstention",
    }  # fmt: skip
    for key, name in names.items():
        ours, theirs = figures["all"][key], figures["keyword"][key]
        low, high = ours["interval"]
        rows.append(
            f"| {name} | {_percent(ours)} ({ours['hits']}/{ours['of']}) | {low:.3f}–{high:.3f} | {_percent(theirs)} |"
        )
    for form, scores in figures["forms"].items():
        rows.append(f"| exact agreement, {form} | {_percent(scores['exact'])} ({scores['exact']['of']}) | | |")
    quoted = figures["quotes"]
    rows.append(
        f"| quotation word for word on its page | {quoted['right'] / max(1, quoted['of']):.3f} ({quoted['of']}) | | |"
    )
    if "mutants" in figures:
        made = figures["mutants"]
        rows.append(f"| mutants answered rightly | {made['right'] / max(1, made['made']):.3f} ({made['made']}) | | |")
        rows.append(
            f"| answers changed that should not | {made['changed'] / max(1, made['others']):.4f} ({made['others']}) | | |"
        )
    lines = [f"### {part}", "", *rows, "", "Calibration:", "", "| said | right | answers |", "|---|---|---|"]
    for band in figures["calibration"]:
        lines.append(f"| {band['mean']:.2f} | {band['right']['value']:.2f} | {band['right']['of']} |")
    return "\n".join(lines)


def _percent(ratio: dict[str, Any]) -> str:
    return "–" if ratio["value"] is None else f"{ratio['value']:.3f}"


def write(part: str, figures: dict[str, Any]) -> None:
    """Put the tables, and every miss, into docs/accuracy.md between the marks for the part."""
    path = ROOT / "docs" / "accuracy.md"
    text = path.read_text(encoding="utf-8")
    first, last = f"<!-- {part} -->", f"<!-- /{part} -->"
    before, rest = text.split(first, 1)
    after = rest.split(last, 1)[1]
    low = []
    for name, scores in figures["requirements"].items():
        precision, recall = scores["gap_precision"]["value"], scores["gap_recall"]["value"]
        if (precision is not None and precision < 0.85) or (recall is not None and recall < 0.8):
            low.append(f"`{name}`")
    lines = [table(part, figures), "", f"Misses ({len(figures['misses'])}), by duty:", ""]
    for miss in sorted(figures["misses"], key=lambda item: (item["requirement"], item["case"])):
        lines.append(
            f"- `{miss['requirement']}` in {miss['case']}: {miss['given']}, right is {' or '.join(miss['right'])}"
        )
    if low:
        lines += ["", "Below 0.85 precision or 0.80 recall: " + ", ".join(low)]
    path.write_text(before + first + "\n\n" + "\n".join(lines) + "\n\n" + last + after, encoding="utf-8")


def log(part: str, commit: str, figures: dict[str, Any]) -> None:
    """Append the run to the log in docs/accuracy.md."""
    path = ROOT / "docs" / "accuracy.md"
    text = path.read_text(encoding="utf-8")
    scores = figures["all"]
    made = figures.get("mutants", {"right": 0, "made": 1, "changed": 0, "others": 1})
    row = (
        f"| {date.today().isoformat()} | {commit or '–'} | {part} | {_percent(scores['exact'])} | {_percent(scores['gap_precision'])}"
        f" | {_percent(scores['gap_recall'])} | {_percent(scores['abstention'])} | {made['right'] / max(1, made['made']):.3f}"
        f" | {made['changed'] / max(1, made['others']):.4f} |\n"
    )
    path.write_text(text.rstrip("\n") + "\n" + row, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
