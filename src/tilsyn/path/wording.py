"""The words of the path: what a step is called, why it comes now, and what must be said about the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tilsyn.messages import Translator
from tilsyn.model import StepPart, Text
from tilsyn.path.work import Gap, Work

__all__ = ["Wording", "month_name"]


def month_name(month: str, translate: Translator) -> str:
    """A month for people.

    Parameters
    ----------
    month:
        ``YYYY-MM``.
    """
    year, number = month.split("-")
    return f"{translate(f'month.{int(number)}')} {year}"


class Wording:
    """Says things about pieces of work in the report's language.

    Parameters
    ----------
    translate:
        The report's language.
    names:
        Names of document kinds by id.
    """

    def __init__(self, translate: Translator, names: Mapping[str, Text]) -> None:
        self.say = translate
        self.names = names

    def title(self, work: Work) -> str:
        """What to do, in one line."""
        say = self.say
        if work.special:
            return say(f"path.special.{work.special}.title")
        lead = work.root or (work.gaps[0] if len(work.gaps) == 1 else None)
        if lead is not None:
            if work.kind == "process":
                return say.pick(lead.remedy.process) or say("path.title.process_plain")
            return say("path.title.one", title=_lower(say.pick(lead.requirement.title)))
        return say(f"path.title.{work.kind}", count=len(work.gaps), where=self._where(work))

    def parts(self, work: Work) -> tuple[StepPart, ...]:
        """What the work consists of."""
        say = self.say
        if work.special:
            return ()
        parts = []
        for gap in work.gaps:
            if work.kind == "process":
                action = say.pick(gap.remedy.process)
                proof = ""
            else:
                action = say.pick(gap.remedy.action) or say.pick(gap.requirement.evidence_wanted)
                proof = say.pick(gap.remedy.proof)
            if action:
                parts.append(StepPart(requirement=gap.id, action=action, proof=proof))
        return tuple(parts)

    def proof(self, work: Work) -> str:
        """Done when ...: something that can be seen."""
        if work.special:
            return self.say(f"path.special.{work.special}.proof")
        if work.kind == "process":
            return self.say("path.proof.process")
        proofs = list(dict.fromkeys(self.say.pick(gap.remedy.proof) for gap in work.gaps))
        return " ".join(proof for proof in proofs if proof) or self.say("path.proof.rerun")

    def guide(self, work: Work) -> str:
        """The guides that help."""
        found = dict.fromkeys(self.say.pick(gap.remedy.guide) for gap in work.gaps if work.kind == "text")
        return "; ".join(guide for guide in found if guide)

    def why(self, work: Work, titles: Mapping[str, str], unlocks: Sequence[str], weak: Callable[[Gap], str]) -> str:
        """Why now: the rule and its finding, what it waits for, and what it opens."""
        say = self.say
        if work.special:
            return say(f"path.special.{work.special}.why")
        provisions = list(dict.fromkeys(f"{gap.requirement.short}: {weak(gap)}" for gap in work.gaps))
        sentences = [say(f"path.why.{min(work.urgency, 6)}" if work.kind == "text" else "path.why.process")]
        if work.kind == "text":
            shown = ", ".join(provisions[:4])
            if len(provisions) > 4:
                shown += say("path.why.more", n=len(provisions) - 4)
            sentences.append(say("path.why.finding", provisions=shown))
        if work.kind == "text" and work.needs:
            first = sorted(titles[need] for need in work.needs if need in titles)
            if first:
                sentences.append(say("path.why.after", title=_lower(first[0])))
        if unlocks:
            sentences.append(say("path.why.unlocks" if len(unlocks) > 1 else "path.why.unlocks_one", n=len(unlocks)))
        return " ".join(sentences)

    def _where(self, work: Work) -> str:
        area = work.gaps[0].area
        name = self.say.pick(self.names.get(area)) or area.replace("_", " ")
        return name[:1].upper() + name[1:]


def _lower(title: str) -> str:
    """A sentence's first letter made small, unless the first word is an abbreviation."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
