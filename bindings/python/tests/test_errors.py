"""Misuse and limits."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from conftest import ORDERS

import portalcore as typed
from portalcore import PortalCoreError, Status, _errors

# Here the types are wrong on purpose.
portalcore: Any = typed
Options: Any = typed.Options


def result() -> Any:
    return portalcore.translate({"portal.yaml": ORDERS})


@pytest.mark.parametrize(
    ("call", "kind", "argument"),
    [
        (lambda: portalcore.translate({"": ""}), portalcore.InvalidArgumentError, "name"),
        (lambda: portalcore.translate({"a\0b": ""}), portalcore.InvalidArgumentError, "name"),
        (lambda: portalcore.translate({"\udcff": ""}), portalcore.InvalidArgumentError, "name"),
        (lambda: portalcore.translate([("a", ""), ("a", "")]), portalcore.DuplicateNameError, "name"),
        (lambda: portalcore.Input().add("a", "", 9), portalcore.InvalidArgumentError, "format"),
        (lambda: portalcore.Input().add("a", "", -1), portalcore.InvalidArgumentError, "format"),
        (lambda: portalcore.Input().add("a", "", 1 << 32), portalcore.InvalidArgumentError, "format"),
        (lambda: portalcore.page("PC9999"), portalcore.InvalidArgumentError, "code"),
        (lambda: portalcore.crds(7), portalcore.InvalidArgumentError, "format"),
        (lambda: result().document_text(1), portalcore.OutOfRangeError, "index"),
        (lambda: result().document_text(-1), portalcore.OutOfRangeError, "index"),
        (lambda: result().document_text(0, 9), portalcore.InvalidArgumentError, "format"),
        (lambda: result().diagnostics_text(99), portalcore.InvalidArgumentError, "format"),
        (lambda: result().changes_since(0), portalcore.InvalidStateError, None),
        (lambda: result().statuses_text(9), portalcore.InvalidArgumentError, "format"),
        (lambda: result().catalog_text("shop/developers"), portalcore.NotFoundError, "portal"),
        (lambda: result().catalog_text("developers"), portalcore.InvalidArgumentError, "portal"),
        (lambda: result().catalog_text("a/b", None, -1), portalcore.InvalidArgumentError, "format"),
        (
            lambda: result().catalog_text("a/b", portalcore.Viewer("\udcff")),
            portalcore.InvalidArgumentError,
            "viewer.username",
        ),
        (
            lambda: result().specification_text("shop/orders", "v9", "shop/production"),
            portalcore.NotFoundError,
            "specification",
        ),
        (
            lambda: result().specification_text("shop/orders", "v1", "shop/production", openapi=2**32),
            portalcore.InvalidArgumentError,
            "specification.openapi",
        ),
        (lambda: portalcore.compare(result(), result()).text(0), portalcore.InvalidArgumentError, "format"),
        (lambda: portalcore.Policy.load(["no"]), portalcore.MalformedError, "documents"),
        (lambda: result().changes_since(-1), portalcore.OutOfRangeError, "revision"),
        (lambda: portalcore.Input(Options(max_depth=1001)), portalcore.OutOfRangeError, "options.max_depth"),
        (lambda: portalcore.Input(Options(max_nodes=-1)), portalcore.OutOfRangeError, "options.max_nodes"),
        (lambda: portalcore.Input(Options(max_nodes=1 << 64)), portalcore.OutOfRangeError, "options.max_nodes"),
        (lambda: portalcore.Input(Options(target=9)), portalcore.InvalidArgumentError, "options.target"),
        (
            lambda: portalcore.Workspace(Options(default_namespace="Not A Label")),
            portalcore.InvalidArgumentError,
            "options.default_namespace",
        ),
        (
            lambda: portalcore.translate({"a": "x" * 100}, options=Options(max_total_bytes=50)),
            portalcore.LimitExceededError,
            "options.max_total_bytes",
        ),
    ],
)
def test_errors(call: Callable[[], Any], kind: type[PortalCoreError], argument: str | None) -> None:
    with pytest.raises(PortalCoreError) as caught:
        call()
    assert type(caught.value) is kind
    assert caught.value.message == str(caught.value) != ""
    assert caught.value.status_name == caught.value.status.name.lower().replace("_", " ")
    assert caught.value.argument == argument


@pytest.mark.parametrize(
    "call",
    [
        lambda: portalcore.translate({"a": 1}),
        lambda: portalcore.translate({b"a": ""}),
        lambda: portalcore.translate({"a": None}),
        lambda: portalcore.Input(Options(max_depth="deep")),
        lambda: portalcore.Input(Options(max_depth=1.5)),
        lambda: portalcore.Input(Options(cluster_domain=7)),
        lambda: portalcore.Input().add("a", "", "yaml"),
        lambda: result().catalog_text(None),
        lambda: result().catalog_text("a/b", portalcore.Viewer(7)),
        lambda: result().catalog_text("a/b", portalcore.Viewer("a", [None])),
    ],
)
def test_wrong_types(call: Callable[[], Any]) -> None:
    with pytest.raises(TypeError):
        call()


def test_errors_are_the_usual_ones_too() -> None:
    assert issubclass(portalcore.InvalidArgumentError, ValueError)
    assert issubclass(portalcore.InvalidStateError, RuntimeError)


def test_every_status_has_its_error() -> None:
    assert set(_errors.ERRORS) == set(Status) - {Status.OK}


def test_a_status_of_a_newer_library() -> None:
    error = _errors.failure("no", Status(777), "x")
    assert type(error) is PortalCoreError
    assert error.status == 777
    assert error.status_name == "unknown status"


def test_errors_can_be_sent_to_another_process() -> None:
    with pytest.raises(PortalCoreError) as caught:
        portalcore.page("PC9999")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert type(copy) is type(caught.value)
    assert (copy.message, copy.status, copy.argument) == (caught.value.message, caught.value.status, "code")


def test_a_failed_call_changes_nothing() -> None:
    with portalcore.Input() as input:
        input.add("portal.yaml", ORDERS)
        for name in ("portal.yaml", ""):
            with pytest.raises(PortalCoreError):
                input.add(name, "kind: [")
        assert input.translate().yaml == result().yaml


def test_limits_of_a_text_are_findings() -> None:
    limited = portalcore.validate({"portal.yaml": ORDERS}, options=Options(max_text_bytes=100))
    assert limited.has_errors


def test_options_are_used() -> None:
    changed = portalcore.translate({"portal.yaml": ORDERS}, options=Options(cluster_domain="mesh.test"))
    assert "orders.shop.svc.mesh.test" in changed.yaml
    assert "orders.shop.svc.cluster.local" in result().yaml
    assert portalcore.Input(Options(target=portalcore.Target.ISTIO)).translate().documents == ()
