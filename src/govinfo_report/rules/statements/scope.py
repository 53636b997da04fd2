"""Whether a sentence speaks of the organ of the report, or of another body or a wider area."""

from __future__ import annotations

import re

from govinfo_report.report.organ import Organ
from govinfo_report.rules.statements.patterns import Pattern

__all__ = ["names_scope", "other_scope"]

_AREAS = "街道|省|市|县|区|旗|州|盟|镇|乡"
_WHOLE = Pattern(rf"(?:全|我)(?P<area>{_AREAS})(?!政府|办|局|委|机关|域)")
_PROPER = Pattern(
    "(?P<name>[\u4e00-\u9fff]{0,6}?(?:政府办公室|政府办公厅|政府办|府办|本级|机关本部|局机关|各(?:部门|镇街|乡镇|街镇|街道|镇|乡|县区|县市区|区县|市县|"
    "委办局|单位|村)|全系统|下属单位|所属单位|直属单位))"
)
_BODY = Pattern(
    "(?P<name>(?:[\u4e00-\u9fff]{1,10}(?:局|委员会|管委会|办事处|街道|镇|乡|厅|院|大队|支队|中心|分局)))(?=[^\u4e00-\u9fff]{0,2}(?:没有|未|均|共|全年|新){0,2}(?:收到|受理|办结|答复|接到|办理|新收))"
)
_OWN = Pattern("(?:我|本|全)(?:局|委|厅|办|镇|乡|街道|机关|单位|院|中心|大队|支队|分局|管委会)")
_GOVERNMENT = Pattern(rf"(?P<area>{_AREAS})(?:人民政府|政府)?(?:办事处)?$")


def other_scope(said: str, organ: Organ | None, /) -> str | None:
    """The words that name another body or area than the organ of the report; ``None`` if there are none.

    ``said`` is what stands before a number in its sentence. Of an organ that is not known, only parts can be told.
    """
    name = "" if organ is None else organ.name
    if found := _last(_PROPER, said):
        return None if name and name.endswith(found["name"].lstrip("全的由")) else found["name"]
    if not name:
        return None
    area = _GOVERNMENT.search(name)
    if (found := _last(_WHOLE, said)) and not name.endswith(("区", "管委会", "管理委员会")):
        return None if area and area["area"] == found["area"] else found[0]
    if _OWN.search(said):
        return None
    if found := _last(_BODY, said):
        body = found["name"]
        return None if any(body.endswith(part) or name.endswith(body[-3:]) for part in (name, name[-6:])) else body
    return None


def names_scope(said: str, /) -> bool:
    """Whether a text says whose figures it tells, so that what was said of another body before is over."""
    return any(pattern.search(said) for pattern in (_WHOLE, _OWN, _PROPER, _BODY))


def _last(pattern: Pattern, text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text[-80:]))
    return found[-1] if found else None
