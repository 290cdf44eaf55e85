"""The raw layer is that of the header, and everything in the header is in the layer above."""

from __future__ import annotations

import ast
import ctypes
import dataclasses
import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import PACKAGE, ROOT

import portalcore
from portalcore import _enums, _raw

sys.path.append(str(ROOT / "bindings"))

import generate_python
import header

CONTRACT = header.read()

#: By the name of the group in the header, which two may share.
ENUMS: dict[str, tuple[type[_enums.Number], ...]] = {
    "status": (_enums.Status,),
    "format": (_enums.Format,),
    "target": (_enums.Target,),
    "grants": (_enums.ReferenceGrants,),
    "content": (_enums.ContentKind,),
    "phase": (_enums.Phase,),
    "severity": (_enums.Severity,),
    "diagnostics": (_enums.DiagnosticsFormat,),
    "change": (_enums.Action,),
    "request_authentication": (_enums.RequestAuthentication,),
    "openapi_3": (_enums.OpenApi,),
    "diff": (_enums.DiffSeverity, _enums.DiffFormat),
    "reason": (_enums.Reason,),
}

SIZES = "#include <portalcore.h>\n#include <stdio.h>\nint main(void) {\n%s    return 0;\n}\n"


def test_not_stale() -> None:
    subprocess.run([sys.executable, str(ROOT / "bindings" / "generate.py"), "python", "--check"], check=True)


def test_structs_are_laid_out_as_a_compiler_does(tmp_path: Path) -> None:
    wanted = {}
    lines = []
    for struct in CONTRACT.structs:
        python: Any = getattr(_raw, generate_python.class_name(struct.name))
        wanted[f"sizeof({struct.name})"] = ctypes.sizeof(python)
        for field in struct.fields:
            wanted[f"offsetof({struct.name}, {field.name})"] = getattr(python, field.name).offset
    for expression in wanted:
        lines.append(f'    printf("%zu\\n", {expression});\n')
    source, program = tmp_path / "sizes.c", tmp_path / "sizes"
    source.write_text(SIZES % "".join(lines), encoding="utf-8")
    subprocess.run(["cc", "-I", str(ROOT / "include"), str(source), "-o", str(program)], check=True)
    found = subprocess.run([str(program)], capture_output=True, text=True, check=True).stdout.split()
    assert dict(zip(wanted, map(int, found))) == wanted
    assert len(found) > 50


def test_structs_say_their_size() -> None:
    for struct in CONTRACT.structs:
        python = getattr(_raw, generate_python.class_name(struct.name))
        if struct.sized:
            assert python().struct_size == ctypes.sizeof(python)


def test_every_number_is_in_an_enumeration() -> None:
    assert {group.name for group in CONTRACT.groups} == set(ENUMS)
    for name, enumerations in ENUMS.items():
        theirs = [{one.value for one in group.constants} for group in CONTRACT.groups if group.name == name]
        ours = [{member.value for member in enumeration} for enumeration in enumerations]
        assert theirs == [values - ({0} if name == "phase" else set()) for values in ours]


@pytest.mark.parametrize(
    ("struct", "value", "renamed"),
    [
        ("portalcore_viewer", portalcore.Viewer, {"group_count": "groups"}),
        ("portalcore_difference", portalcore.Difference, {}),
        (
            "portalcore_request",
            portalcore.Request,
            {
                "header_count": "headers",
                "token_count": "tokens",
                "token_failure_count": "token_failures",
            },
        ),
        (
            "portalcore_decision",
            portalcore.Decision,
            {
                "memory": "needed_size",
                "memory_size": "needed_size",
                "set_header_count": "set_headers",
                "removed_header_count": "removed_headers",
                "removed_parameter_count": "removed_parameters",
                "limit_count": "limits",
            },
        ),
        ("portalcore_options", portalcore.Options, {}),
        ("portalcore_envoy_options", portalcore.EnvoyOptions, {"backend_count": "backends"}),
        ("portalcore_endpoint", portalcore.Endpoint, {}),
        ("portalcore_backend", portalcore.Backend, {}),
        ("portalcore_requirement", portalcore.Requirement, {}),
        ("portalcore_document", portalcore.Document, {"object_name": "name", "object_namespace": "namespace"}),
        ("portalcore_change", portalcore.Change, {"object_name": "name", "object_namespace": "namespace"}),
        ("portalcore_range", portalcore.Range, {}),
        ("portalcore_label", portalcore.Label, {}),
        (
            "portalcore_diagnostic",
            portalcore.Diagnostic,
            {"label_count": "labels", "fix_replacement": "fix", "fix_range": "fix"},
        ),
    ],
)
def test_every_field_is_in_a_value(struct: str, value: Any, renamed: dict[str, str]) -> None:
    fields = next(one.fields for one in CONTRACT.structs if one.name == struct)
    names = {renamed.get(field.name, field.name) for field in fields} - {"struct_size", "reserved"}
    assert {field.name for field in dataclasses.fields(value)} - {"_writer"} == names


