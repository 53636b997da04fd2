"""Put Chinese text into one form, and know where each character came from.

Web pages, spreadsheets and optical recognition print the same label in many ways: full-width or half-width, spaced out,
in Traditional characters, or with the pinyin that a converter left behind (``根據(jù)``). The functions here undo that.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Literal, TypeAlias

from attrs import frozen

from govinfo_report.text._characters import CJK, ZERO_WIDTH

__all__ = [
    "Noise",
    "Normalised",
    "WhiteSpace",
    "match_key",
    "may_hold",
    "measure_noise",
    "normal_text",
    "normalise",
    "simplify",
]

WhiteSpace: TypeAlias = Literal["keep", "collapse", "remove"]

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
# One syllable: initial, vowels of which one has a tone mark (also as a combining mark), ending.
_VOWEL = "(?:[aeiouüAEIOUÜ]\u0308?)"
_SYLLABLE = (
    rf"(?:[zcsZCS][hH]|[bpmfdtnlgkhjqxrzcsywBPMFDTNLGKHJQXRZCSYW])?{_VOWEL}{{0,2}}"
    rf"(?:[{_TONED}{_TONED.upper()}]|{_VOWEL}[\u0300\u0301\u0304\u030c])"
    rf"{_VOWEL}{{0,2}}(?:[nN][gG]?|[rR])?"
)
_ANNOTATION = rf"[(（](?<=([{CJK}]).)\s?{_SYLLABLE}\s?[)）]"
_RUN = rf"[\s{ZERO_WIDTH}]+"
_LABEL_PUNCTUATION = "、。,.:;?·・•…‧()[]{}<>【】〔〕﹝﹞〖〗《》〈〉「」『』“”‘’\"'`′″/\\|*" + ZERO_WIDTH
_REPLIES = re.compile("(?<=[反答回批])覆")
_LONGEST_CACHED_KEY = 64


@frozen
class Normalised:
    """Text in normal form with the way back to the original.

    ``offsets[i]`` is the index in the original of the character that ``text[i]`` came from; one more entry, the length
    of the original, closes the list. A character that became several (``…`` to ``...``) is named once for each of them.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int, /) -> tuple[int, int]:
        """Give the part of the original that ``text[start:end]`` came from.

        What was removed inside the part belongs to it, what was removed after it does not.

        >>> normal = normalise("根據(jù)規(guī)定")
        >>> normal.text
        '根据规定'
        >>> normal.span(1, 3)
        (1, 7)
        """
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


@frozen
class Noise:
    """What conversion left in a text: pinyin put in, the characters it follows, Traditional characters."""

    pinyin: int
    annotated: tuple[str, ...]
    traditional: int


@cache
def _removable(*, pinyin: bool = True, white_space: bool = True) -> re.Pattern[str]:
    return re.compile("|".join([_ANNOTATION] * pinyin + [_RUN] * white_space))


@cache
def _traditional_to_simplified() -> dict[int, int]:
    from govinfo_report.text._traditional import SIMPLIFIED, TRADITIONAL

    return dict(zip(map(ord, TRADITIONAL), map(ord, SIMPLIFIED), strict=True))


@cache
def _label_table() -> dict[int, int | None]:
    return _traditional_to_simplified() | dict.fromkeys(map(ord, _LABEL_PUNCTUATION))


def simplify(text: str, /) -> str:
    """Replace Traditional characters, one by one; the length never changes.

    A character with two simplified forms, or one that is standard in names, stays (乾, 著, 瞭, 昇 and a few more). For
    free text, where words decide, use a converter that knows words. One that decides here is 覆: 答覆 is 答复.

    >>> simplify("瀋陽市人民政府辦公廳")
    '沈阳市人民政府办公厅'
    >>> simplify("乾縣")
    '乾县'
    """
    return text if text.isascii() else _of_words(text).translate(_traditional_to_simplified())


def _of_words(text: str) -> str:
    """覆 is standard in 覆盖 and Traditional in 答覆; converters make the latter of 答复."""
    return _REPLIES.sub("复", text) if "覆" in text else text


def _without_pinyin(text: str) -> str:
    return _removable(white_space=False).sub("", text) if "(" in text or "（" in text else text


