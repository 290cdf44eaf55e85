"""The README says what the examples say, and all of it runs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PACKAGE, ROOT

README = (PACKAGE / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"<!-- (.*?) -->\n```(\w+)\n(.*?)```\n", README, re.S)


def run(*arguments: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_every_sample_is_tested() -> None:
    assert len(BLOCKS) == README.count("```python") + README.count("```console")


@pytest.mark.parametrize(("source", "language", "text"), BLOCKS, ids=[source for source, _, _ in BLOCKS])
def test_sample(source: str, language: str, text: str) -> None:
    if source == "run":
        assert run("-c", text).stderr == ""
    elif source == "prints":
        before = BLOCKS[[block for _, _, block in BLOCKS].index(text) - 1]
        assert run("-c", before[2]).stdout == text
    elif source.startswith("from $ python "):
        assert run(*source.split()[3:]).stdout == text
    else:
        path = PACKAGE / source.split()[1]
        assert path.read_text(encoding="utf-8") == text
        done = run(path)
        assert (done.returncode, done.stderr) == (0, "")


def test_three_lines_translate() -> None:
    lines = [line for line in (PACKAGE / "examples" / "translate.py").read_text("utf-8").splitlines() if line]
    assert len(lines) == 3
    shown = run("bindings/python/examples/translate.py").stdout
    assert shown.startswith("---\napiVersion: networking.istio.io/v1\nkind: VirtualService\n")
    assert shown in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_controller() -> None:
    assert run(PACKAGE / "examples" / "controller.py").stdout.splitlines() == [
        "upsert VirtualService shop/portalcore-production",
        "delete VirtualService shop/portalcore-staging",
        "upsert VirtualService shop/portalcore-production",
        "revision 2, 1 object",
    ]


def test_the_authorization() -> None:
    shown = run(PACKAGE / "examples" / "authorize.py").stdout.splitlines()
    assert [line for line in shown if not line.startswith(" ")] == [
        'no: 401 CREDENTIAL_MISSING ApiKey realm="shop/production", in="header", name="api-key"',
        'no: 401 CREDENTIAL_INVALID ApiKey realm="shop/production", in="header", name="api-key"',
        "yes: mia under shop/everyone",
    ]
    assert "  counted in portalcore/shop/production 100/minute/shop/everyone/p/shop/orders/c/mia" in shown


LINT = PACKAGE / "examples" / "ci_lint.py"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["Examples/orders", "Examples/bookstore"], 0),
        (["Examples/mistakes"], 1),
        ([], 2),
        (["--format", "nonsense", "Examples"], 2),
        (["Examples/missing"], 3),
    ],
)
def test_exit_status_of_the_linter(arguments: list[str], status: int) -> None:
    done = run(LINT, *arguments)
    assert done.returncode == status
    assert (done.stdout == "") == (status != 1)
    assert "Traceback" not in done.stderr


def test_formats_of_the_linter() -> None:
    annotations = run(LINT, "Examples/mistakes").stdout.splitlines()
    assert len(annotations) == 3
    assert annotations[0].startswith("::error file=Examples/mistakes/orders.yaml,line=6,")
    assert run(LINT, "--format", "text", "Examples/mistakes").stdout.startswith("error[PC3008]: ")
    assert json.loads(run(LINT, "--format", "json", "Examples/mistakes").stdout)["errors"] == 3
    assert len(json.loads(run(LINT, "--format", "sarif", "Examples/mistakes").stdout)["runs"][0]["results"]) == 3


def test_the_linter_stays_below_its_root(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.yaml").write_text("token: swordfish\n", encoding="utf-8")
    manifest = (
        "{apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc, metadata: {name: a, namespace: b}, spec: {openApi: %s}}"
    )
    (tmp_path / "inside" / "api.yaml").write_text(manifest % "{file: ../secret.yaml}", encoding="utf-8")
    done = run(LINT, "--format", "text", "api.yaml", folder=tmp_path / "inside")
    assert done.returncode == 1
    assert "swordfish" not in done.stdout
    assert "token" in run(LINT, "--format", "text", "--root", "..", "api.yaml", folder=tmp_path / "inside").stdout
