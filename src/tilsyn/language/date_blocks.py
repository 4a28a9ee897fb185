"""Numbers that look like dates and are none: laws, numbered papers, cases, telephones, sections, amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tilsyn.language.date_words import DateWords

__all__ = ["Blocks"]

_DATE = (
    r"(?:\d{1,2}\s?\.?\s?[a-zæøåA-ZÆØÅ]{3,9}\.?\s\d{4}|\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})"
    r"|\d{4}-\d{2}-\d{2}|(?:19|20)\d{2})"
)
_YEARS = r"(?:(?:19|20)\d{2}(?:\s?[-–/]\s?(?:\d{4}|\d{2}))?)"

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")


class Blocks:
    """Finds the parts of a text in which no date may be read."""

    def __init__(self, words: DateWords) -> None:
        self._law = re.compile(rf"(?i)(?<!\w){words.regex('law')}(?!\w)")
        self._law_words = tuple(word.strip("*").split()[0] for word in words.words("law"))
        document = rf"(?<!\w){words.regex('document')}(?!\w)"
        link = words.regex("law_link")
        number = rf"{words.regex('number')}\.?"
        case = rf"(?<!\w){words.regex('case')}\.?"
        self._plain = [
            re.compile(rule)
            for rule in (
                r"(?<![\d.,-])(?:\+\d{2}\s?)?(?:\d{2}\s\d{2}\s\d{2}\s\d{2}|\d{3}\s\d{2}\s\d{3})(?![\d.,]?\d)",
                r"(?<![\d.])\d{1,4}(?:\.\d{1,4}){3,}(?!\d)",
                r"(?<!\d)\d{1,4}/\d{1,4}/\d{1,4}/\d{1,4}(?!\d)",
                # A street number, then a postal code and its place; a box, then the same.
                r"(?<=[a-zæøå] )\d{1,3}\s?[A-Za-z]?,\s*\d{4}(?=\s+[A-ZÆØÅ])",
            )
        ]
        verbs = words.regex("adopted", "updated", "valid_from", "law_link")
        # What the sentence is about: the law's word stands first in it, and not after "etter" or "i henhold til".
        self._first = re.compile(
            rf"(?i)(?:\A|[.;:!?\n(]\s*|[.;:!?]\s)(?!{words.regex('law_through')})(?:[^\W\d_]+\s){{0,2}}\Z"
        )
        self._about = re.compile(
            rf"(?i)(?:(?!{document})[^.;|\n\d]|[(][^)]*[)]){{0,70}}?{verbs}\s+(?:{link}\s)?{_DATE}"
        )
        self._papers = [
            re.compile(rule)
            for rule in (
                # FOR-2011-08-22-894, LOV-2010-06-25-45: letters, a date, a number.
                r"(?<![\w-])[A-ZÆØÅ]{2,5}\s?-\s?\d{4}-\d{2}-\d{2}(?:-\d+)?(?!\d)",
                # A date and the number in that year's laws: 25. juni 2010 nr. 45.
                rf"(?i){_DATE},?\s*{number}\s*\d+",
            )
        ]
        self._after_law = [
            re.compile(rule)
            for rule in (
                # lov 25. juni 2010, forskrift av 22.08.2011, kommuneloven (2018), sikkerhetsloven 1998.
                rf"(?i)\.?,?\s*\(?(?:{link}\s+)?(?:\d+\s+)?{_DATE}",
                # forskrift om kommunal beredskapsplikt (av) 22. august 2011: a name between, but only before a link.
                rf"(?i)\s+om\s[^.;|\n\d§]{{3,90}}?[,(]?\s*(?:{link}\s+|\()(?:\d+\s+)?{_DATE}",
                # Meld. St. 5 (2020–2021), Prop. 91 L (2009–2010), NOU 2012: 14, NS 5814:2008.
                rf"(?i)[.:]?\s*(?:{number}\s*)?\d{{0,5}}\s*[A-Z]{{0,3}}\s?[:(]\s?\d{{1,4}}(?:\s?[-–/]\s?\d{{2,4}})?\)?",
                rf"(?i)[.:]?\s*(?:{number}\s*)?\d{{1,5}}\s*[A-Z]{{0,2}}\s*\({_YEARS}\)",
                rf"(?i)\s+{_YEARS}\s?:\s?\d+",
            )
        ]
        # Case numbers, and other numbers with a stroke after a word for them.
        self._cases = re.compile(rf"(?i){case}[-\s]*(?:{number}\s*)?:?\s*\d{{1,4}}\s?/\s?\d{{1,6}}(?:-\d+)?(?![\d-])")
        # Numbers after kr, gnr, tlf, s., kl.; section and version numbers: kap. 3.4.12, versjon 1.2.23.
        self._others = re.compile(
            rf"(?i)(?<!\w)(?:{words.regex('not_before')}\.?\s?:?\s?\d[\d ./:-]*"
            rf"|{words.regex('section')}\.?\s?(?!\d\d\.\d\d\.\d\d(?!\d))\d{{1,2}}(?:\.\d{{1,2}})+(?![\d.]?\d))"
        )
        self._amount = re.compile(
            rf"(?i)(?<![\d.,/-])\d{{1,4}}(?:[ .]\d{{3}})*(?:,\d+)?\s?(?:{words.unit})(?![\w.-]*\w)"
        )

    def find(self, text: str) -> list[tuple[int, int]]:
        """Start and end of every part in which no date may be read."""
        rules = [*self._plain, *self._papers, self._others, self._amount]
        if "/" in text:
            rules.append(self._cases)
        if "@" in text or "www." in text or "://" in text:
            rules.append(_ADDRESS)
        found = [match.span() for rule in rules for match in rule.finditer(text)]
        lowered = text.lower()
        # Looking for a word costs nothing beside running the rules about it.
        if any(word in lowered for word in self._law_words):
            found += self._of_laws(text)
        return found

    def _of_laws(self, text: str) -> Iterator[tuple[int, int]]:
        for law in self._law.finditer(text):
            for rule in self._after_law:
                match = rule.match(text, law.end())
                if match is not None:
                    yield law.start(), match.end()
            match = self._about.match(text, law.end())
            if match is not None and self._first.search(text[max(0, law.start() - 60) : law.start()]):
                yield law.start(), match.end()
