"""The reader against what the builder of our sample documents knows to be in them."""

from functools import lru_cache
from pathlib import Path

import pytest

from manuscripts.build import build_file
from manuscripts.dossier import find_dossiers, load_dossier
from manuscripts.model import Manuscript
from manuscripts.truth import truth
from tilsyn.model import Document, Zone
from truth_kit import squeezed, text
from word_kit import headings, read

TESTS = Path(__file__).parents[1]
FOLDERS = (TESTS / "manuscripts" / "samples", TESTS / "corpus" / "open")


def manuscripts() -> list[Manuscript]:
    paths = [path for folder in FOLDERS if folder.exists() for path in find_dossiers(folder)]
    found = [one for path in paths for one in load_dossier(path, strict=False).manuscripts]
    return [one for one in found if one.head.kind == "docx"]


@lru_cache(maxsize=4)
def made(manuscript: Manuscript) -> Document:
    return read(build_file(manuscript).content)


cases = pytest.mark.parametrize("manuscript", manuscripts(), ids=lambda one: f"{one.path.parent.name}/{one.path.stem}")


@cases
def test_every_text_is_found_and_nothing_else(manuscript: Manuscript) -> None:
    apart = (Zone.HEADER, Zone.FOOTER, Zone.CONTENTS)
    rest = squeezed("\n".join(text(block) for block in made(manuscript).blocks if block.zone not in apart))
    whole, lost = 0, 0
    for true in truth(manuscript):
        wanted = squeezed(true.text)
        whole += len(wanted)
        if wanted in rest:
            rest = rest.replace(wanted, "\0", 1)
        else:
            lost += len(wanted)
    assert lost <= 0.005 * whole
    # What is left are numbers, bullets and marks of notes.
    assert len(rest.replace("\0", "")) < 0.05 * whole


@cases
def test_headings_have_their_levels_and_numbers(manuscript: Manuscript) -> None:
    wanted = [(true.level, true.number or None, true.text) for true in truth(manuscript) if true.kind == "heading"]
    found = headings(made(manuscript))
    assert [(level, number, squeezed(words)) for level, number, words in found] == [
        (level, number, squeezed(words)) for level, number, words in wanted
    ]
