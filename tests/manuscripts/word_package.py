"""The package of a Word file: its parts, how they point at each other, and the zip around them."""

from __future__ import annotations

import datetime
import io
import zipfile
from xml.sax.saxutils import escape

from manuscripts.looks import STYLES
from manuscripts.model import Manuscript
from manuscripts.outline import LANGUAGE_TAG, front_lines
from manuscripts.word_styles import style_ids
from manuscripts.word_text import NAMESPACES, paragraph, running_line, styled, twips

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""Every file in every package has this time, as in those that Word writes."""


def timestamp(date: datetime.date | None) -> str:
    """A date as the time stamps in a Word file; office hours, as nothing else is known."""
    return f"{(date or datetime.date(2020, 1, 2)).isoformat()}T09:15:00Z"


class Package:
    """Collects the parts of one file."""

    def __init__(self) -> None:
        self._images: list[bytes] = []

    def add_image(self, png: bytes) -> str:
        """Take in a picture; the id by which the text refers to it."""
        if png not in self._images:
            self._images.append(png)
        return f"rIdImage{self._images.index(png) + 1}"

    def finish(
        self, manuscript: Manuscript, *, body: str, styles: str, numbering: str, notes: list[str], pages: int
    ) -> bytes:
        """The whole file."""
        head = manuscript.head
        root = f'{NAMESPACES} mc:Ignorable="w14 w15 wp14"'
        parts: dict[str, str] = {"word/styles.xml": styles, "word/numbering.xml": numbering}
        parts["word/settings.xml"] = _settings(manuscript, has_notes=bool(notes))
        relations = {"styles": "styles.xml", "numbering": "numbering.xml", "settings": "settings.xml"}
        references = ""
        for kind, template in (("header", head.header), ("footer", head.footer)):
            if template is None:
                continue
            tag = "w:hdr" if kind == "header" else "w:ftr"
            content = paragraph(running_line(template, pages), _running_style(manuscript, kind))
            parts[f"word/{kind}1.xml"] = f"<{tag} {root}>{content}</{tag}>"
            relations[kind] = f"{kind}1.xml"
            references += f'<w:{kind}Reference w:type="default" r:id="rId{kind}"/>'
        if notes:
            parts["word/footnotes.xml"] = f"<w:footnotes {root}>{_footnotes(notes)}</w:footnotes>"
            relations["footnotes"] = "footnotes.xml"
        section = _section(manuscript, references)
        parts["word/document.xml"] = f"<w:document {root}><w:body>{body}{section}</w:body></w:document>"
        parts["word/_rels/document.xml.rels"] = self._relations(relations)
        parts["docProps/core.xml"] = _core(manuscript)
        parts["docProps/app.xml"] = _app(manuscript, pages)
        parts["_rels/.rels"] = _package_relations()
        parts["[Content_Types].xml"] = _content_types(relations)
        return self._zip(parts)

    def _relations(self, relations: dict[str, str]) -> str:
        rows = [_relation(f"rId{kind}", f"{_RELATIONS}/{kind}", target) for kind, target in relations.items()]
        rows += [
            _relation(f"rIdImage{number}", f"{_RELATIONS}/image", f"media/image{number}.png")
            for number in range(1, len(self._images) + 1)
        ]
        return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'

    def _zip(self, parts: dict[str, str]) -> bytes:
        out = io.BytesIO()
        names = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
        names += sorted(name for name in parts if name not in names)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                _store(archive, name, (_DECLARATION + parts[name]).encode())
            for number, png in enumerate(self._images, 1):
                _store(archive, f"word/media/image{number}.png", png)
        return out.getvalue()


def _store(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _ZIP_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    archive.writestr(info, content)


def _relation(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'


def _package_relations() -> str:
    rows = (
        _relation("rId1", f"{_RELATIONS}/officeDocument", "word/document.xml")
        + _relation("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
        + _relation("rId3", f"{_RELATIONS}/extended-properties", "docProps/app.xml")
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types(relations: dict[str, str]) -> str:
    rows = f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>'
    rows += "".join(
        f'<Override PartName="/word/{target}" ContentType="{_TYPE}{kind}+xml"/>' for kind, target in relations.items()
    )
    rows += f'<Override PartName="/docProps/core.xml" ContentType="{_CORE}"/>'
    rows += f'<Override PartName="/docProps/app.xml" ContentType="{_APP}"/>'
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{rows}</Types>'


def _running_style(manuscript: Manuscript, kind: str) -> str:
    style = STYLES[manuscript.head.look]
    side = "bottom" if kind == "header" else "top"
    line = (
        f'<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="4" w:color="{style.accent}"/></w:pBdr>'
        if style.rule
        else ""
    )
    middle = f'<w:jc w:val="{"right" if style.rule else "center"}"/>' if kind == "footer" else ""
    return styled(style_ids(style)[kind]) + line + middle


def _section(manuscript: Manuscript, references: str) -> str:
    side = twips(STYLES[manuscript.head.look].margin / 2.54 * 72)
    title = "<w:titlePg/>" if manuscript.head.front_page else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1417" w:right="{side}" w:bottom="1417" w:left="{side}"'
        ' w:header="708" w:footer="708" w:gutter="0"/>'
        f'<w:cols w:space="708"/>{title}<w:docGrid w:linePitch="360"/></w:sectPr>'
    )


def _footnotes(notes: list[str]) -> str:
    spacing = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    rules = [("separator", 0, "separator"), ("continuationSeparator", 1, "continuationSeparator")]
    out = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{paragraph(f"<w:r><w:{tag}/></w:r>", spacing)}</w:footnote>'
        for kind, number, tag in rules
    )
    return out + "".join(f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(notes, 2))


def _settings(manuscript: Manuscript, *, has_notes: bool) -> str:
    notes = '<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>' if has_notes else ""
    language = LANGUAGE_TAG[manuscript.language]
    return (
        f'<w:settings {NAMESPACES} mc:Ignorable="w14 w15"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
        f'<w:hyphenationZone w:val="425"/><w:characterSpacingControl w:val="doNotCompress"/>{notes}<w:compat>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _core(manuscript: Manuscript) -> str:
    head = manuscript.head
    properties = head.properties
    author = escape(properties.author)
    rows = f"<dc:title>{escape(head.title)}</dc:title>"
    if author:
        rows += f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
    rows += f"<dc:language>{LANGUAGE_TAG[manuscript.language]}</dc:language>"
    for name, date in (("created", properties.created), ("modified", properties.modified)):
        if date:
            rows += f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{timestamp(date)}</dcterms:{name}>'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{rows}</cp:coreProperties>'
    )


def _app(manuscript: Manuscript, pages: int) -> str:
    company = escape(manuscript.head.municipality) if front_lines(manuscript) else ""
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>Normal.dotm</Template>'
        f"<Pages>{pages}</Pages><Application>Microsoft Office Word</Application><Company>{company}</Company>"
        "<AppVersion>16.0000</AppVersion></Properties>"
    )