def test_every_field_of_a_specification_can_be_asked_for() -> None:
    fields = next(one.fields for one in CONTRACT.structs if one.name == "portalcore_specification")
    parameters = inspect.signature(portalcore.Result.specification_text).parameters
    assert set(parameters) - {"self"} == {field.name for field in fields} - {"struct_size"}


def test_every_field_of_a_request_can_be_explained() -> None:
    fields = next(one.fields for one in CONTRACT.structs if one.name == "portalcore_explain_request")
    parameters = inspect.signature(portalcore.Result.explanation_text).parameters
    assert set(parameters) - {"self", "format"} == {field.name for field in fields} - {"struct_size", "header_count"}


def test_every_function_is_called() -> None:
    sources = "".join(path.read_text("utf-8") for path in PACKAGE.glob("portalcore/*.py") if path.name != "_raw.py")
    unused = {function.name for function in CONTRACT.functions if f"library.{function.name}" not in sources}
    # The status comes with the call that failed.
    assert unused == {"portalcore_error_status"}


def test_everything_public_is_documented() -> None:
    for name in portalcore.__all__:
        one = getattr(portalcore, name)
        if not inspect.isclass(one) and not inspect.isfunction(one):
            continue
        assert vars(one).get("__doc__") if inspect.isclass(one) else one.__doc__, name
        for member, value in vars(one).items():
            if not member.startswith("_") and (callable(value) or isinstance(value, (property, classmethod))):
                assert value.__doc__, f"{name}.{member}"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("typedef union portalcore_x { int a; } portalcore_x;", "unknown form"),
        ("PORTALCORE_API void portalcore_x(void (*callback)(void));", "unknown form"),
        ("PORTALCORE_API void portalcore_x(int a[4]);", "unknown declaration"),
        ("typedef struct portalcore_x {\n    int a[0];\n} portalcore_x;", "unknown declaration"),
        ("typedef struct portalcore_x {\n    int a[2][2];\n} portalcore_x;", "unknown declaration"),
        ("/* A uint32_t, not said so. */\nenum {\n    PORTALCORE_X_A = 1\n};", "does not say"),
        ("/* X; a uint32_t. */\nenum {\n    PORTALCORE_X_A = 1 << 2\n};", "unknown constant"),
        ("typedef struct portalcore_x {\n    int a : 3;\n} portalcore_x;", "unknown declaration"),
        ("#pragma once", "unknown directive"),
    ],
)
def test_the_reader_skips_nothing(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "portalcore.h"
    path.write_text("#ifndef PORTALCORE_H\n\n" + text + "\n", encoding="utf-8")
    with pytest.raises(header.HeaderError, match=what):
        header.read(path)


def test_the_reader_sees_all_functions() -> None:
    text = (ROOT / "include" / "portalcore.h").read_text(encoding="utf-8")
    assert len(CONTRACT.functions) == text.count("\nPORTALCORE_API ")
    assert all(function.doc for function in CONTRACT.functions)


def test_the_oldest_python_can_read_it() -> None:
    for path in [*PACKAGE.glob("portalcore/*.py"), *PACKAGE.glob("examples/*.py"), *PACKAGE.glob("*.py")]:
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))
