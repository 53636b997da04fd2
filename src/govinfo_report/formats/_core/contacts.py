"""The office that a report names for questions, with its address: where nothing else says whose report it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["organ_of_contact"]

_PLACE = r"(?:[\u4e00-\u9fff]{1,8}?(?:省|自治区|市|州|盟|县|区|旗)){1,4}[\u4e00-\u9fff]{1,6}?"
_CONTACT = re.compile(
    rf"(?:与|向|由|和|到|联系|:)(镇|乡|街道)(?:党政|党委|党工委|政府|综合|党建)*办(?:公室)?(?:[^。;]|。(?=\()){{0,40}}?地址:({_PLACE})(镇|乡|街道)"
)
_SEATS = {"镇": "人民政府", "乡": "人民政府", "街道": "办事处"}


def organ_of_contact(texts: Iterable[str], /) -> str | None:
    """The town, township or subdistrict whose office answers questions, by the address beside it.

    可与镇党政办公室联系(地址:云溪县柳塘镇…) is said by 云溪县柳塘镇人民政府: the office is one of the organ itself, and
    the address names a place of its kind. ``None`` where several are named.
    """
    found: set[str] = set()
    for text in texts:
        for contact in _CONTACT.finditer(text):
            if contact[1] == contact[3]:
                found.add(f"{contact[2]}{contact[3]}{_SEATS[contact[3]]}")
    return found.pop() if len(found) == 1 else None
