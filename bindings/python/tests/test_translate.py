"""Texts in, a result out."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest
from conftest import MISTAKE, ORDERS, SPECIFICATION, SPLIT

import portalcore
from portalcore import ContentKind, DiagnosticsFormat, Format, Phase, Requirement, Severity


def test_documents() -> None:
    result = portalcore.translate({"portal.yaml": ORDERS})
    assert not result.has_errors
    assert result.diagnostics == ()
    (document,) = result.documents
    assert (document.kind, document.namespace, document.name) == ("VirtualService", "shop", "portalcore-production")
    assert document.api_version == "networking.istio.io/v1"
    assert document.phase is Phase.ROUTES
    assert len(document.content_hash) == 64
    assert document.content_hash in document.yaml
    assert document.yaml.startswith("---\napiVersion: networking.istio.io/v1\n")
    assert result.yaml == document.yaml
    assert json.loads(document.json)["metadata"]["name"] == document.name
    assert json.loads(result.json)["items"] == [json.loads(document.json)]
    assert "1 VirtualService" in result.summary
    assert result.summary in repr(result)


@pytest.mark.parametrize(
    "text",
    [
        ORDERS,
        ORDERS.encode("utf-8"),
        bytearray(ORDERS.encode("utf-8")),
        memoryview(ORDERS.encode("utf-8")),
        ORDERS.encode("utf-16"),
    ],
    ids=["str", "bytes", "bytearray", "memoryview", "UTF-16"],
)
@pytest.mark.parametrize("name", ["portal.yaml", PurePosixPath("portal.yaml"), Path("portal.yaml")], ids=repr)
def test_kinds_of_text_and_name(name: portalcore.Name, text: portalcore.Text) -> None:
    assert portalcore.translate([(name, text)]).yaml == portalcore.translate({"portal.yaml": ORDERS}).yaml


def test_order_does_not_matter() -> None:
    parts = {f"{index}.yaml": text for index, text in enumerate(ORDERS.split("---\n"))}
    backwards = dict(reversed(list(parts.items())))
    assert list(parts) != list(backwards)
    assert portalcore.translate(parts).yaml == portalcore.translate(backwards).yaml


def test_diagnostics() -> None:
    result = portalcore.validate({"orders.yaml": MISTAKE})
    assert result.has_errors
    assert result.documents == ()
    assert [finding.code for finding in result.diagnostics] == ["PC3008", "PC3007", "PC2010"]
    assert result.error_count == 3
    assert result.warning_count == 0
    first, _, last = result.diagnostics
    assert first.severity is Severity.ERROR
    assert first.message == "the parameter `id` is in `path`, but `/orders/{orderId}` has no such variable"
    assert first.range is not None
    assert (first.range.start_line, first.range.start_column) == (6, 7)
    data = MISTAKE.encode("utf-8")
    assert data[first.range.start_offset : first.range.end_offset].startswith(b"{name: id, in: path")
    (label,) = first.labels
    assert label.message == "the path"
    assert label.range is not None and label.range.start_line == 4
    assert str(first) == f"orders.yaml:6:7: error[PC3008]: {first.message}"
    assert last.help == "did you mean `summary`?"


def test_written_diagnostics() -> None:
    result = portalcore.validate({"orders.yaml": MISTAKE})
    assert result.diagnostics_text().startswith("error[PC3008]: ")
    assert "\x1b[" in result.diagnostics_text(DiagnosticsFormat.TEXT_COLOR)
    assert "::error file=orders.yaml,line=6" in result.diagnostics_text(DiagnosticsFormat.GITHUB)
    report = json.loads(result.diagnostics_text(DiagnosticsFormat.JSON))
    assert [finding["code"] for finding in report["diagnostics"]] == [finding.code for finding in result.diagnostics]
    assert json.loads(result.diagnostics_text(DiagnosticsFormat.SARIF))["version"] == "2.1.0"


def test_half_a_surrogate_pair_is_a_finding() -> None:
    result = portalcore.validate({"portal.yaml": "kind: \ud800"})
    assert result.has_errors


def test_required_content() -> None:
    missing = Requirement(ContentKind.FILE, "portals/specs/orders.yaml")
    with portalcore.Input() as input:
        input.add("portals/portal.yaml", SPLIT)
        assert input.required_content() == (missing,)
        assert input.translate().requirements == (missing,)
        input.add_content(missing.name, SPECIFICATION)
        assert input.required_content() == ()
        result = input.translate()
    assert result.requirements == ()
    assert "changeOrder" in result.yaml


def test_content_from_a_mapping() -> None:
    result = portalcore.translate({"portal.yaml": SPLIT}, content={"specs/orders.yaml": SPECIFICATION, "unused": b""})
    assert not result.has_errors
    assert "changeOrder" in result.yaml


def test_content_from_a_function_is_asked_for_once() -> None:
    asked = []

    def supply(kind: ContentKind, name: str) -> bytes | None:
        asked.append((kind, name))
        return SPECIFICATION.encode("utf-8") if name == "specs/orders.yaml" else None

    also = SPLIT.split("---\n")[0].replace("name: orders", "name: others").replace("orders.yaml", "absent.yaml")
    result = portalcore.translate({"portal.yaml": SPLIT, "others.yaml": also}, content=supply)
    assert sorted(asked) == [(ContentKind.FILE, "specs/absent.yaml"), (ContentKind.FILE, "specs/orders.yaml")]
    assert result.requirements == (Requirement(ContentKind.FILE, "specs/absent.yaml"),)
    assert "changeOrder" in result.yaml


def test_content_that_refers_to_content() -> None:
    parts = {
        "specs/orders.yaml": SPECIFICATION.replace("{id}:\n    param", "{id}:\n    $ref: item.yaml\n    param"),
        "specs/item.yaml": "summary: One order\n",
    }
    asked = []

    def supply(kind: ContentKind, name: str) -> str | None:
        asked.append(name)
        return parts.get(name)

    portalcore.translate({"portal.yaml": SPLIT}, content=supply)
    assert asked == list(parts)


def test_what_a_supplier_raises_gets_through() -> None:
    def supply(kind: ContentKind, name: str) -> bytes:
        raise LookupError(name)

    with pytest.raises(LookupError, match=r"specs/orders\.yaml"):
        portalcore.translate({"portal.yaml": SPLIT}, content=supply)


def test_a_given_format() -> None:
    with portalcore.Input() as input:
        input.add("portal", '{"a": 1}', Format.YAML)
        input.add("other", "a: 1", Format.JSON)
        ranges = [finding.range for finding in input.validate().diagnostics if finding.code < "PC2"]
        assert {range.file for range in ranges if range} == {"other"}


def test_pages_and_schemas() -> None:
    assert portalcore.page("PC1010") == portalcore.page("pc1010") == portalcore.page("duplicate-key")
    assert "PC1010" in portalcore.page("PC1010")
    assert "kind: CustomResourceDefinition" in portalcore.crds()
    assert json.loads(portalcore.crds(Format.JSON))["kind"] == "List"


def test_versions() -> None:
    assert portalcore.version() == portalcore.__version__
    assert portalcore.abi_version() >= portalcore._raw.ABI_VERSION