class _Folding(dict[int, str]):
    """What each character becomes, found once for every character that is ever met."""

    def __init__(self, *, width: bool, simplified: bool) -> None:
        super().__init__()
        self._width = width
        self._simplified = simplified

    def __missing__(self, code: int) -> str:
        folded = character = chr(code)
        if self._width and code > _LAST_ASCII:
            folded = unicodedata.normalize("NFKC", character)
        if self._simplified:
            folded = simplify(folded)
        self[code] = folded
        return folded


_LAST_ASCII = 0x7F


@cache
def _folding(*, width: bool, simplified: bool) -> _Folding:
    return _Folding(width=width, simplified=simplified)


def _replacement(found: re.Match[str], white_space: WhiteSpace) -> str:
    visible = found[0].strip(ZERO_WIDTH)
    if found.lastindex or white_space == "remove" or not visible:
        return ""
    return "\n" if "\n" in visible else " "


def _edits(text: str, *, pinyin: bool, white_space: WhiteSpace) -> Iterator[tuple[int, int, str]]:
    """Give what is taken out or replaced, in order, as start, end and replacement."""
    if white_space == "keep":
        found = _removable(white_space=False).finditer(text) if pinyin else iter(())
    else:
        found = _removable(pinyin=pinyin).finditer(text)
    return ((*match.span(), _replacement(match, white_space)) for match in found)


def _fold_long(part: str, start: int, folding: _Folding) -> tuple[str, Iterable[int]]:
    """Fold a part in which a character becomes several, or none."""
    pieces = [folding[ord(character)] for character in part]
    origins = [index for index, piece in enumerate(pieces, start) for _ in piece]
    return "".join(pieces), origins


def normalise(
    text: str,
    /,
    *,
    width: bool = True,
    pinyin: bool = True,
    simplified: bool = True,
    whitespace: WhiteSpace = "keep",
) -> Normalised:
    r"""Put a text into normal form, keeping the way back to it.

    ``width`` replaces every character by its NFKC form (each by itself, so that every character has one origin);
    ``pinyin`` removes one tone-marked syllable in parentheses right after a Chinese character; ``simplified`` replaces
    Traditional characters as :func:`simplify` does. ``whitespace`` is kept, removed, or collapsed: each run becomes a
    space, or a line feed if the run has one; zero-width characters then vanish.

    >>> normalise("第二十條第（一）項").text
    '第二十条第(一)项'
    >>> normalise("不 予\u3000公 開", whitespace="remove").text
    '不予公开'
    >>> normalise("同心县(Tongxin)").text
    '同心县(Tongxin)'
    """
    folding = _folding(width=width, simplified=simplified)
    text = _of_words(text) if simplified else text
    parts: list[str] = []
    origins: list[Iterable[int]] = []
    position = 0
    for start, end, replacement in chain(
        _edits(text, pinyin=pinyin, white_space=whitespace), [(len(text), len(text), "")]
    ):
        part = text[position:start]
        folded: str = part.translate(folding)
        indexes: Iterable[int] = range(position, start)
        if len(folded) != len(part) or not _is_even(part, folding):
            folded, indexes = _fold_long(part, position, folding)
        parts += (folded, replacement)
        origins += (indexes, (start,) * len(replacement))
        position = end
    return Normalised("".join(parts), (*chain.from_iterable(origins), len(text)))


def _is_even(part: str, folding: _Folding) -> bool:
    """Whether every character becomes one; lengths that even out by chance are rare, and so are such characters."""
    return part.isascii() or not any(len(folding[code]) != 1 for code in map(ord, set(part)))


_USUAL = "\u3000、。〇《》〈〉「」『』【】〔〕“”‘’—·，（）：；！？％"
"""Characters beside ASCII and Chinese ones that are in almost every text; each becomes one character."""
_NARROW = [(wide, narrow) for wide in _USUAL if (narrow := unicodedata.normalize("NFKC", wide)) != wide]


@cache
def _unusual() -> re.Pattern[str]:
    """A character that may mean more work than the usual ones: Traditional, with a tone, zero-width, compatible."""
    from govinfo_report.text._traditional import TRADITIONAL

    traditional = {*map(ord, TRADITIONAL), ord("覆")}
    others = sorted({*map(ord, _USUAL), *range(_LAST_ASCII + 1), *range(0x4E00, 0xA000)} - traditional)
    ends = zip((-1, *others), (*others, 0x110000), strict=True)
    gaps = [f"\\U{before + 1:08x}-\\U{after - 1:08x}" for before, after in ends if after > before + 1]
    return re.compile(f"[{''.join(gaps)}]")


