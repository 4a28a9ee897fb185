"""Words: tokens, sentences, stems of both forms, terms, hanging hyphens, the index."""

from __future__ import annotations

import pytest

from tilsyn.language.index import StemIndex
from tilsyn.language.stems import Stemmer, shared_stemmer
from tilsyn.language.terms import parse_term
from tilsyn.language.tokens import sentences, tokenise
from tilsyn_norway.languages import packs

PACKS = packs()
ABBREVIATIONS = {word for pack in PACKS for word in pack.abbreviations}


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, ABBREVIATIONS)]


def finds(term: str, text: str) -> bool:
    index = StemIndex(PACKS)
    index.add(text)
    return bool(index.units([term]))


def test_words_are_runs_of_letters_and_digits() -> None:
    assert [token.lower for token in tokenise("ROS-analysen, § 4 a (2024): ÅRÆØ")] == [
        "ros", "analysen", "§", "4", "a", "2024", "åræø"
    ]  # fmt: skip


def test_words_know_where_they_stand() -> None:
    text = "Én vakt."
    assert [text[token.start : token.end] for token in tokenise(text)] == ["Én", "vakt"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kommunen har en plan. Den er ny.", 2),
        ("Se jf. § 4 i forskriften.", 1),
        ("Kap. 4 gjelder.", 1),
        ("Vedtatt 13. oktober 2022 av kommunestyret.", 1),
        ("Revidert 15.10.24. Neste revisjon i 2025.", 2),
        ("Første linje\nAndre linje", 2),
        ("Hvem ringer? Vakten.", 2),
        ("Dette gjelder bl.a. Politiet.", 1),
        ("Leder: Kari Dal", 1),
        ("", 0),
        ("  \n ", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_sentences_leave_nothing_out() -> None:
    text = "Den første. Den andre! Den tredje?"
    assert split(text) == ["Den første.", "Den andre!", "Den tredje?"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fullmakt", "fullmaktene"),
        ("øvelse", "øvelsene"),
        ("plan", "planen"),
        ("evakuering", "evakueringen"),
        ("evakuering", "evakueringa"),
        ("kriseledelse", "kriseleiing"),
        ("kriseledelsen", "kriseleiinga"),
        ("hendelse", "hending"),
        ("hendelser", "hendingar"),
        ("sårbarhet", "sårbarheit"),
        ("kommuner", "kommunar"),
        ("virksomhet", "verksemd"),
    ],
)
def test_inflections_and_both_forms_share_a_stem(one: str, other: str) -> None:
    assert finds(one, other)
    assert finds(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("ledelse", "leder"), ("plan", "planke"), ("varsel", "vare"), ("nett", "natt")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert not finds(one, other)


@pytest.mark.parametrize(
    ("term", "yes", "no"),
    [
        ("evakuer*", "evakueringsplanen", "vakt"),
        ("*plan", "beredskapsplanene", "planlegging"),
        ("*plan", "plan", "planting"),
        ("*hendelse*", "hendelsesforløp", "handling"),
        ("=ROS", "ROS", "rosen"),
        ("kan disponere", "Han kan disponere penger", "Han kan ikke disponere penger"),
        ("kan ... bruke", "Han kan når det trengs bruke penger", "Han bruker det han kan"),
        ("§ 4", "etter § 4 i forskriften", "4 §"),
        ("risiko- og sårbarhetsanalyse", "risiko- og sårbarhetsanalysen", "risikoen"),
    ],
)
def test_notation(term: str, yes: str, no: str) -> None:
    assert finds(term, yes)
    assert not finds(term, no)


def test_the_gap_has_an_end() -> None:
    assert finds("kan ... bruke", "kan a b c d e f bruke")
    assert not finds("kan ... bruke", "kan a b c d e f g bruke")


@pytest.mark.parametrize("term", ["", "...", "... plan", "plan ...", "*", "=", "–"])
def test_a_term_that_says_nothing_is_an_error(term: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_term(term, shared_stemmer(PACKS))


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("varslingsliste", "varslings- og ressurslister"),
        ("risikoanalyse", "risiko- og sårbarhetsanalysen"),
        ("øvingsplan", "øvings- og opplæringsplan"),
        ("evakueringsplan", "evakuerings-, varslings- og kriseplaner"),
    ],
)
def test_hanging_hyphens_are_completed(term: str, text: str) -> None:
    assert finds(term, text)


def test_a_hyphen_that_hangs_on_nothing() -> None:
    assert not finds("varslingsliste", "varslings- og ressursgrupper")


def test_a_hit_knows_its_words_and_letters() -> None:
    index = StemIndex(PACKS)
    text = "Lederen kan disponere midler"
    index.add(text)
    (hit,) = index.find(["kan disponere"])
    assert (hit.first, hit.last, text[hit.start : hit.end]) == (1, 2, "kan disponere")


def test_units_keep_apart() -> None:
    index = StemIndex(PACKS)
    assert [index.add("kan"), index.add("disponere")] == [0, 1]
    assert not index.units(["kan disponere"])
    assert index.units(["disponere", "kan"]) == {0, 1}


def test_a_stemmer_is_shared_by_the_same_packs() -> None:
    assert shared_stemmer(PACKS) is shared_stemmer(PACKS)
    assert Stemmer(PACKS[:1]).stem("planen") == Stemmer(PACKS[:1]).stem("planene")
