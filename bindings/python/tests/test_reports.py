"""Explanations, overlaps and the configuration of an Envoy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import KEY, KEYED, NOW, ORDERS, ROOT

import portalcore
from portalcore import (
    Backend,
    Endpoint,
    EnvoyOptions,
    Format,
    InvalidArgumentError,
    Mocks,
    Options,
    OutOfRangeError,
    Overlaps,
    ReportFormat,
    Result,
    Target,
)

URL = "https://api.example.com/v1/orders/7"


@pytest.fixture
def result() -> Iterator[Result]:
    with portalcore.translate({"portal.yaml": KEYED}) as made:
        yield made


def explained(result: Result, url: str = URL, **asked: Any) -> Any:
    asked = {"method": "POST", **asked}
    return json.loads(result.explanation_text(url, now=NOW, format=ReportFormat.JSON, **asked))


def test_an_explanation(result: Result) -> None:
    without = explained(result)
    assert (without["schemaVersion"], without["outcome"], without["status"]) == (1, "denied", 401)
    answer = explained(result, headers={"API-Key": KEY}, client_address="192.0.2.7", environment="shop/production")
    assert answer["outcome"] == "backend" and "status" not in answer
    assert explained(result, "https://nobody.example/")["outcome"] == "unknownHost"
    assert explained(result, method="PATCH")["outcome"] == "noRoute"
    # Without a time it is that of this machine, and a key is never shown.
    for format in ReportFormat:
        text = result.explanation_text(URL, method="POST", headers=[("api-key", KEY)], format=format)
        assert answer["route"] in text and KEY not in text


@pytest.mark.parametrize(
    ("asked", "argument"),
    [
        ({"url": ""}, "request.url"),
        ({"url": "api.example.com/orders/7?api-key=secret"}, "request.url"),
        ({"method": "\udcff"}, "request.method"),
        ({"environment": "production"}, "request.environment"),
        ({"client_address": "a\0"}, "request.client_address"),
        ({"headers": {"": "value"}}, "request.headers"),
        ({"format": 0}, "format"),
    ],
)
def test_what_cannot_be_explained(result: Result, asked: dict[str, Any], argument: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        result.explanation_text(**{"url": URL, **asked})
    assert caught.value.argument == argument
    assert "secret" not in str(caught.value)


def test_headers_are_no_text(result: Result) -> None:
    headers: Any = "api-key: secret"
    with pytest.raises(TypeError, match="headers"):
        result.explanation_text(URL, headers=headers)


def test_overlaps(result: Result) -> None:
    assert result.overlaps_text() == ""
    with portalcore.translate_paths([ROOT / "Examples" / "overlaps"]) as example:
        found = {scope: json.loads(example.overlaps_text(scope, ReportFormat.JSON)) for scope in Overlaps}
        kinds = {scope: {overlap["kind"] for overlap in one["overlaps"]} for scope, one in found.items()}
        assert kinds[Overlaps.ALL] - kinds[Overlaps.FINDINGS] == {"inside"}
        assert all(overlap["witness"] for overlap in found[Overlaps.ALL]["overlaps"])
        assert "  wins   " in example.overlaps_text()
        assert "kind: inside\n" in example.overlaps_text(Overlaps.ALL, ReportFormat.YAML)
    wrong: Any = 0
    for arguments, argument in [((wrong,), "scope"), ((Overlaps.ALL, wrong), "format")]:
        with pytest.raises(InvalidArgumentError) as caught:
            result.overlaps_text(*arguments)
        assert caught.value.argument == argument


def test_envoy() -> None:
    envoy = EnvoyOptions(
        mocks=Mocks.ALL,
        listener=Endpoint(port=9000),
        admin=Endpoint("127.0.0.1", 9001),
        directory="portal",
        backends=[Backend("shop/orders", Endpoint("localhost", 9002)), Backend("others", Endpoint("::1", 9003))],
    )
    with portalcore.translate({"portal.yaml": ORDERS}, options=Options(target=Target.ENVOY, envoy=envoy)) as made:
        assert [document.kind for document in made.documents] == ["Bootstrap", "Clusters", "Listeners", "Routes"]
        assert {document.namespace for document in made.documents} == {""}
        messages = json.loads(made.json)
        assert [type(message) for message in messages] == [dict] * 4
        assert messages[0] == json.loads(made.documents[0].text(Format.JSON))
        assert '"port_value": 9000' in made.json and "portal" in made.json
        assert "direct_response" in made.json


@pytest.mark.parametrize(
    ("target", "envoy", "error", "argument"),
    [
        (None, {}, InvalidArgumentError, "options.envoy"),
        (Target.ENVOY, {"mocks": 3}, InvalidArgumentError, "options.envoy.mocks"),
        (Target.ENVOY, {"access_logging": 3}, InvalidArgumentError, "options.envoy.access_logging"),
        (Target.ENVOY, {"listener": Endpoint("localhost")}, InvalidArgumentError, "options.envoy.listener.host"),
        (Target.ENVOY, {"admin": Endpoint("::1", 70_000)}, OutOfRangeError, "options.envoy.admin.port"),
        (Target.ENVOY, {"portal": Endpoint("::1", -1)}, OutOfRangeError, "options.envoy.portal.port"),
        (
            Target.ENVOY,
            {"backends": [Backend("", Endpoint("::1", 80))]},
            InvalidArgumentError,
            "options.envoy.backends.service",
        ),
    ],
)
def test_options_that_are_refused(target: Any, envoy: dict[str, Any], error: Any, argument: str) -> None:
    with pytest.raises(error) as caught:
        portalcore.Input(Options(target=target, envoy=EnvoyOptions(**envoy)))
    assert caught.value.argument == argument
