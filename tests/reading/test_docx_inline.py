"""One paragraph's text."""

import pytest

from tilsyn.model import NoticeKind, Zone
from word_kit import field, p, r, read, row, shown, style, table, word


def text(body: str, **parts: str) -> list[str]:
    return shown(read(word(body, **parts)))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (r("a") + "<w:r><w:tab/></w:r>" + r("b"), "a b"),
        (r("a") + "<w:r><w:br/></w:r>" + r("b"), "a\nb"),
        (r("a") + "<w:r><w:cr/></w:r>" + r("b"), "a\nb"),
        ("<w:r><w:t>risiko</w:t><w:noBreakHyphen/><w:t>plan</w:t></w:r>", "risiko-plan"),
        ("<w:r><w:t>bered</w:t><w:softHyphen/><w:t>skap</w:t></w:r>", "beredskap"),
        ("<w:hyperlink>" + r("lenke") + "</w:hyperlink>", "lenke"),
        ("<w:smartTag><w:smartTag>" + r("sted") + "</w:smartTag></w:smartTag>", "sted"),
        ("<w:sdt><w:sdtContent>" + r("felt") + "</w:sdtContent></w:sdt>", "felt"),
        ("<w:dir>" + r("a") + "</w:dir><w:customXml>" + r("b") + "</w:customXml>", "ab"),
        ("<m:oMathPara><m:oMath><m:r><m:t>R=p×k</m:t></m:r></m:oMath></m:oMathPara>", "R=p×k"),
        ('<w:fldSimple w:instr=" DATE ">' + r("3. mai 2024") + "</w:fldSimple>", "3. mai 2024"),
        (field(" REF _Ref1 ", "kapittel 3"), "kapittel 3"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" ja"), "☑ ja"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 3"), "≥ 3"),
        ("<w:ruby><w:rt>" + r("over") + "</w:rt><w:rubyBase>" + r("under") + "</w:rubyBase></w:ruby>", "under"),
    ],
)
def test_what_stands_in_a_paragraph(content: str, expected: str) -> None:
    assert text(p(content)) == [expected]


def test_instruction_of_nested_fields_is_dropped() -> None:
    inner = field(" PAGE ", "7")
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + inner
        + '<w:r><w:instrText> = 7 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("sant")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text(p(r("Det er ") + outer)) == ["Det er sant"]


def test_a_field_that_never_ends_does_not_swallow_the_rest() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    found = text(p(broken + r("tapt")) + "".join(p(f"avsnitt {number}") for number in range(8)))
    assert found[-4:] == [f"avsnitt {number}" for number in range(4, 8)]


def test_insertions_stay_and_deletions_go_and_both_are_told() -> None:
    body = p(
        r("Planen ")
        + "<w:del><w:r><w:delText>er gammel</w:delText></w:r></w:del><w:ins>"
        + r("revideres årlig")
        + "</w:ins><w:moveFrom>"
        + r(" bort")
        + "</w:moveFrom><w:moveTo>"
        + r(" hit")
        + "</w:moveTo>"
    )
    document = read(word(body))
    assert shown(document) == ["Planen revideres årlig hit"]
    assert [(notice.kind, notice.count) for notice in document.notices] == [(NoticeKind.TRACKED_CHANGES, 4)]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    assert text(p("Første ", "<w:rPr><w:del/></w:rPr>") + p("andre")) == ["Første andre"]
    assert text(p("Siste", "<w:rPr><w:del/></w:rPr>")) == ["Siste"]
    cells = row("a", "b")
    assert text(p("Før", "<w:rPr><w:del/></w:rPr>") + table(cells)) == ["Før", "a | b"]


@pytest.mark.parametrize(
    ("properties", "styles"),
    [
        ("<w:vanish/>", None),
        (
            '<w:rStyle w:val="Skjult"/>',
            '<w:style w:type="character" w:styleId="Skjult"><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
    ],
)
def test_hidden_text_is_left_out_and_told(properties: str, styles: str | None) -> None:
    document = read(word(p(r("Synlig ") + r("skjult", properties)), styles=styles))
    assert shown(document) == ["Synlig"]
    assert [(notice.kind, notice.count) for notice in document.notices] == [(NoticeKind.HIDDEN_TEXT, 1)]


def test_text_hidden_only_on_the_web_is_shown() -> None:
    assert text(p(r("7", "<w:webHidden/>"))) == ["7"]


def test_a_style_hides_and_a_run_shows_again() -> None:
    styles = style("Skjult", "Skjult", run="<w:vanish/>")
    assert text(p(r("bort") + r("her", '<w:vanish w:val="0"/>'), style="Skjult"), styles=styles) == ["her"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒ ja"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒ ja"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐ ja"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="lav"/><w:listEntry w:val="høy"/></w:ddList>', "høy ja"),
    ],
)
def test_form_fields_show_their_state(data: str, expected: str) -> None:
    box = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = read(word(p(box + r(" ja"))))
    assert shown(document) == [expected]
    assert document.notices[0].kind is NoticeKind.FORM_FIELDS


def test_a_choice_in_a_control_shows_its_text() -> None:
    control = "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>" + p("Høy risiko") + "</w:sdtContent></w:sdt>"
    document = read(word(control))
    assert shown(document) == ["Høy risiko"]
    assert [(notice.kind, notice.count) for notice in document.notices] == [(NoticeKind.FORM_FIELDS, 1)]


def test_strong_is_for_paragraphs_that_are_bold_throughout() -> None:
    styles = style("Fet", "Fet", run="<w:b/>") + style("Vanlig", "Vanlig", more='w:default="1"')
    body = (
        p(r("Alt", "<w:b/>") + r(" "))
        + p(r("Noe", "<w:b/>") + r(" ikke"))
        + p("Etter stil.", style="Fet")
        + p(r("Slått av.", '<w:b w:val="false"/>'), style="Fet")
    )
    assert [block.strong for block in read(word(body, styles=styles)).blocks] == [True, False, True, False]


def test_emoji_in_an_alternative_is_read_from_the_fallback() -> None:
    choice = '<mc:Choice Requires="w16se"/><mc:Fallback><w:t>☺</w:t></mc:Fallback>'
    assert text(p(f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>")) == ["☺"]


def test_zone_of_an_ordinary_paragraph_is_the_body() -> None:
    assert read(word(p("a"))).blocks[0].zone is Zone.BODY
