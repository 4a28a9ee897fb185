"""Mends text that a file sets in pieces: letter-spaced words, digits set apart, hyphens at line ends."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable

from tilsyn.reading.pdf.words import Word

__all__ = ["Vocabulary", "close_up", "join_lines"]

_SPACED = re.compile(r"(?:(?<=\s)|^)(?:\w ){3,}\w(?=\s|$|[.:,;])")
_SPLIT_YEAR = re.compile(r"(?<![\d.,/-])(?:(1) (9\d\d)|(2) (0\d\d)|(19|20) (\d\d)|(19\d|20\d) (\d))(?![\d]|[.,]\d| \d)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HANGING = re.compile(r"[^\W\d_]{2,}- ([^\W\d_]+)")
_END = re.compile(r"([^\W_]+)([-\u00ad\u2010])$")
_CODE = re.compile(r"^(?:(?:[\d.]+[–-])?\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})|[A-ZÀ-ÖØ-Þ]\d{1,2}|1\d)[.,;:)]?$")
_OPEN = re.compile(r"\.(?:19|20)$|^[A-ZÀ-ÖØ-Þ]\d$")
"""Dates, letters with a number, and numbers that fit no narrower column: what stays one thing when a line breaks it."""
_ODD = 3
_LAST = re.compile(r"[^\W_]+$")
_BEGIN = re.compile(r"^[^\W_]+")
_START = re.compile(r"^[^\W\d_]+(?:-[^\W\d_]+)*")


def close_up(text: str, words: list[Word]) -> str:
    """Join letter-spaced words, by the blanks between the letters, and years whose digits stand apart.

    Parameters
    ----------
    text:
        The text of the words.
    words:
        The words from left to right, with their boxes.
    """
    if len(words) > 3 and sum(len(word.text) == 1 for word in words) > 3 and _SPACED.search(text):
        text = _unspaced(words)
    if " " in text and _SPLIT_YEAR.search(text):
        text = _mend_years(text, words)
    return text


def _unspaced(words: list[Word]) -> str:
    """Runs of single letters joined; a blank clearly wider than the run's usual parts words."""
    parts: list[str] = []
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and len(words[end].text) == 1 and words[end].text.isalnum():
            end += 1
        if end - index < 4:
            parts.append(words[index].text)
            index += 1
            continue
        run = words[index:end]
        gaps = [later.x0 - earlier.x1 for earlier, later in itertools.pairwise(run)]
        usual = sorted(gaps)[len(gaps) // 3]
        text = run[0].text
        for gap, word in zip(gaps, run[1:], strict=True):
            text += (" " if gap > 1.7 * usual + 0.5 else "") + word.text
        parts.append(text)
        index = end
    return " ".join(parts)


def _mend_years(text: str, words: list[Word]) -> str:
    """Years in pieces joined, where the blank inside is narrower than the blanks around."""
    gaps = [later.x0 - earlier.x1 for earlier, later in itertools.pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    narrow = {
        f"{earlier.text} {later.text}"
        for earlier, later, gap in zip(words, words[1:], gaps, strict=False)
        if gap < 0.75 * usual
    }

    def mend(match: re.Match[str]) -> str:
        found = match.group()
        if any(pair.startswith(found) or pair.endswith(found) or found in pair for pair in narrow):
            return found.replace(" ", "")
        return found

    return _SPLIT_YEAR.sub(mend, text)


class Vocabulary:
    """The words of a document, which tell a hyphen of the line break from one of the word."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words: Counter[str] = Counter()
        self.after: Counter[str] = Counter()
        for text in texts:
            self.words.update(_WORD.findall(text.lower()))
            if "- " in text:
                self.after.update(_HANGING.findall(text.lower()))
        self.total = self.words.total()

    def common(self, word: str) -> bool:
        """Whether a short word is among the commonest: the words between hanging compounds are."""
        if self.after[word]:
            return True
        return len(word) <= 4 and self.words[word] >= 3 and self.words[word] * 250 >= self.total

    def is_broken(self, first: str, second: str) -> bool:
        """Whether a line that fills its cell breaks inside a word.

        It does where the whole is a word of the document; where the rest is one, it does not.
        """
        if second[:1] in ".,;:)!?":
            return True
        last, begin = first.rsplit(" ", 1)[-1], second.split(" ", 1)[0]
        if _CODE.match(last + begin) and (not _CODE.match(last) or _OPEN.search(last)):
            return True
        head, tail = _LAST.search(first), _BEGIN.match(second)
        if head is None or tail is None:
            return False
        one, two = head.group(), tail.group()
        if not two[0].islower():
            return one.isupper() and two.isupper() and len(one) <= _ODD
        if self.words[(one + two).lower()]:
            return True
        if self.words[two]:
            return False
        return " " not in first or (not self.words[one.lower()] and len(two) <= _ODD)

    def joint(self, head: str, mark: str, tail: str) -> str:
        """What stands between two parts of a line break at a hyphen: nothing, the hyphen, or hyphen and blank."""
        if mark == "\u00ad":
            return ""
        first, rest = head.lower(), tail.lower()
        if self.common(rest) and not self.words[first + rest]:
            return "- "
        if not tail[:1].islower() or not head[-1:].isalpha():
            return "-"
        if self.words[first + rest]:
            return ""
        if self.words[f"{first}-{rest}"]:
            return "-"
        if head.isupper() and len(head) > 1:
            return "-"
        return ""


def join_lines(first: str, second: str, vocabulary: Vocabulary) -> str:
    """Two lines of one paragraph as one text."""
    if not first:
        return second
    end = _END.search(first)
    if end is None:
        return f"{first} {second}"
    start = _START.match(second)
    if start is None:
        return first + second if end.group(2) != "\u00ad" else first[:-1] + second
    return first[:-1] + vocabulary.joint(end.group(1), end.group(2), start.group()) + second
