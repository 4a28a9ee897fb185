"""Text boxes and pictures in a Word file."""

from __future__ import annotations

from manuscripts.word_text import paragraph

_EMU = 360000
"""English metric units in a centimetre."""


def text_box(number: int, inner: str, width_cm: float, height_cm: float, colour: str, style: str) -> str:
    """A paragraph that anchors a text box: the drawing for newer Word, the same again for older, as Word writes it."""
    across, down = round(width_cm * _EMU), round(height_cm * _EMU)
    drawing = (
        "<w:drawing>"
        '<wp:anchor distT="45720" distB="118745" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>91440</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="19050" b="19050"/>'
        "<wp:wrapTopAndBottom/>"
        f'<wp:docPr id="{number}" name="Tekstboks {number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"><a:spLocks noChangeArrowheads="1"/></wps:cNvSpPr>'
        f'<wps:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="F2F5FA"/></a:solidFill><a:ln w="12700"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="horz" wrap="square"'
        ' lIns="108000" tIns="72000" rIns="108000" bIns="36000" anchor="t" anchorCtr="0"><a:spAutoFit/></wps:bodyPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    size = f"width:{width_cm / 2.54 * 72:.1f}pt;height:{height_cm / 2.54 * 72:.1f}pt"
    fallback = (
        f'<w:pict><v:shape id="Tekstboks {number}" o:spid="_x0000_s{1026 + number}" type="#_x0000_t202"'
        f' style="position:absolute;margin-left:0;margin-top:7.2pt;{size};z-index:251659264'
        f';mso-wrap-style:square" fillcolor="#f2f5fa" strokecolor="#{colour}">'
        f'<v:textbox style="mso-fit-shape-to-text:t"><w:txbxContent>{inner}</w:txbxContent></v:textbox>'
        '<w10:wrap type="topAndBottom"/></v:shape></w:pict>'
    )
    run = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    return paragraph(run, style)


def picture_run(number: int, relation: str, width_cm: float, height_cm: float, before: str = "") -> str:
    """A run with a picture in the line of text."""
    across, down = round(width_cm * _EMU), round(height_cm * _EMU)
    return (
        f'<w:r>{before}<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="Bilde {number}"/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Bilde {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
