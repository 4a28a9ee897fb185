"""Which written form of Norwegian a manuscript has: told by small words that only one of the forms uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from manuscripts.model import (
    Block,
    Box,
    Form,
    Head,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Runs,
    Table,
    plain,
)

_NB = re.compile(
    r"\b(ikke|en|fra|hva|hvem|hvilke|hvilken|hvor|hvordan|noen|noe|også|være|blir|ble|ansvarlig|hendelser?|øvelser?"
    r"|ansatte|uke|gjøre|innbyggern?e|sårbarhet|dersom|de)\b"
)
_NN = re.compile(
    r"\b(ikkje|ein|eit|frå|kva|kven|kor|korleis|nokon|noko|òg|vere|vert|vart|ansvarleg|hending(ar)?|øving(ar)?"
    r"|tilsette|veke|gjere|innbyggjara(ne)?|sårbarheit|dei|saman|kommunane)\b"
)


def texts(blocks: Iterable[Block]) -> Iterable[Runs]:
    """Every text in the blocks, in order."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block.runs
        elif isinstance(block, Paragraph):
            yield block.runs
            yield from block.notes
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield item.runs
                yield from item.notes
        elif isinstance(block, Table):
            for row in block.rows:
                yield from row
        elif isinstance(block, Box):
            yield from texts(block.blocks)
        elif isinstance(block, Picture):
            yield block.caption


def written_form(head: Head, blocks: Iterable[Block]) -> Form:
    """The form that most of the telling words are in; bokmål where nothing tells."""
    front = " ".join((head.title, head.subtitle or "", *head.front))
    whole = " ".join((front, *(plain(runs) for runs in texts(blocks)))).lower()
    return "nn" if len(_NN.findall(whole)) > len(_NB.findall(whole)) else "nb"
