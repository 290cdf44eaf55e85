"""Differences between results."""

from __future__ import annotations

import json

import pytest
from conftest import ORDERS

import portalcore
from portalcore import Diff, DiffFormat, DiffSeverity, InvalidArgumentError

OTHER = ORDERS.replace("post: {operationId: changeOrder", "put: {operationId: changeOrder")


def compared(before: str, after: str) -> Diff:
    """What is noticed of the step from one text to another; the results are closed behind it."""
    with portalcore.translate({"a.yaml": before}) as old, portalcore.translate({"b.yaml": after}) as new:
        return portalcore.compare(old, new)


def test_differences() -> None:
    diff = compared(ORDERS, OTHER)
    assert diff.severity is DiffSeverity.BREAKING
    first = diff[0]
    assert (first.severity, first.kind) == (DiffSeverity.BREAKING, "operation-moved")
    assert "changeOrder" in first.subject
    assert first.message
    assert first.before is not None and first.before.file == "a.yaml"
    assert first.after is not None and first.after.file == "b.yaml"
    assert str(first) == f"breaking[operation-moved]: {first.subject} {first.message}"
    severities = [difference.severity for difference in diff]
    assert severities == sorted(severities, reverse=True)


def test_written_differences() -> None:
    diff = compared(ORDERS, OTHER)
    report = json.loads(diff.json)
    assert [one["kind"] for one in report["differences"]] == [difference.kind for difference in diff]
    assert diff.text(DiffFormat.JSON) == diff.json
    assert diff[0].message in diff.text()
    with pytest.raises(InvalidArgumentError):
        diff.text(DiffFormat(9))


def test_none() -> None:
    result = portalcore.translate({"a.yaml": ORDERS})
    with portalcore.compare(result, result) as diff:
        assert len(diff) == 0
        assert diff.severity is None
        assert list(diff) == []


def test_what_is_added_is_safe() -> None:
    added = ORDERS.replace("operations: {exclude: [{ids: [purgeOrders]}]}", "{}").replace("    {}", "    ")
    diff = compared(ORDERS, added)
    assert diff.severity is DiffSeverity.SAFE
    assert [difference.before for difference in diff] == [None]


def test_differences_are_a_sequence() -> None:
    diff = compared(ORDERS, OTHER)
    assert list(diff)[::-1] == list(reversed(diff))
    assert diff[-1:] == (diff[len(diff) - 1],)
    assert diff[0] in diff
    with pytest.raises(IndexError):
        diff[len(diff)]
