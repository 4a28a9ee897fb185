"""Files that never count as evidence, and files that look like them and do."""

from __future__ import annotations

import pytest

from recognition.test_kinds import BODY, seen, titled


@pytest.mark.parametrize(
    ("reason", "title", "cover"),
    [
        ("zoning_ros", "ROS-analyse", ("Detaljregulering for Havnegata 12, planID 2024011", "Storvik kommune")),
        ("zoning_ros", "ROS-analyse Solbakken boligfelt", ("Storvik kommune",)),
        ("school_plan", "Kriseplan for Sundet skole", ("Storvik kommune",)),
        ("school_plan", "Beredskapsplan", ("Sundet skule", "Storvik kommune")),
        ("school_plan", "Beredskapsplan Bymarka sykehjem", ("Storvik kommune",)),
        ("guide", "Veileder til forskrift om kommunal beredskapsplikt", ("Direktoratet for samfunnssikkerhet",)),
        ("guide", "Håndbok i kommunal beredskapsplikt", ("Nettverket for beredskap",)),
        ("guide", "Veiledning for fylkesmannens tilsyn med kommunal beredskapsplikt", ("DSB",)),
        ("statute", "Forskrift om kommunal beredskapsplikt", ("Lovdata",)),
        ("other_body", "Beredskapsplan for Storvik frivilligsentral", ()),
        ("other_body", "Beredskapsplan", ("Sundneset Industripark AS", "Revisjon 9")),
        ("citizen_information", "Er du førebudd?", ("Storvik kommune",)),
        ("report", "FylkesROS Innlandet 2022-2025", ("Statsforvalteren i Innlandet",)),
        ("report", "Meld. St. 9 (2024–2025) Totalberedskapsmeldingen", ()),
        ("other", "Varsling av kritikkverdige forhold", ("Storvik kommune",)),
        ("other", "Branninstruks", ("Storvik rådhus",)),
    ],
)
def test_refused(reason: str, title: str, cover: tuple[str, ...]) -> None:
    found = titled(title, *cover)
    assert (found.kind, found.kinds, found.not_used) == (None, (), reason)


@pytest.mark.parametrize(
    ("title", "cover"),
    [
        ("Helhetlig ROS 2024", ("Storvik kommune", "Grunnlag for kommuneplan og reguleringsplaner")),
        ("Overordnet beredskapsplan", ("Storvik kommune", "Utarbeidet med bistand fra Kvartalet AS")),
        ("Overordnet beredskapsplan", ("Storvik kommune", "Etter forskrift om kommunal beredskapsplikt")),
        ("Evaluering av øvelse PLIVO ved Sundet skole", ("Storvik kommune",)),
        ("Håndbok for kriseledelsen", ("Storvik kommune",)),
        ("Varslingsliste", ("Storvik kommune", "Private numre er fjernet i utgaven på nettsiden.")),
        ("Beredskapsplan for skoler og barnehager", ("Storvik kommune",)),
        ("Rapport etter tilsyn med kommunal beredskapsplikt", ("Statsforvalteren i Trøndelag",)),
    ],
)
def test_kept(title: str, cover: tuple[str, ...]) -> None:
    found = titled(title, *cover)
    assert found.not_used is None
    assert found.kind is not None


def test_zoning_analysis_without_the_word_in_its_title_is_known_by_its_text() -> None:
    text = "Forslagsstiller ønsker å bygge ut. Planområdet ligger ved elva. Plankonsulent har sjekket planforslaget."
    cover = "#! Risiko- og sårbarhetsanalyse\n\nHavnegata 12\n\nStorvik kommune"
    found = seen(f"{cover}\n\n# Innledning\n\n{text}\n\n{BODY}")
    assert found.not_used == "zoning_ros"


def test_own_analysis_that_mentions_zoning_is_kept() -> None:
    text = "Ved detaljregulering og i reguleringsplaner skal utbygger legge analysen til grunn. " + BODY
    cover = "#! Risiko- og sårbarhetsanalyse\n\nStorvik kommune"
    found = seen(f"{cover}\n\n# Innledning\n\n{text}\n\n# Hendelser\n\n{BODY}")
    assert (found.kind, found.not_used) == ("helhetlig_ros", None)


def test_page_for_citizens_is_known_by_how_it_speaks() -> None:
    text = "Hva kan jeg gjøre hjemme? Du bør ha vann. Snakk med naboen din. Les mer på nettet, eller kontakt oss."
    body = f"# Beredskap hjemme hos deg\n\n{text}\n\n# Hvordan blir jeg varslet?\n\n{text}"
    found = seen(body, header="Storvik kommune")
    assert found.not_used == "citizen_information"
