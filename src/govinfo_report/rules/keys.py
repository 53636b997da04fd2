"""GIR106–109: what the reader of JSON reports about keys and values."""

from __future__ import annotations

from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity

__all__ = ["DUPLICATE_KEY", "MISSING_KEY", "UNKNOWN_KEY", "WRONG_TYPE"]

UNKNOWN_KEY = RuleInfo(
    "GIR106",
    "unknown-key",
    Severity.WARNING,
    since="0.1.0",
    basis="govinfo-report/1",
    title=Bilingual(zh="不认识的键", en="A key that is not known"),
    message=Bilingual(
        zh="{place} 有不认识的键：{keys}；已另存。", en="{place} has unknown keys: {keys}; they are kept apart."
    ),
    reason=Bilingual(zh="写错的键会使数据无声地丢失。", en="With a misspelt key, data would be lost in silence."),
    mend=Bilingual(zh="核对键名。", en="Check the spelling of the keys."),
    passing=Example(),
    failing=Example(source='{"schema": "govinfo-report/1", "year": 2024, "yeer": 2024}'),
)

MISSING_KEY = RuleInfo(
    "GIR107",
    "missing-key",
    Severity.WARNING,
    since="0.1.0",
    basis="govinfo-report/1",
    title=Bilingual(zh="缺少键", en="Keys are missing"),
    message=Bilingual(zh="{place} 缺少：{keys}；按空白读入。", en="{place} lacks {keys}; they were read as blank."),
    reason=Bilingual(zh="没有的键不等于 0。", en="A key that is not there is not 0."),
    mend=Bilingual(zh="补上缺少的键；空白写 null。", en="Supply the keys; a blank is null."),
    passing=Example(),
    failing=Example(source='{"schema": "govinfo-report/1", "year": 2024, "disputes": {"edition": null}}'),
)

WRONG_TYPE = RuleInfo(
    "GIR108",
    "wrong-type",
    Severity.ERROR,
    since="0.1.0",
    basis="govinfo-report/1",
    title=Bilingual(zh="数据类型不对", en="A value of the wrong type"),
    message=Bilingual(
        zh="{place} 应为{expected}，实为 {found}；未取值。",
        en="{place}: expected {expected}, found {found}; it was not taken.",
    ),
    reason=Bilingual(
        zh="件数必须是整数：带引号的、带小数点的、真假值都不能算。",
        en="A count is an integer: neither quoted, nor with a decimal point, nor true or false.",
    ),
    mend=Bilingual(zh="改为{expected}。", en="Make it {expected}."),
    passing=Example(),
    failing=Example(source='{"schema": "govinfo-report/1", "year": "2024"}'),
)

DUPLICATE_KEY = RuleInfo(
    "GIR109",
    "duplicate-key",
    Severity.WARNING,
    since="0.1.0",
    basis="govinfo-report/1",
    title=Bilingual(zh="键重复", en="A key is there twice"),
    message=Bilingual(
        zh="同一个对象里键重复：{keys}；取后一个。",
        en="keys are there twice in one object: {keys}; the last was taken.",
    ),
    reason=Bilingual(
        zh="重复的键只有一个有效，另一个的数据就丢了。",
        en="Of two keys of one name only one counts; the other is lost.",
    ),
    mend=Bilingual(zh="删去多余的键。", en="Remove the key that is too many."),
    passing=Example(),
    failing=Example(source='{"schema": "govinfo-report/1", "year": 2023, "year": 2024}'),
)
