"""Shapes of dates, what is no date, and the rules for two digits and six."""

from __future__ import annotations

import calendar
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilsyn.language.dates import FoundDate, find_dates
from tilsyn.language.pack import LanguagePack
from tilsyn.model import Precision
from tilsyn_norway.languages import packs

REFERENCE = date(2026, 11, 22)


def read(text: str, reference: date = REFERENCE) -> list[str]:
    """The dates of a text, each as ISO or first/last."""
    return [shown(found) for found in find_dates(text, packs(), reference)]


def shown(found: FoundDate) -> str:
    span = found.span
    return f"{span.first}/{span.last}" if span.precision is Precision.INTERVAL else span.iso()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13. oktober 2022", "2022-10-13"),
        ("13.oktober 2022", "2022-10-13"),
        ("13 oktober 2022", "2022-10-13"),
        ("13. OKTOBER 2022", "2022-10-13"),
        ("den 13. oktober, 2022", "2022-10-13"),
        ("13. oktober '22", "2022-10-13"),
        ("12. des. 2024", "2024-12-12"),
        ("13.10.2022", "2022-10-13"),
        ("3.1.2022", "2022-01-03"),
        ("13. 10. 2022", "2022-10-13"),
        ("13.10.22", "2022-10-13"),
        ("25 09.2019", "2019-09-25"),
        ("25.09 2019", "2019-09-25"),
        ("13/10/2022", "2022-10-13"),
        ("13/10-2022", "2022-10-13"),
        ("13/10-22", "2022-10-13"),
        ("12/12 2024", "2024-12-12"),
        ("13-10-2022", "2022-10-13"),
        ("2022-10-13", "2022-10-13"),
        ("2014- 12- 17", "2014-12-17"),
        ("2022.10.13", "2022-10-13"),
        ("2022–10–13", "2022-10-13"),
        ("mai 2023", "2023-05"),
        ("Januar, 2 024", "2024-01"),
        ("oktober\u00a02024", "2024-10"),
        ("okt-23", "2023-10"),
        ("05.2023", "2023-05"),
        ("5/2023", "2023-05"),
        ("2023-05", "2023-05"),
        ("i 2020", "2020"),
        ("2024–2027", "2024-01-01/2027-12-31"),
        ("2024-27", "2024-01-01/2027-12-31"),
        ("2024/2025", "2024-01-01/2025-12-31"),
        ("2020 til 2023", "2020-01-01/2023-12-31"),
        ("høsten 2016", "2016-08-01/2016-11-30"),
        ("hausten 2016", "2016-08-01/2016-11-30"),
        ("våren 2023", "2023-02-01/2023-05-31"),
        ("vinteren 2023/24", "2023-12-01/2024-02-29"),
        ("1. kvartal 2024", "2024-01-01/2024-03-31"),
        ("andre halvår 2024", "2024-07-01/2024-12-31"),
        ("2. tertial 2024", "2024-05-01/2024-08-31"),
        ("Q3 2024", "2024-07-01/2024-09-30"),
        ("uke 44/2024", "2024-10-28/2024-11-03"),
        ("veke 44 i 2024", "2024-10-28/2024-11-03"),
        ("mai–juni 2024", "2024-05-01/2024-06-30"),
        ("oktober/november 2024", "2024-10-01/2024-11-30"),
        ("september 2023 – mars 2024", "2023-09-01/2024-03-31"),
        ("12.–14. mars 2025", "2025-03-12/2025-03-14"),
        ("30. mai – 2. juni 2025", "2025-05-30/2025-06-02"),
        ("12.-14.03.2025", "2025-03-12/2025-03-14"),
        ("01.01.2024–31.12.2027", "2024-01-01/2027-12-31"),
        ("01.01.2024-31.12.2027", "2024-01-01/2027-12-31"),
        ("13.\noktober\n2022", "2022-10-13"),
        ("13. okto-\nber 2022", "2022-10-13"),
    ],
)
def test_shape(text: str, expected: str) -> None:
    assert read(text) == [expected]
    assert read(f"Planen, {text}, gjelder") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28. og 29. oktober 2024", ["2024-10-28", "2024-10-29"]),
        ("07.02., 14.03. og 25.04.2023", ["2023-02-07", "2023-03-14", "2023-04-25"]),
        ("21. april eller 16. juni 2021", ["2021-04-21", "2021-06-16"]),
        ("Ver 1.1 2023-11-07, 2024-01-22", ["2023-11-07", "2024-01-22"]),
        ("12.03.2021, 15.03.2022", ["2021-03-12", "2022-03-15"]),
        ("13 personer, 14. mai 2024", ["2024-05-14"]),
    ],
)
def test_several(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2024", "15.13.2024", "32.01.2024", "00.05.2024", "29.02.2023", "2024-13-01", "31. april 2024",
        "uke 54/2024", "31/4-2024",
    ],
)  # fmt: skip
def test_impossible_is_rejected_and_never_swapped(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "forskrift av 22. august 2011 nr. 894",
        "lov 25. juni 2010 nr. 45",
        "forskrift om kommunal beredskapsplikt av 22. august 2011",
        "forskrift 22.08.2011 nr. 894",
        "FOR-2011-08-22-894 og LOV-2010-06-25-45",
        "kommuneloven av 2018 og sikkerhetsloven 1998",
        "Forskriften trådte i kraft 7. oktober 2011",
        "Lova tok til å gjelde 1. januar 2011",
        "Meld. St. 5 (2020–2021), NOU 2012: 14, Prop. 91 L (2009–2010), Ot.prp. nr. 61 (2008-2009)",
        "NS 5814:2021 og ISO 22301:2019",
        "telefon 22 11 20 24, 911 20 240 og 20 12 20 24",
        "gnr. 12 bnr. 2024, gnr/bnr 14/2023",
        "1.2.23 Varsling",
        "Se kap. 3.2.11 og pkt. 4.1.12",
        "versjon 2.1.23",
        "kr 2024, 2024 kroner, 2 024 000 kr",
        "2012 innbyggere, 2000 liter, 1950 meter",
        "sak 95/19, K-sak 53/17, PS 88/16, KST-sak 113/24, byrådssak 1089/25, arkivsak 2014/2048, ESA 18/1695",
        "Storgata 12, 2013 Skjetten",
        "2020-tallet og 1990-åra",
        "https://nordvik.no/2024/05/12/sak",
        "adresse 10.20.20.24",
        "uke 44",
        "nr. 20241",
        "",
        "Revidert dd.mm.åååå, vedtatt xx.xx.20xx",
    ],
)
def test_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("reference", "written", "year"),
    [
        (date(2026, 11, 22), "26", 2026),
        (date(2026, 11, 22), "27", 2027),
        (date(2026, 11, 22), "28", 1928),
        (date(2026, 11, 22), "07", 2007),
        (date(2026, 11, 22), "98", 1998),
        (date(2010, 1, 1), "11", 2011),
        (date(2010, 1, 1), "12", 1912),
    ],
)
def test_two_digits_turn_after_the_year_after_the_reference(reference: date, written: str, year: int) -> None:
    assert read(f"15.10.{written}", reference) == [f"{year}-10-15"]


