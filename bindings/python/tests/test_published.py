"""Statuses, catalogues and published specifications."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import KEYED, MISTAKE, ORDERS

import portalcore
from portalcore import Format, InvalidArgumentError, NotFoundError, OpenApi, Result, Viewer

PORTAL = "shop/developers"
PARTNER = Viewer("mia", ["guests", "partners"])


@pytest.fixture
def result() -> Iterator[Result]:
    with portalcore.translate({"portal.yaml": KEYED}) as made:
        yield made


def test_statuses(result: Result) -> None:
    assert result.statuses_text().startswith("---\napiVersion: portalcore.dev/v1alpha1\n")
    statuses = json.loads(result.statuses_text(Format.JSON))["statuses"]
    conditions = {
        (status["kind"], condition["type"]): condition["status"]
        for status in statuses
        for condition in status["status"]["conditions"]
    }
    assert conditions["Environment", "Programmed"] == "True"
    assert len({status["kind"] for status in statuses}) == 6


def test_statuses_of_what_is_broken() -> None:
    broken = portalcore.validate({"portal.yaml": ORDERS.replace("[{name: everyone}]", "[{name: nobody}]")})
    assert broken.has_errors
    assert "type: ResolvedRefs\n    status: 'False'\n    reason: UnknownResource\n" in broken.statuses_text()
    assert json.loads(portalcore.validate({"orders.yaml": MISTAKE}).statuses_text(Format.JSON))["statuses"] == []


def products(result: Result, viewer: Viewer | None) -> list[str]:
    catalog = json.loads(result.catalog_text(PORTAL, viewer, Format.JSON))
    return [product["name"] for product in catalog["products"]]


def test_a_catalogue_for_somebody(result: Result) -> None:
    assert products(result, None) == products(result, Viewer()) == products(result, Viewer("mia")) == []
    assert products(result, Viewer(groups=["guests"])) == []
    assert products(result, PARTNER) == products(result, Viewer(groups=("partners",))) == ["orders"]
    assert "kind: PortalCatalog\n" in result.catalog_text(PORTAL)


def specification(result: Result, **asked: Any) -> Any:
    return json.loads(
        result.specification_text("shop/orders", "v1", "shop/production", format=Format.JSON, **asked),
    )


def test_a_specification(result: Result) -> None:
    whole = specification(result)
    assert whole["openapi"].startswith("3.1.")
    assert list(whole["paths"]) == ["/orders/{id}"]
    assert whole["components"]["securitySchemes"]["apiKey"]["name"] == "api-key"
    assert specification(result, openapi=OpenApi.V3_0)["openapi"].startswith("3.0.")
    assert specification(result, portal=PORTAL, viewer=PARTNER)["paths"] == whole["paths"]
    assert result.specification_text("shop/orders", "v1", "shop/production").startswith("---\nopenapi: 3.1.")


@pytest.mark.parametrize(
    "asked",
    [
        lambda result: result.catalog_text("shop/nobody"),
        lambda result: specification(result, portal=PORTAL),
        lambda result: specification(result, portal=PORTAL, viewer=Viewer("mia", ["guests"])),
        lambda result: specification(result, portal="shop/nobody"),
        lambda result: result.specification_text("shop/orders", "v2", "shop/production"),
        lambda result: result.specification_text("shop/orders", "v1", "shop/sandbox"),
        lambda result: result.specification_text("shop/others", "v1", "shop/production"),
    ],
)
def test_what_there_is_not(result: Result, asked: Any) -> None:
    with pytest.raises(NotFoundError) as caught:
        asked(result)
    assert isinstance(caught.value, LookupError)


def test_a_viewer_without_a_portal_is_refused(result: Result) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        specification(result, viewer=PARTNER)
    assert caught.value.argument == "specification.viewer"


def test_one_group_is_no_list_of_groups(result: Result) -> None:
    with pytest.raises(TypeError, match="brackets"):
        result.catalog_text(PORTAL, Viewer("mia", "partners"))
