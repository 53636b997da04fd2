"""一、总体情况."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

__all__ = ["Narrative", "Overview", "texts"]


def texts(several: Iterable[str], /) -> tuple[str, ...]:
    """Several texts; ``TypeError`` for a single one, which would be taken apart into characters."""
    if isinstance(several, str):
        raise TypeError(f"expected several texts, got one: {several[:40]!r}")
    return tuple(several)


@frozen(kw_only=True)
class Narrative:
    """A section in prose: its paragraphs as written, sub-headings among them."""

    paragraphs: tuple[str, ...] = field(converter=texts)


@frozen(kw_only=True)
class Overview(Narrative):
    """一、总体情况, since 2021 on five topics (〔2021〕30号, 报告内容（一）).

    主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障.
    """
