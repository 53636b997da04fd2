"""A read-only mapping that can be hashed, copied and pickled, as an immutable report needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar, cast

__all__ = ["FrozenMapping", "frozen_mapping"]

K = TypeVar("K")
V = TypeVar("V", covariant=True)


class FrozenMapping(Mapping[K, V], Generic[K, V]):
    """A mapping that keeps its order and never changes."""

    __slots__ = ("_items",)
    _items: dict[K, V]

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        self._items = dict(items)

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def to_dict(self) -> dict[K, V]:
        """A dictionary of its own with the same items."""
        return self._items.copy()

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self) == dict(cast("Mapping[object, object]", other))

    def __reduce__(self) -> tuple[type[FrozenMapping[K, V]], tuple[dict[K, V]]]:
        return FrozenMapping, (self._items,)

    def __repr__(self) -> str:
        return f"FrozenMapping({self._items!r})"


def frozen_mapping(items: Mapping[K, V], /) -> FrozenMapping[K, V]:
    """The mapping itself if it is frozen already, else a frozen copy."""
    return cast("FrozenMapping[K, V]", items) if type(items) is FrozenMapping else FrozenMapping(items)
