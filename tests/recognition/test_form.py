"""The written form of a text."""

from __future__ import annotations

from recognition.made import text_document
from tilsyn.recognition.form import written_form
from tilsyn_norway.languages import packs

NB = "Kommunen har ikke vært forberedt. Hvilke hendelser som er mulige, og hvordan de håndteres, er beskrevet."
NN = "Kommunen har ikkje vore førebudd. Kva hendingar som er moglege, og korleis dei vert handterte, er skildra."


def test_each_form_is_told() -> None:
    assert written_form(text_document("a", f"# Plan\n\n{NB}"), packs()).language == "nb"
    assert written_form(text_document("a", f"# Plan\n\n{NN}"), packs()).language == "nn"


def test_mixed_text_has_the_form_of_most_of_it() -> None:
    form = written_form(text_document("a", f"# Plan\n\n{NN}\n\n{NN}\n\n{NB}"), packs())
    assert (form.language, form.mixed) == ("nn", True)
    assert not written_form(text_document("a", f"# Plan\n\n{NB}"), packs()).mixed


def test_text_without_telling_words_has_no_form() -> None:
    assert written_form(text_document("a", "| A | B |\n|---|---|\n| 1 | 2 |"), packs()).language is None
