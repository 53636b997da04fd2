"""The parts of a Word document that are the same for every report: styles, page, footers.

The page is that of the template of 〔2021〕30号, the fonts and levels are those of GB/T 9704.
"""

from __future__ import annotations

__all__ = ["NAMESPACES", "PARTS", "SECTION", "TABLE_WIDTH", "XML"]

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}/relationships"'
TABLE_WIDTH = 9740
"""The width of a table in twentieths of a point, as in the template of 2021."""
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
    "</w:sectPr>"
)


def _fonts(east: str) -> str:
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{east}" w:cs="Times New Roman"/>'


def _style(name: str, title: str, paragraph: str, run: str, *, based: str = "Normal", following: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/><w:basedOn w:val="{based}"/>'
        f'<w:next w:val="{following}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_TITLE = '<w:spacing w:before="240" w:after="480"/><w:jc w:val="center"/>'
_BODY_LINE = '<w:spacing w:line="580" w:lineRule="exact"/>'
_HEADING = f"<w:keepNext/><w:keepLines/>{_BODY_LINE}{_INDENT}"


def _heading(level: int, font: str) -> str:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return _style(f"Heading{level}", f"heading {level}", _HEADING + outline, _fonts(font) + _size(16))


_STYLES = (
    f"{XML}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts('仿宋')}{_size(16)}"
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    + _style(
        "Title",
        "Title",
        '<w:spacing w:before="240" w:after="480"/><w:jc w:val="center"/>',
        _fonts("宋体") + "<w:b/>" + _size(22),
    )
    + _style("Text", "Body Text", f'{_BODY_LINE}{_INDENT}<w:jc w:val="both"/>', "", following="Text")
    + _heading(1, "黑体")
    + _heading(2, "楷体")
    + _heading(3, "仿宋")
    + _heading(4, "仿宋")
    + _style("Closing", "Closing", f'{_BODY_LINE}<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>', "")
    + _style("Site", "Site", "", _size(10.5))
    + _style("Cell", "Cell", '<w:jc w:val="center"/>', _fonts("宋体") + _size(10.5))
    + _style("Label", "Label", '<w:jc w:val="left"/>', "", based="Cell")
    + _style("AfterTable", "After Table", '<w:spacing w:line="120" w:lineRule="exact"/>', _size(5))
    + _style("Footer", "footer", "", _fonts("宋体") + _size(14))
    + "</w:styles>"
)
_SETTINGS = (
    f'{XML}<w:settings {NAMESPACES}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _footer(side: str) -> str:
    """— 1 — at the outer edge, one character in."""
    indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/>'
    number = (
        f"{_run('— ')}{_field('begin')}"
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f"{_field('separate')}{_run('1')}{_field('end')}{_run(' —')}"
    )
    return (
        f'{XML}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{indent}<w:jc w:val="{side}"/></w:pPr>'
        f"{number}</w:p></w:ftr>"
    )


_TYPES = (
    f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>'
        for part, kind in (
            ("word/document.xml", f"{_KIND}.document.main+xml"),
            ("word/styles.xml", f"{_KIND}.styles+xml"),
            ("word/settings.xml", f"{_KIND}.settings+xml"),
            ("word/footer1.xml", f"{_KIND}.footer+xml"),
            ("word/footer2.xml", f"{_KIND}.footer+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
    )
    + "</Types>"
)


def _relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


PARTS = {
    "[Content_Types].xml": _TYPES,
    "_rels/.rels": _relations(
        (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ),
    "word/_rels/document.xml.rels": _relations(
        (f"{_OFFICE}/relationships/styles", "styles.xml"),
        (f"{_OFFICE}/relationships/settings", "settings.xml"),
        (f"{_OFFICE}/relationships/footer", "footer1.xml"),
        (f"{_OFFICE}/relationships/footer", "footer2.xml"),
    ),
    "word/styles.xml": _STYLES,
    "word/settings.xml": _SETTINGS,
    "word/footer1.xml": _footer("right"),
    "word/footer2.xml": _footer("left"),
}
"""Every part but the document and its properties, in the order of the archive."""
