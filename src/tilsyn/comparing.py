"""Two reports of the same municipality beside each other: what closed, what came, what came back, what remains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tilsyn.errors import UsageError
from tilsyn.model import GAPS, Result

__all__ = ["Change", "Comparison", "compare_reports"]


@dataclass(frozen=True)
class Change:
    """A requirement whose answer is worth telling, with its standing before and now (None when it was not asked)."""

    requirement: str
    title: str
    provision: str
    before: str | None
    now: str | None


@dataclass(frozen=True)
class Comparison:
    """What happened between two reports.

    Attributes
    ----------
    closed:
        Gaps that are in order now, or do not apply any more.
    new:
        Gaps that were not decided, or not asked, before.
    returned:
        Gaps that were in order before.
    remaining:
        Gaps then and now.
    lost:
        Gaps before that cannot be decided now: neither closed nor open.
    documents:
        ``added``, ``removed`` and ``changed`` files.
    rules_changed:
        Rulesets whose text differs between the runs.
    done:
        Steps of the old path whose gaps are all closed.
    due:
        Steps of the old path that should be done by now and are not.
    """

    closed: tuple[Change, ...]
    new: tuple[Change, ...]
    returned: tuple[Change, ...]
    remaining: tuple[Change, ...]
    lost: tuple[Change, ...]
    documents: Mapping[str, tuple[str, ...]]
    rules_changed: tuple[str, ...]
    done: tuple[str, ...]
    due: tuple[str, ...]

    def as_object(self) -> dict[str, Any]:
        """The comparison as plain data."""
        groups = {
            name: [vars(change) for change in getattr(self, name)]
            for name in ("closed", "new", "returned", "remaining", "lost")
        }
        return {
            "schema": "tilsyn-comparison/1",
            **groups,
            "documents": {name: list(files) for name, files in self.documents.items()},
            "rules_changed": list(self.rules_changed),
            "steps": {"done": list(self.done), "due": list(self.due)},
        }


def compare_reports(old: dict[str, Any], new: dict[str, Any]) -> Comparison:
    """Compare two reports' JSON objects.

    Raises
    ------
    UsageError
        When they are of different municipalities or rulesets, or stand in the wrong order of time.
    """
    _same_case(old, new)
    before, now = _standings(old), _standings(new)
    about = {item["requirement"]: item for item in (*old["findings"], *new["findings"])}
    groups: dict[str, list[Change]] = {name: [] for name in ("closed", "new", "returned", "remaining", "lost")}
    for identifier, item in about.items():
        if item.get("rollup"):
            continue
        group = _group(before.get(identifier), now.get(identifier))
        if group is not None:
            title = item.get("title") or identifier
            standings = before.get(identifier), now.get(identifier)
            groups[group].append(Change(identifier, title, item["provision"], *standings))
    done, due = _steps(old, new, now)
    return Comparison(
        **{name: tuple(changes) for name, changes in groups.items()},
        documents=_documents(old, new),
        rules_changed=_rules_changed(old, new),
        done=done,
        due=due,
    )


def _same_case(old: dict[str, Any], new: dict[str, Any]) -> None:
    first, second = (_municipality(data) for data in (old, new))
    if first != second:
        raise UsageError("compare.municipality", old=first, new=second)
    ids = [sorted(item["id"] for item in data["run"]["rulesets"]) for data in (old, new)]
    if ids[0] != ids[1]:
        raise UsageError("compare.rulesets", old=", ".join(ids[0]), new=", ".join(ids[1]))
    if old["run"]["as_of"] > new["run"]["as_of"]:
        raise UsageError("compare.order", old=old["run"]["as_of"], new=new["run"]["as_of"])


def _municipality(data: dict[str, Any]) -> str:
    found = data["dossier"].get("municipality") or {}
    # A number changes with the county; the name is what stays.
    return str(found.get("name") or found.get("number") or data["dossier"].get("name") or "?")


def _standings(data: dict[str, Any]) -> dict[str, str]:
    return {item["requirement"]: (item.get("judgement") or item)["result"] for item in data["findings"]}


def _group(before: str | None, now: str | None) -> str | None:
    gaps = {result.value for result in GAPS}
    if now in gaps:
        if before in gaps:
            return "remaining"
        return "returned" if before == Result.FULFILLED.value else "new"
    if before not in gaps:
        return None
    return "lost" if now in (Result.UNDECIDED.value, Result.WITHHELD.value) else "closed"


def _documents(old: dict[str, Any], new: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    before, now = ({item["file"]: item["sha256"] for item in data["documents"]} for data in (old, new))
    return {
        "added": tuple(sorted(now.keys() - before.keys())),
        "removed": tuple(sorted(before.keys() - now.keys())),
        "changed": tuple(sorted(file for file in now.keys() & before.keys() if now[file] != before[file])),
    }


def _rules_changed(old: dict[str, Any], new: dict[str, Any]) -> tuple[str, ...]:
    before, now = ({item["id"]: item["sha256"] for item in data["run"]["rulesets"]} for data in (old, new))
    return tuple(sorted(name for name in now if before.get(name) != now[name]))


def _steps(old: dict[str, Any], new: dict[str, Any], now: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    month = new["run"]["as_of"][:7]
    gaps = {result.value for result in GAPS}
    rollups = {item["requirement"] for item in old["findings"] if item.get("rollup")}
    done, due = [], []
    for phase in (old.get("path") or {}).get("phases", ()):
        for step in phase["steps"]:
            closes = [item for item in step.get("closes", ()) if item not in rollups]
            if step.get("kind", "text") != "text" or not closes:
                continue
            if not any(now.get(item) in gaps for item in closes):
                done.append(step["title"])
            elif (step.get("end") or "9999") < month:
                due.append(step["title"])
    return tuple(done), tuple(due)
