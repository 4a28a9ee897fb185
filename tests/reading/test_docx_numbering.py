"""Automatic numbers and bullets as Word shows them."""

import pytest

from tilsyn.model import BlockKind
from tilsyn.reading.docx.numerals import numeral
from word_kit import headings, num, p, read, shown, style, word


def level(index: int, text: str, form: str = "decimal", more: str = "") -> str:
    shape = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}">{shape}</w:lvl>'


def abstract(identifier: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def instance(identifier: int, definition: int, override: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'


def start(index: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


LEGAL = abstract(1, level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3"))


def numbers(numbering: str, *items: tuple[int, int]) -> list[str | None]:
    body = "".join(p("x", num(num_id, depth)) for num_id, depth in items)
    return [block.number for block in read(word(body, numbering=numbering)).blocks]


def test_levels_restart_beneath_a_higher_one() -> None:
    items = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert numbers(LEGAL + instance(1, 1), *items) == ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]


def test_a_level_without_its_parent_shows_the_parents_start() -> None:
    assert numbers(LEGAL + instance(1, 1), (1, 1), (1, 1), (1, 0)) == ["1.1", "1.2", "1"]


def test_lists_on_one_definition_count_together() -> None:
    assert numbers(LEGAL + instance(1, 1) + instance(2, 1), (1, 0), (2, 0), (1, 0)) == ["1", "2", "3"]


def test_an_overridden_start_restarts_once_and_is_carried_on() -> None:
    lists = LEGAL + instance(1, 1) + instance(2, 1, start(0, 8))
    assert numbers(lists, (1, 0), (1, 0), (2, 0), (2, 0), (1, 0)) == ["1", "2", "8", "9", "10"]


def test_an_overridden_level_has_its_own_shape() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "lowerLetter")}</w:lvlOverride>'
    assert numbers(LEGAL + instance(1, 1, override), (1, 0), (1, 0)) == ["a)", "b)"]


def test_a_level_may_never_restart_or_only_beneath_another() -> None:
    never = abstract(1, level(0, "%1"), level(1, "%2", more='<w:lvlRestart w:val="0"/>'))
    assert numbers(never + instance(1, 1), (1, 0), (1, 1), (1, 0), (1, 1)) == ["1", "1", "2", "2"]
    first = abstract(1, level(0, "%1"), level(1, "%2"), level(2, "%3", more='<w:lvlRestart w:val="1"/>'))
    items = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)]
    assert numbers(first + instance(1, 1), *items) == ["1", "1", "1", "2", "2", "2", "1"]


def test_legal_numbering_shows_figures_only() -> None:
    mixed = abstract(1, level(0, "%1.", "upperRoman"), level(1, "%1.%2", "lowerLetter", "<w:isLgl/>"))
    assert numbers(mixed + instance(1, 1), (1, 0), (1, 0), (1, 1)) == ["I.", "II.", "2.1"]


def test_mixed_forms_without_legal_numbering() -> None:
    mixed = abstract(1, level(0, "Del %1", "upperRoman"), level(1, "%1-%2)", "lowerLetter"))
    assert numbers(mixed + instance(1, 1), (1, 0), (1, 1), (1, 1)) == ["Del I", "I-a)", "I-b)"]


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [
        ("Symbol", "\uf0b7", "•"),
        ("Wingdings", "\uf0a7", "▪"),
        ("Courier New", "o", "o"),
        ("Calibri", "-", "-"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Symbol", "\uf023", "#"),
    ],
)
def test_bullets(font: str, text: str, expected: str) -> None:
    bullet = level(0, text, "bullet").replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>')
    body = p("punkt", num(1))
    (block,) = read(word(body, numbering=abstract(1, bullet) + instance(1, 1))).blocks
    assert (block.kind, block.level, block.number, block.text) == (BlockKind.LIST_ITEM, 1, expected, "punkt")


@pytest.mark.parametrize(
    ("count", "form", "expected"),
    [
        (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"),
        (3, "decimalZero", "03"), (3, "ordinal", "3."), (3, "none", ""), (3, "numberInDash", "- 3 -"),
        (2, "decimalEnclosedCircle", "②"), (5, "chicago", "**"), (0, "upperRoman", "0"), (10, "japaneseCounting", "10"),
    ],
)  # fmt: skip
def test_numerals(count: int, form: str, expected: str) -> None:
    assert numeral(count, form) == expected


def test_ordinals_of_english_and_custom_widths() -> None:
    assert [numeral(count, "ordinal", language="en-GB") for count in (1, 2, 3, 4, 11, 22)] == [
        "1st", "2nd", "3rd", "4th", "11th", "22nd",
    ]  # fmt: skip
    assert numeral(7, "custom", custom="001, 002, 003, ...") == "007"


def test_a_custom_format_stands_in_an_alternative() -> None:
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    one = f'<w:lvl w:ilvl="0"><w:start w:val="4"/>{form}<w:lvlText w:val="%1"/></w:lvl>'
    assert numbers(abstract(1, one) + instance(1, 1), (1, 0)) == ["004"]


HEADED = abstract(
    1,
    level(0, "%1", more='<w:pStyle w:val="Overskrift1"/>'),
    level(1, "%1.%2", more='<w:pStyle w:val="Overskrift2"/>'),
) + instance(1, 1)
STYLES = style("Overskrift1", "heading 1", num(1) + '<w:outlineLvl w:val="0"/>') + style(
    "Overskrift2", "heading 2", '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>'
)


def test_headings_are_numbered_by_their_styles() -> None:
    body = p("Om", style="Overskrift1") + p("Mål", style="Overskrift2") + p("Roller", style="Overskrift1")
    assert headings(read(word(body, styles=STYLES, numbering=HEADED))) == [
        (1, "1", "Om"), (2, "1.1", "Mål"), (1, "2", "Roller"),
    ]  # fmt: skip


def test_a_heading_may_be_taken_out_of_the_numbering() -> None:
    body = p("Forord", num(0), style="Overskrift1") + p("Om", style="Overskrift1")
    assert headings(read(word(body, styles=STYLES, numbering=HEADED))) == [(1, None, "Forord"), (1, "1", "Om")]


def test_empty_and_deleted_paragraphs() -> None:
    gone = p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", num(1) + "<w:rPr><w:del/></w:rPr>")
    body = p("a", num(1)) + p("", num(1)) + gone + p("b", num(1))
    document = read(word(body, numbering=LEGAL + instance(1, 1)))
    # Word counts an empty numbered paragraph, and does not count one that is deleted.
    assert shown(document) == ["1 a", "3 b"]


def test_a_definition_may_stand_for_another_by_a_numbering_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Liste"/></w:abstractNum>'
    styles = f'<w:style w:type="numbering" w:styleId="Liste"><w:pPr>{num(1)}</w:pPr></w:style>'
    body = p("a", num(5)) + p("b", num(1))
    document = read(word(body, styles=styles, numbering=LEGAL + linked + instance(1, 1) + instance(5, 2)))
    assert shown(document) == ["1 a", "2 b"]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    (block,) = read(word(p("a", num(9)))).blocks
    assert (block.kind, block.number) == (BlockKind.PARAGRAPH, None)
