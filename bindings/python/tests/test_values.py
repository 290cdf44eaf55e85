"""Values that a library gives, also one that is newer than this package."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from portalcore import Document, InvalidStateError, Phase, Severity, _enums, _raw, _values


def test_an_unknown_number_is_kept() -> None:
    later = Severity(9)
    assert later == 9
    assert later.name == "UNKNOWN_9"
    assert isinstance(later, Severity)
    assert later not in list(Severity)
    assert hash(later) == hash(9)
    assert repr(later) == "<Severity.UNKNOWN_9: 9>"
    assert pickle.loads(pickle.dumps(later)) == copy.deepcopy(later) == later
    assert sorted([Phase(35), Phase.ROUTES, Phase.PARTS]) == [30, 35, 40]


@pytest.mark.parametrize("value", [-1, "error", None, 1.5])
def test_what_is_no_number_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="not a valid Severity"):
        Severity(value)


def test_a_finding_of_a_newer_library() -> None:
    raw = _raw.Diagnostic()
    raw.severity = 9
    finding = _values.diagnostic_of(raw, ())
    assert finding.severity == 9
    assert finding.range is None and finding.fix is None and finding.help is None
    assert str(finding) == "unknown_9[]: "


def test_values_are_immutable() -> None:
    document = Document("Gateway", "a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.name = "b"  # type: ignore[misc]
    assert document == Document("Gateway", "a") != Document("Gateway", "b")
    assert len({document, Document("Gateway", "a")}) == 1


def test_a_document_of_the_host_has_no_text() -> None:
    with pytest.raises(InvalidStateError):
        Document("Gateway", "a").text()


@pytest.mark.parametrize(
    ("phase", "expected"),
    [("40", 40), ("35", 35), (None, 0), ("", 0), ("soon", 0), ("-1", 0), ("9" * 5000, 0), ("٤٠", 0), (40, 40)],
)
def test_an_object_of_a_cluster(phase: object, expected: int) -> None:
    annotations = {"portalcore.dev/phase": phase, "portalcore.dev/content-hash": "abc"}
    value = {"apiVersion": "v1", "kind": "Thing", "metadata": {"name": "a", "annotations": annotations}}
    document = Document.from_object(value)
    assert document == Document("Thing", "a", "", "v1", Phase(expected), "abc")


@pytest.mark.parametrize("value", [{}, {"metadata": None}, {"metadata": {"annotations": None}}])
def test_an_object_that_says_nothing(value: dict[str, object]) -> None:
    assert Document.from_object(value) == Document("", "")


def test_all_members_are_numbers_of_the_header() -> None:
    for one in vars(_enums).values():
        if isinstance(one, type) and issubclass(one, _enums.Number):
            assert all(isinstance(member.value, int) for member in one)
