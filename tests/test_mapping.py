"""The read-only mapping that reports and findings hold."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.mapping import FrozenMapping

DICTS = st.dictionaries(st.text(max_size=3), st.integers(), max_size=5)


@given(items=DICTS)
def test_it_is_equal_to_the_dict_it_was_made_from(items: dict[str, int]) -> None:
    mapping = FrozenMapping(items)

    assert mapping == items
    assert items == mapping
    assert mapping == FrozenMapping(items.items())
    assert list(mapping.items()) == list(items.items())
    assert len(mapping) == len(items)


@given(one=DICTS, other=DICTS)
def test_equal_mappings_hash_alike_in_any_order(one: dict[str, int], other: dict[str, int]) -> None:
    assert (FrozenMapping(one) == FrozenMapping(other)) == (one == other)
    backwards = FrozenMapping(reversed(list(one.items())))
    assert hash(FrozenMapping(one)) == hash(backwards)


@given(items=DICTS)
def test_copies_are_equal(items: dict[str, int]) -> None:
    mapping = FrozenMapping(items)

    for again in (copy.copy(mapping), copy.deepcopy(mapping), pickle.loads(pickle.dumps(mapping))):  # noqa: S301
        assert mapping == again
        assert list(mapping) == list(again)


def test_it_keeps_its_own_items() -> None:
    items = {"a": 1}
    mapping = FrozenMapping(items)
    items["b"] = 2

    assert dict(mapping) == {"a": 1}


def test_it_cannot_be_changed() -> None:
    mapping: Any = FrozenMapping({"a": 1})

    with pytest.raises(TypeError):
        mapping["a"] = 2
    with pytest.raises(TypeError):
        del mapping["a"]
    for method in ("update", "pop", "clear", "setdefault", "popitem"):
        assert not hasattr(mapping, method)
    with pytest.raises(AttributeError):
        mapping.remark = "x"


def test_a_key_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        FrozenMapping({"a": 1})["b"]
    assert FrozenMapping({"a": 1}).get("b") is None


def test_it_is_unequal_to_what_is_no_mapping() -> None:
    assert FrozenMapping({}) != []
    assert (FrozenMapping({}) == 0) is False


def test_it_shows_its_items() -> None:
    assert repr(FrozenMapping({"a": 1})) == "FrozenMapping({'a': 1})"