def _usual_text(text: str, whitespace: WhiteSpace) -> str:
    """The normal form of a text without unusual characters: white space and full width are all there is to change."""
    if whitespace == "remove":
        text = "".join(text.split())
    elif whitespace == "collapse":
        text = _removable(pinyin=False).sub(lambda found: _replacement(found, whitespace), text)
    for wide, narrow in _NARROW:
        text = text.replace(wide, narrow)
    return text


def normal_text(text: str, /, *, whitespace: WhiteSpace = "keep") -> str:
    """The text of :func:`normalise` without the way back, which takes most of the time.

    >>> normal_text("第二十條第（一）項")
    '第二十条第(一)项'
    """
    if _unusual().search(text) is None:
        return _usual_text(text, whitespace)
    if whitespace != "keep":
        text = _removable().sub(lambda found: _replacement(found, whitespace), text)
    elif "(" in text or "（" in text:
        text = _removable(white_space=False).sub("", text)
    return _of_words(text).translate(_folding(width=True, simplified=True))


def _key(text: str) -> str:
    folded = unicodedata.normalize("NFKC", _of_words(text))
    dense = _without_pinyin(_removable(pinyin=False).sub("", folded))
    return dense.translate(_label_table()).casefold()


_cached_key = lru_cache(maxsize=8192)(_key)


def match_key(text: str, /) -> str:
    """Reduce a label to the form in which labels are compared.

    NFKC, no white space, no pinyin, no list punctuation, quotes, brackets or slashes, simplified, case-folded.
    It is for labels, not for figures: ``1.5`` and ``15`` have the same key.

    >>> match_key("(三) 不 予 公 開") == match_key("（三）不予公开")
    True
    >>> match_key("1、重复申请")
    '1重复申请'
    """
    if text.isascii() and text.isdigit():
        return text
    return _cached_key(text) if len(text) <= _LONGEST_CACHED_KEY else _key(text)


@cache
def _written_otherwise() -> dict[str, str]:
    """The characters that become another one in normal form, by that one; only for Chinese characters."""
    from govinfo_report.text._traditional import TRADITIONAL

    found = {"复": "覆"}
    folding = _folding(width=True, simplified=True)
    compatible = (chr(code) for begin, end in _COMPATIBLE for code in range(begin, end))
    for character in chain(TRADITIONAL, compatible):
        for each in folding[ord(character)]:
            if each != character:
                found[each] = found.get(each, "") + character
    return found


_COMPATIBLE = ((0x2E80, 0x2FE0), (0x3000, 0x3400), (0xF900, 0xFB00), (0x1F100, 0x1F300), (0x2F800, 0x2FA20))
"""Blocks of Unicode with characters whose NFKC form holds a Chinese character."""


_CHINESE = re.compile("[一-鿿]")


def may_hold(text: str, word: str, /) -> bool:
    """Whether the normal form of a text may hold a word in normal form: a quick look, right if it says no.

    It only asks whether the Chinese characters of the word are in the text, in whatever way they are written.

    >>> may_hold("瀋陽市人民政府", "沈阳"), may_hold("铁西区人民政府", "沈阳")
    (True, False)
    """
    for character, others in _ways(word):
        if character not in text and not any(each in text for each in others):
            return False
    return True


@lru_cache(maxsize=64)
def _ways(word: str) -> tuple[tuple[str, str], ...]:
    """The Chinese characters of a word, each with those that become it."""
    return tuple((character, _written_otherwise().get(character, "")) for character in _CHINESE.findall(word))


_SILENCE = Noise(0, (), 0)


def measure_noise(text: str, /) -> Noise:
    """Count what conversion left behind; ``annotated`` lists each character before pinyin once, in code-point order.

    >>> measure_noise("根據(jù)規(guī)定公開")
    Noise(pinyin=2, annotated=('據', '規'), traditional=3)
    """
    if _unusual().search(text) is None:
        return _SILENCE
    characters = [match[1] for match in _removable(white_space=False).finditer(text)]
    traditional = 0 if text.isascii() else len(_traditional().findall(text))
    return Noise(len(characters), tuple(sorted(set(characters))), traditional)


@cache
def _traditional() -> re.Pattern[str]:
    from govinfo_report.text._traditional import TRADITIONAL

    return re.compile(f"[{TRADITIONAL}]")
