"""XML of office documents: no document type, no entities, bounded depth, names without their namespaces."""

from __future__ import annotations

import codecs
import re
from xml.etree import ElementTree

from govinfo_report.findings import Finding
from govinfo_report.formats.source import LIMITS, Limits, over_limit, unreadable

__all__ = ["Element", "parse_xml"]

Element = ElementTree.Element

_WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_KNOWN = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def parse_xml(data: bytes, part: str, /, *, limits: Limits = LIMITS) -> Element | Finding:
    """The root element; local names only, so that strict and transitional documents are alike."""
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            data = _DECLARATION.sub(b"", data.decode(encoding, "replace").lstrip("\ufeff").encode(), count=1)
    declared = _ENCODING.search(found[0]) if (found := _DECLARATION.match(data)) else None
    if declared is not None and declared[1].lower() not in _KNOWN:
        return unreadable(f"{part} 的编码不是 UTF-8", f"{part} is not in UTF-8")
    if b"<!DOCTYPE" in data:
        return unreadable(f"{part} 带有文档类型声明，不予解析", f"{part} declares a document type, which is not parsed")
    tags = data.count(b"<")
    if tags > 4 * limits.elements:
        return over_limit("XML 的标签数", "the number of tags in the XML", tags, 4 * limits.elements)
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - without a document type there are no entities to expand
    except (ElementTree.ParseError, ValueError, LookupError):
        return unreadable(f"{part} 不是完整的 XML", f"{part} is no well-formed XML")
    depth = _strip(root, limits.depth)
    if depth > limits.depth:
        return over_limit("XML 的层数", "the depth of the XML", f"> {limits.depth}", limits.depth)
    return root


class _Local(dict[str, str]):
    """The local part of every name that was met."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition("}")[2]
        return local


def _strip(root: Element, limit: int) -> int:
    """Take the namespaces off, level by level, as far as the limit; the number of levels is returned."""
    local = _Local()
    depth = 0
    level = [root]
    while level and depth <= limit:
        depth += 1
        below: list[Element] = []
        for element in level:
            element.tag = local[element.tag]
            attributes = element.attrib
            if attributes:
                values = {local[name]: value for name, value in attributes.items()}
                attributes.clear()
                attributes.update(values)
            below.extend(element)
        level = below
    return depth
