"""Small Word files for tests, written part by part: what is not given is not there."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from tilsyn.model import Block, BlockKind, Document, Zone
from tilsyn.reading.docx.reader import DocxReader
from tilsyn.reading.reader import Limits, Source

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RENDERED = "<w:lastRenderedPageBreak/>"
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
PICTURE = (
    '<w:drawing><wp:inline><wp:extent cx="{cx}" cy="{cy}"/><a:graphic><a:graphicData>'
    "<pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>"
)


def r(text: str, properties: str = "", *, before: str = "") -> str:
    """A run."""
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shape}{before}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "", *, style: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    inner = content if content.startswith("<") or not content else r(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    shape = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{shape}{inner}</w:p>"


def num(num_id: int, level: int = 0) -> str:
    """The property that puts a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def one_list(levels: str) -> str:
    """A numbering part with list 1 on these levels."""
    definition = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    return f'{definition}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'


def cell(content: str, properties: str = "") -> str:
    """A table cell."""
    inner = content if content.startswith("<w:") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    inner = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def table(*rows: str, look: str = "") -> str:
    """A table."""
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{''.join(rows)}</w:tbl>"


def field(instruction: str, shown: str) -> str:
    """A field with its result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def style(identifier: str, name: str, paragraph: str = "", run: str = "", *, based: str = "", more: str = "") -> str:
    """A paragraph style."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}" {more}><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


HEADINGS = "".join(
    style(f"Overskrift{level}", f"heading {level}", f'<w:outlineLvl w:val="{level - 1}"/>') for level in (1, 2, 3)
)


def word(
    body: str,
    *,
    styles: str | None = None,
    numbering: str | None = None,
    main: str = "word/document.xml",
    parts: dict[str, tuple[str, str]] | None = None,
    settings: str | None = None,
    core: str | None = None,
    app: str | None = None,
) -> bytes:
    """A Word file. ``parts`` are further parts: name to kind and content."""
    folder = main.rpartition("/")[0]
    all_parts = {} if parts is None else dict(parts)
    for name, content, tag in (("styles", styles, "w:styles"), ("numbering", numbering, "w:numbering"),
                               ("settings", settings, "w:settings")):  # fmt: skip
        if content is not None:
            all_parts[f"{name}.xml"] = (name, f"<{tag} {NAMESPACES}>{content}</{tag}>")
    rows = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{name}"/>'
        for name, (kind, _) in all_parts.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    root = f'<Relationship Id="main" Type="{RELATIONS}/officeDocument" Target="{main}"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override PartName="/{main}" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        main: f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{main.rpartition('/')[2]}.rels": f'<Relationships xmlns="{package}/relationships">{rows}'
        "</Relationships>",
    }
    if core is not None:
        root += f'<Relationship Id="core" Type="{package}/relationships/metadata/core-properties" Target="core.xml"/>'
        files["core.xml"] = core
    if app is not None:
        root += f'<Relationship Id="app" Type="{RELATIONS}/extended-properties" Target="app.xml"/>'
        files["app.xml"] = app
    files["_rels/.rels"] = f'<Relationships xmlns="{package}/relationships">{root}</Relationships>'
    files |= {f"{folder}/{name}": content for name, (_, content) in all_parts.items()}
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(data: bytes, limits: Limits | None = None) -> Document:
    """What the reader makes of a file."""
    source = Source(Path("a.docx"), "a.docx", data, hashlib.sha256(data).hexdigest())
    return DocxReader().read(source, limits or Limits())


def shown(document: Document, *zones: Zone) -> list[str]:
    """The blocks as on paper: the number, if any, and the text."""
    return [
        f"{block.number or ''} {block.text}".strip() for block in document.blocks if not zones or block.zone in zones
    ]


def headings(document: Document) -> list[tuple[int | None, str | None, str]]:
    """Level, number and text of every heading of the body."""
    return [
        (block.level, block.number, block.text)
        for block in document.blocks
        if block.kind is BlockKind.HEADING and block.zone is Zone.BODY
    ]


def only_table(document: Document) -> Block:
    """The document's only table."""
    (found,) = [block for block in document.blocks if block.table is not None]
    return found
