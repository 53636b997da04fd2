"""Suggested repairs: the smallest sets of changes that would mend every broken line of a report.

>>> from govinfo_report import repair
>>> from govinfo_report.testing import make_report
>>> report = make_report("2021", **{"requests.disclosed.total": 34})
>>> (best,) = repair.suggest(report)
>>> [(str(change.at), change.was, change.becomes) for change in best.changes]
[('requests.disclosed.total', 34, 43)]
>>> best.explanation.en
'(1) Disclosed, total: 34 is printed, 43 expected (perhaps digits swapped)'
>>> repair.apply(report, best) == make_report("2021")
True

A report is never changed: :func:`apply` makes another one.
"""

from govinfo_report.form.slips import SlipKind
from govinfo_report.repair.applying import RepairError, apply, json_patch
from govinfo_report.repair.objects import Examination, MendedLine, Repair
from govinfo_report.repair.search import examine, suggest

__all__ = [
    "Examination",
    "MendedLine",
    "Repair",
    "RepairError",
    "SlipKind",
    "apply",
    "examine",
    "json_patch",
    "suggest",
]
