"""Marks of punctuation in Chinese text are full-width (GB/T 15834-2011).

Half-width marks stay where they belong: inside numbers, times, addresses of the web and words in Latin letters.
"""

import re
from typing import Literal, TypeAlias

from attrs import frozen

from govinfo_report.text._characters import CJK

__all__ = ["Marks", "MarksLanguage", "marks", "punctuate"]

MarksLanguage: TypeAlias = Literal["zh", "en"]


@frozen(kw_only=True)
class Marks:
    """What stands between the parts of a line in one language, with the blanks that go with it."""

    pause: str
    """Between the words of a list: 、"""
    names: str
    """The same between names that may have a comma of their own in English."""
    comma: str
    clauses: str
    """The same between clauses that may have a comma of their own in English."""
    semicolon: str
    colon: str
    stop: str
    aside: str
    """A pair of brackets, for ``format()``."""

    def beside(self, text: str, /) -> str:
        """A text in brackets, to be put behind another one; nothing for no text."""
        return self.aside.format(text) if text else ""


_MARKS: dict[MarksLanguage, Marks] = {
    "zh": Marks(
        pause="、", names="、", comma="，", clauses="，", semicolon="；", colon="：", stop="。", aside="（{}）"
    ),
    "en": Marks(pause=", ", names="; ", comma=", ", clauses="; ", semicolon="; ", colon=": ", stop=". ", aside=" ({})"),
}


def marks(lang: MarksLanguage = "zh", /) -> Marks:
    """The marks of a language.

    >>> marks().pause.join(["维持", "纠正"]), marks("en").pause.join(["upheld", "corrected"])
    ('维持、纠正', 'upheld, corrected')
    """
    return _MARKS[lang]


_WIDE = re.compile(f"[{CJK}“”‘’《》（）【】〔〕，。；：？！、…—]")
_CHINESE = re.compile(f"[{CJK}]")
_FULL = str.maketrans(",;:?!", "，；：？！", " ")
_NUMBER = re.compile(r"[〔\[［（(](?P<year>(?:19|20)[0-9]{2})[〕\]］）)](?P<number>[0-9]{1,5}号)")
_QUOTES = re.compile(r'"([^"\n]*)"')
_DASH = re.compile(rf"(?<=[{CJK}])--(?=[{CJK}])")
_WAVE = re.compile(r"(?<=[0-9%])[~〜](?=[0-9])")
_STOP = re.compile(rf"(?<=[{CJK}”）》])\.(?![0-9A-Za-z.])")
_STOPS = re.compile("。{3,}")
_RUN = re.compile(r"(?<! ) *+(?:[,;:?!]|\.{3,})(?: *(?:[,;:?!]|\.{3,}))*+ *")
_DOTS = re.compile(r"\.{3,}")


def punctuate(text: str, /) -> str:
    """Give Chinese text the marks of GB/T 15834-2011: full-width ones, paired brackets and quotes, 〔〕 in 文号.

    Changed are only marks, and the blank beside one; words and figures stay. To do it again changes nothing.
    Reports are never punctuated by themselves: this is for text that is yours.

    >>> punctuate("收到申请859件,其中自然人801件(占93.3%);依据国发(2019)5号.")
    '收到申请859件，其中自然人801件（占93.3%）；依据国发〔2019〕5号。'
    >>> punctuate("10:30, see https://example.invalid/a?b=1,234")
    '10:30, see https://example.invalid/a?b=1,234'
    """
    text = _QUOTES.sub(_quoted, _NUMBER.sub(r"〔\g<year>〕\g<number>", text))
    text = _WAVE.sub("～", _DASH.sub("——", _bracketed(text)))
    text = _STOPS.sub("……", _STOP.sub("。", text))
    return _RUN.sub(_widened, text)


def _quoted(found: re.Match[str]) -> str:
    """A pair of quotes is curly where there is Chinese in it or right beside it."""
    around = found.string[max(found.start() - 1, 0) : found.end() + 1]
    return f"“{found[1]}”" if _CHINESE.search(around) else found[0]


def _bracketed(text: str) -> str:
    """A pair of brackets is full-width where there is Chinese in it or right beside it."""
    chinese = [0]  # how many characters of Chinese there are before each place
    for character in text:
        chinese.append(chinese[-1] + (_CHINESE.match(character) is not None))
    chinese.append(chinese[-1])
    opened: list[int] = []
    characters = list(text)
    for place, character in enumerate(text):
        if character == "(":
            opened.append(place)
        elif character == ")" and opened:
            start = opened.pop()
            if chinese[place + 2] > chinese[max(start - 1, 0)]:
                characters[start], characters[place] = "（", "）"
    return "".join(characters)


def _widened(found: re.Match[str]) -> str:
    """Marks in a row, full-width where Chinese or a full-width mark stands before or after them."""
    start, end = found.span()
    before, after = found.string[max(start - 1, 0) : start], found.string[end : end + 1]
    if not _WIDE.match(before) and not _WIDE.match(after):
        return found[0]
    return _DOTS.sub("……", found[0]).translate(_FULL)
