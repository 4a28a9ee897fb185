"""Kind, municipality and written form of every document of the open samples, as judged by a reader of them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from recognition.made import from_manuscript, manuscripts_in
from tilsyn.model import Dossier, RecognisedDocument
from tilsyn.recognition.case import CaseFile
from tilsyn.recognition.dossier import Options, recognise
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs

TESTS = Path(__file__).parents[1]
OPEN = TESTS / "corpus" / "open"
SAMPLES = TESTS / "manuscripts" / "samples"

# Dossier: municipality, written form of the dossier; file: main kind or reason of refusal, written form.
EXPECTED: dict[str, tuple[str, str, dict[str, tuple[str, str]]]] = {
    "corpus/open/brennmo": ("Brennmo", "nb", {
        "Beredskapsplan Brennmo kommune.docx": ("overordnet_beredskapsplan", "nb"),
        "ROS/Helhetlig ROS Brennmo.docx": ("helhetlig_ros", "nb"),
        "ROS/Oppfølgingsplan ROS status 2026.pdf": ("plan_for_oppfolging", "nb"),
        "Øvelser og kompetanse 2025-2028.pdf": ("ovelsesplan", "nb"),
        "Evaluering Isfront.docx": ("evalueringsrapport", "nb"),
        "Evakuering og EPS 2024.docx": ("evakueringsplan", "nb"),
        "Saksprotokoll KST ROS.pdf": ("saksframlegg", "nb"),
        "Plansaker/ROS detaljregulering Sentrum sør.pdf": ("zoning_ros", "nb"),
    }),
    "corpus/open/kvernsund": ("Kvernsund", "nb", {
        "Beredskapsplan del 1 administrativ del.docx": ("overordnet_beredskapsplan", "nb"),
        "Saker/KST 47-23 Helhetlig ROS.pdf": ("saksframlegg", "nb"),
        "Bakgrunn/Håndbok kommunal beredskapsplikt.pdf": ("guide", "nb"),
        "Bakgrunn/ROS-analyse Havnegata 12-20.pdf": ("zoning_ros", "nb"),
        "Bakgrunn/Nettside om beredskap.docx": ("citizen_information", "nb"),
        "Bakgrunn/Beredskapsplan Frivilligsentralen.docx": ("other_body", "nb"),
        "Bakgrunn/Sundneset Industripark - beredskapsplan.pdf": ("other_body", "nb"),
        "Bakgrunn/Kriseplan Sundet skole.docx": ("school_plan", "nb"),
    }),
    "corpus/open/myklefjord": ("Myklefjord", "nn", {
        "Samfunnstryggleik og beredskap i Myklefjord.docx": ("helhetlig_ros", "nn"),
        "vedlegg/Vedlegg 1 Varslingsliste.docx": ("varslingsliste", "nn"),
        "vedlegg/Vedlegg 2 Ressursoversyn.pdf": ("ressursoversikt", "nn"),
        "vedlegg/Vedlegg 3 Evakuering og senter.docx": ("evakueringsplan", "nn"),
        "Saksprotokoll KST 41-19.pdf": ("saksframlegg", "nn"),
        "Rapport etter øving november 2025.docx": ("evalueringsrapport", "nn"),
    }),
    "corpus/open/skarvang": ("Skarvang", "nb", {
        "412 Helhetlig ROS Skarvang.pdf": ("helhetlig_ros", "nb"),
        "413 Overordna beredskapsplan.docx": ("overordnet_beredskapsplan", "nn"),
        "414 Varslingsliste.docx": ("varslingsliste", "nb"),
        "417 Evakuering og senter.docx": ("evakueringsplan", "nn"),
        "416 Krisekommunikasjonsplan.docx": ("krisekommunikasjonsplan", "nb"),
        "415 Plan for oppfølging av ROS 2024.pdf": ("plan_for_oppfolging", "nn"),
        "418 Kompetanse og øvelser.docx": ("opplaeringsplan", "nb"),
        "Evaluering av flaumen august 2025.docx": ("evalueringsrapport", "nn"),
    }),
    "manuscripts/samples/fjelldal": ("Fjelldal", "nn", {
        "01 Overordna beredskapsplan Fjelldal.docx": ("overordnet_beredskapsplan", "nn"),
        "02 Heilskapleg ROS-analyse 2021.pdf": ("helhetlig_ros", "nn"),
        "03 Evakueringsplan.docx": ("evakueringsplan", "nn"),
        "04 Plan for krisekommunikasjon.pdf": ("krisekommunikasjonsplan", "nn"),
        "05 Rapport øving Flaum 2023.docx": ("evalueringsrapport", "nn"),
        "06 Saksprotokoll 74-21.pdf": ("saksframlegg", "nn"),
        "07 Kommunal planstrategi 2024-2027 utdrag.docx": ("kommunal_planstrategi", "nn"),
    }),
    "manuscripts/samples/gammelvik": ("Gammelvik", "nb", {
        "ROS-analyse Gammelvik 2012.pdf": ("helhetlig_ros", "nb"),
        "Kriseplan Gammelvik rev 2016.docx": ("overordnet_beredskapsplan", "nb"),
        "Vedlegg 1 Varslingsliste.docx": ("varslingsliste", "nb"),
        "Plan for kriseinformasjon 2013.docx": ("krisekommunikasjonsplan", "nb"),
        "Saksutskrift ROS 2012.pdf": ("saksframlegg", "nb"),
        "Notat etter øvelse nov 2018.docx": ("evalueringsrapport", "nb"),
    }),
    "manuscripts/samples/storvik": ("Storvik", "nb", {
        "Helhetlig ROS Storvik 2023-2027.pdf": ("helhetlig_ros", "nb"),
        "Overordnet beredskapsplan Storvik v5.docx": ("overordnet_beredskapsplan", "nb"),
        "Vedlegg A Varslingsliste.docx": ("varslingsliste", "nb"),
        "Vedlegg B Ressursoversikt.docx": ("ressursoversikt", "nb"),
        "Vedlegg C Evakueringsplan.pdf": ("evakueringsplan", "nb"),
        "Vedlegg D Krisekommunikasjonsplan.docx": ("krisekommunikasjonsplan", "nb"),
        "Oppfølging av ROS/Plan for oppfølging 2024-2027 status sept 2026.docx": ("plan_for_oppfolging", "nb"),
        "Øvelses- og opplæringsplan 2025-2028.pdf": ("ovelsesplan", "nb"),
        "Evalueringsrapport øvelse Klor 25.pdf": ("evalueringsrapport", "nb"),
        "Saker/Saksprotokoll KST 98-23.pdf": ("saksframlegg", "nb"),
    }),
}  # fmt: skip

DOCUMENTS = [(folder, file) for folder, (_, _, held) in EXPECTED.items() for file in held]


@cache
def dossier(folder: str) -> Dossier:
    documents = [from_manuscript(manuscript) for manuscript in manuscripts_in(TESTS / folder)]
    options = Options(folder, date(2026, 11, 22))
    return recognise(documents, norway(), packs(), CaseFile(), options, lambda *_: ())


def recognised(folder: str, file: str) -> RecognisedDocument:
    return next(item for item in dossier(folder).documents if item.document.file == file)


@pytest.mark.parametrize(("folder", "file"), DOCUMENTS)
def test_kind_and_form(folder: str, file: str) -> None:
    kind, form = EXPECTED[folder][2][file]
    found = recognised(folder, file)
    assert (found.kind or found.not_used, found.language) == (kind, form)


@pytest.mark.parametrize("folder", EXPECTED)
def test_municipality_and_form_of_the_dossier(folder: str) -> None:
    name, form, _ = EXPECTED[folder]
    found = dossier(folder)
    assert found.municipality is not None
    assert (found.municipality.name, found.language) == (name, form)
    assert not any(item.foreign for item in found.documents)


def test_no_judged_sample_has_vanished() -> None:
    assert len(EXPECTED) >= 7
    assert all((TESTS / folder).is_dir() for folder in EXPECTED)
