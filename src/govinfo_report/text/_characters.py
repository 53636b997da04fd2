"""Characters that mean the same thing to every reader of this package."""

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Zero-width spaces, joiners, the byte-order mark and the soft hyphen: invisible, and no part of any word."""

CJK = "〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a regular expression's character class."""

HYPHENS = "-‐‑−﹣－"
"""Characters printed as a hyphen or a minus sign, ASCII first."""

# Each map is from one character to one character, so that offsets hold.
_ARABIC = dict(zip("０１２３４５６７８９．，＋％", "0123456789.,+%", strict=True)) | dict.fromkeys(HYPHENS, "-")
_NUMERALS = dict(
    zip(
        "〇○◯ＯO壹贰貳贰叁叄參参肆伍陆陸柒捌玖兩拾佰仟萬億負點",
        "零零零零零一二二二三三三三四五六六七八九两十百千万亿负点",
        strict=True,
    )
)

TO_PLAIN_DIGITS = str.maketrans(_ARABIC)
"""Full-width digits and signs to ASCII ones."""

TO_PLAIN_NUMERALS = str.maketrans(_ARABIC | _NUMERALS)
"""The same, and Chinese numerals (financial, Traditional, the circles used for 〇) to everyday ones, zero to 零."""


def strip(text: str, /) -> str:
    """Take white space and zero-width characters off both ends."""
    return text.strip().strip(ZERO_WIDTH).strip()
