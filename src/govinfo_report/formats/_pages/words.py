"""In which language a document says what is not the report's own prose: headings, labels, title, dates, sheets.

Traditional Chinese has the characters of Taiwan, which is what ``zh-Hant`` means where no place is named (CLDR); the
words stay those of the form: a converter that puts 資訊 for 信息 would change official terms. What would not read back
as what was printed, such as a rare name, stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal, Protocol, cast, get_args

from attrs import frozen

from govinfo_report.errors import MissingExtraError, UnwritableError
from govinfo_report.findings import Bilingual
from govinfo_report.text.normalise import simplify

__all__ = ["DocumentLanguage", "Prose", "Words"]

DocumentLanguage = Literal["zh", "zh-Hant", "en"]
"""The language of headings, labels and the frame of a written document."""
Prose = Literal["as-printed", "converted"]
"""How the text of the report comes out: as it was printed, or in the characters of the document."""
_CONFIGURATION = "s2tw"


@frozen
class Words:
    """What a document says in its language."""

    lang: DocumentLanguage = "zh"
    prose: Prose = "as-printed"

    @classmethod
    def of(cls, lang: DocumentLanguage, prose: Prose) -> Words:
        """The words of a language; :class:`~govinfo_report.UnwritableError` where there are none.

        :class:`~govinfo_report.MissingExtraError` for ``zh-Hant`` without the extra ``zh``.
        """
        for name, value, known in (("lang", lang, DocumentLanguage), ("prose", prose, Prose)):
            if value not in get_args(known):
                raise UnwritableError(f"{name}={value!r}: expected one of {', '.join(get_args(known))}")
        if prose == "converted" and lang != "zh-Hant":
            raise UnwritableError("prose='converted' needs lang='zh-Hant': there is nothing else to convert into")
        if lang == "zh-Hant":
            _converter()
        return cls(lang, prose)

    @property
    def page(self) -> str:
        """The language of headings and labels, as BCP 47 has it."""
        return "zh-Hans" if self.lang == "zh" else self.lang

    @property
    def around(self) -> str:
        """The language of title, issuer and dates, which are never English."""
        return "zh-Hant" if self.lang == "zh-Hant" else "zh-Hans"

    @property
    def text(self) -> str:
        """The language of the report's own text."""
        return "zh-Hant" if self.prose == "converted" else "zh-Hans"

    def label(self, text: Bilingual, /) -> str:
        """A heading or label of the form."""
        if self.lang == "en":
            return text.en
        return text.zh if self.lang == "zh" else _traditional(text.zh)

    def frame(self, text: str, /) -> str:
        """A title, a printed heading, a name, a date, the name of a sheet: Chinese in every language."""
        return _kept(text) if self.lang == "zh-Hant" else text

    def told(self, text: str, /) -> str:
        """A paragraph of the report."""
        return _traditional(text) if self.prose == "converted" else text


class _Converts(Protocol):
    """What is used of the converter, which says nothing of its types."""

    def convert(self, text: str) -> str: ...


@cache
def _converter() -> Callable[[str], str]:
    try:
        from opencc import OpenCC
    except ImportError as error:
        raise MissingExtraError("zh", "writing Traditional Chinese") from error
    return cast("_Converts", OpenCC(_CONFIGURATION)).convert


@lru_cache(maxsize=1024)
def _traditional(text: str) -> str:
    return _converter()(text)


def _kept(text: str) -> str:
    """The text in Traditional characters, or as it is where our readers would not find their way back."""
    converted = _traditional(text)
    return converted if simplify(converted) == simplify(text) else text
