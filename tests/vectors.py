"""Published figures of real organs, checked by hand against the accounting identities."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tables import filled

from govinfo_report import Disputes, Money, ProactiveDisclosure2021, Requests2021

if TYPE_CHECKING:
    from govinfo_report.report.base import Cell

Row = int | tuple[int, int, int, int, int, int, int]


def requests(*rows: Row) -> Requests2021:
    """The requests table; a single number is that many natural persons and no organisation."""
    cells: list[Cell] = []
    for row in rows:
        cells += (row, 0, 0, 0, 0, 0, row) if isinstance(row, int) else row
    return filled(Requests2021, cells)


def proactive(counts: tuple[int, ...], fees: str) -> ProactiveDisclosure2021:
    """Section two: nine counts in printed order, and the fees in 万元."""
    return filled(ProactiveDisclosure2021, [*counts, Money(Decimal(fees), "万元")])


HUAIAN_2024 = (
    proactive((1, 0, 11, 8, 26, 66, 447228, 3985758, 88283), "96171.6"),
    requests(
        (3001, 53, 0, 0, 61, 4, 3119),
        34,
        (1288, 21, 0, 0, 50, 3, 1362),
        (447, 7, 0, 0, 0, 0, 454),
        2,
        (30, 1, 0, 0, 0, 0, 31),
        5,
        6,
        (7, 1, 0, 0, 0, 0, 8),
        12,
        9,
        105,
        (746, 12, 0, 0, 10, 1, 769),
        11,
        1,
        (56, 6, 0, 0, 0, 0, 62),
        25,
        0,
        0,
        1,
        (67, 3, 0, 0, 1, 0, 71),
        6,
        (108, 2, 0, 0, 0, 0, 110),
        (2932, 53, 0, 0, 61, 4, 3050),
        103,
    ),
    filled(Disputes, [72, 64, 178, 37, 351, 13, 4, 8, 1, 26, 12, 1, 1, 6, 20]),
)
"""淮安市人民政府, 2024."""

PROVINCIAL_CAPITAL_2025 = (
    proactive((3, 5, 74, 564, 984, 4185, 11398889, 6937489, 166105), "316441"),
    requests(
        (13612, 252, 0, 45, 128, 32, 14069),
        (535, 6, 0, 1, 18, 0, 560),
        (5345, 129, 0, 41, 19, 14, 5548),
        (2120, 39, 0, 1, 6, 2, 2168),
        13,
        30,
        11,
        (49, 2, 0, 0, 0, 0, 51),
        (103, 1, 0, 0, 0, 0, 104),
        (84, 1, 0, 0, 0, 0, 85),
        (282, 4, 0, 0, 0, 0, 286),
        (147, 0, 0, 0, 1, 2, 150),
        (3075, 50, 0, 0, 89, 8, 3222),
        (177, 3, 0, 0, 0, 0, 180),
        19,
        (199, 1, 0, 0, 3, 0, 203),
        (147, 1, 0, 0, 0, 0, 148),
        0,
        (100, 1, 0, 0, 0, 0, 101),
        5,
        (315, 3, 0, 0, 0, 0, 318),
        (202, 0, 0, 1, 0, 0, 203),
        (941, 17, 0, 1, 3, 3, 965),
        (13364, 252, 0, 44, 121, 29, 13810),
        (783, 6, 0, 2, 25, 3, 819),
    ),
    filled(Disputes, [376, 97, 196, 121, 790, 16, 1, 12, 27, 56, 74, 1, 30, 51, 156]),
)
"""A provincial capital, 2025."""

HONGZE_2023_DISPUTES = filled(Disputes, [10, 1, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0])
"""洪泽区, 2023: two totals printed as 0 beside parts that are not."""

CREDIT_CODES = [
    "11341702486344515H",
    "12620600MB0523338C",
    "11370812004339255B",
    "11370900004341590P",
    "113325000026455663",
    "113708260043292687",
    "11341602003165775Y",
    "91350100M000100Y43",
    "91512081MA62K0260E",
]
ORGANIZATION_CODES = ["000014349", "014416330", "002562533", "002562728", "01527918X"]
"""Published codes with their check characters."""