@pytest.mark.parametrize(
    ("text", "years", "expected", "certain"),
    [
        ("revidert 050919", (), "2019-09-05", 0.6),
        ("revidert 050919", (2019,), "2019-09-05", 1.0),
        ("revidert 191105", (2019,), "2019-11-05", 1.0),
        ("revidert 191105, sak 4/19", (), "2019-11-05", 1.0),
        ("revidert 240531", (), "2024-05-31", 1.0),
        ("revidert 310524", (), "2024-05-31", 1.0),
        ("sak 113/24 121224", (), "2024-12-12", 1.0),
        ("121224", (), "2024-12-12", 0.6),
        ("Dato: 20241212", (), "2024-12-12", 1.0),
        ("Dato: 12122024", (), "2024-12-12", 1.0),
    ],
)
def test_digits_run_together(text: str, years: tuple[int, ...], expected: str, certain: float) -> None:
    (found,) = find_dates(text, packs(), REFERENCE, years)
    assert (found.span.iso(), found.span.certain) == (expected, certain)


def test_six_digits_without_a_label_are_a_number() -> None:
    assert read("Beholdningen er 121224 stykk, referanse 101112.") == []


def test_offsets_are_into_the_text_given() -> None:
    text = "Vedtatt\u00a0av kommunestyret 13.\noktober 2022, revidert 3. og 4. mai 2024"
    for found in find_dates(text, packs(), REFERENCE):
        assert text[found.start : found.end] == found.text


_MONTHS = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
]


@given(st.dates(date(1990, 1, 1), date(2027, 12, 31)), st.integers(0, 7))
@settings(max_examples=200, deadline=None)
def test_every_day_is_read_back(day: date, style: int) -> None:
    name = _MONTHS[day.month - 1]
    text = [
        f"{day.day}. {name} {day.year}", f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%Y-%m-%d}",
        f"{day.day}/{day.month}-{day.year}", f"{day.day}/{day.month} {day.year}", f"{day:%d.%m.%y}", f"{day:%d-%m-%Y}",
    ][style]  # fmt: skip
    assert read(f"vedtatt {text} av kommunestyret") == [day.isoformat()]


@given(st.integers(1990, 2030), st.integers(1, 12), st.integers(1, 31))
@settings(max_examples=200, deadline=None)
def test_what_is_not_in_the_calendar_is_not_read(year: int, month: int, day: int) -> None:
    exists = day <= calendar.monthrange(year, month)[1]
    assert read(f"{day:02}.{month:02}.{year}") == ([date(year, month, day).isoformat()] if exists else [])


@given(st.text(alphabet="0123456789 ./-–aegkoprtsvmnilj\n:,()", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    end = 0
    for found in find_dates(text, packs(), REFERENCE):
        assert end <= found.start < found.end <= len(text)
        assert found.span.first <= found.span.last
        end = found.end


def test_a_long_text_is_quick() -> None:
    line = "Kriseledelsen møtte 6. mai 2024 kl. 12.30 og fordelte 2500 liter vann etter sak 31/24, jf. vedlegg 3. "
    begin = time.perf_counter()
    found = find_dates(line * 1000, packs(), REFERENCE)
    assert len(found) == 1000
    assert time.perf_counter() - begin < 5


def test_spans_cover_whole_units() -> None:
    (month,) = find_dates("februar 2024", packs(), REFERENCE)
    assert (month.span.last - month.span.first) == timedelta(days=28)


def test_a_language_without_date_words_still_reads_numbers() -> None:
    bare = (LanguagePack(code="xx", name="bare", stemmer="norwegian", marks=(), months={"maj": 5}),)
    found = find_dates("Lov 13. maj 2024, 14.05.2024 och 2025", bare, REFERENCE)
    assert [shown(item) for item in found] == ["2024-05-13", "2024-05-14", "2025"]
