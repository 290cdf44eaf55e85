"""Which library is loaded, and which is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PACKAGE, ROOT

from portalcore import _library, _raw

sys.path.append(str(PACKAGE))

import wheel_tag


def imported(library: Path | str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PORTALCORE_LIBRARY": str(library), **variables}
    return subprocess.run(
        [sys.executable, "-c", "import portalcore"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def stub(folder: Path, source: str) -> Path:
    (folder / "stub.c").write_text(source, encoding="utf-8")
    path = folder / "libportalcore.so.0"
    subprocess.run(["cc", "-shared", "-fPIC", str(folder / "stub.c"), "-o", str(path)], check=True)
    return path


def test_an_older_library_is_refused(tmp_path: Path) -> None:
    old = stub(tmp_path, f"unsigned portalcore_abi_version(void) {{ return {_raw.ABI_VERSION - 1}; }}")
    run = imported(old)
    assert run.returncode == 1
    needed = f"it has interface {_raw.ABI_VERSION - 1}, and this package needs {_raw.ABI_VERSION}"
    assert run.stderr.splitlines()[-1] == f"ImportError: portalcore: {old} is too old: {needed}"


def test_a_library_that_lacks_a_function_is_refused(tmp_path: Path) -> None:
    run = imported(stub(tmp_path, "unsigned portalcore_abi_version(void) { return 99; }"))
    assert run.returncode == 1
    assert "lacks a function of interface 99: " in run.stderr.splitlines()[-1]


def test_another_library_is_refused(tmp_path: Path) -> None:
    run = imported(stub(tmp_path, "int nothing;"))
    assert "is not libportalcore: " in run.stderr.splitlines()[-1]


def test_a_missing_library_is_named(tmp_path: Path) -> None:
    run = imported(tmp_path / "nowhere.so")
    assert f"ImportError: portalcore: cannot load {tmp_path / 'nowhere.so'}: " in run.stderr.splitlines()[-1]


def test_the_library_is_the_one_in_the_package() -> None:
    if "PORTALCORE_LIBRARY" in os.environ:
        pytest.skip("PORTALCORE_LIBRARY names another")
    assert Path(_library.library._name) == Path(_library.__file__).with_name("libportalcore.so.0")


def test_the_tag_is_that_of_the_newest_symbol() -> None:
    path = Path(_library.library._name)
    shown = subprocess.run(["objdump", "-T", str(path)], capture_output=True, text=True, check=True).stdout
    versions = {word.strip("()") for word in shown.split() if word.strip("()").startswith("GLIBC_2")}
    newest = max(wheel_tag.numbers(version)[:2] for version in versions)
    major, minor = max(newest, (2, 17))
    assert wheel_tag.platform(path).startswith((f"manylinux_{major}_{minor}_", "linux_"))
    shown = subprocess.run(["readelf", "-d", str(path)], capture_output=True, text=True, check=True).stdout
    elf = wheel_tag.Elf(path.read_bytes())
    needed = [line.split()[-1] for line in shown.splitlines() if "NEEDED" in line]
    assert [f"[{name}]" for name in elf.needed()] == needed


def test_a_platform_that_is_not_known() -> None:
    assert wheel_tag.glibc("libc.so.6", "GLIBC_2.2.5") == (2, 2)
    assert wheel_tag.glibc("libc.so.6", "GLIBC_ABI_DT_RELR") == (2, 36)
    assert wheel_tag.glibc("libstdc++.so.6", "GLIBCXX_3.4.29") == (2, 34)
    assert wheel_tag.glibc("libstdc++.so.6", "GLIBCXX_3.5") is None
    with pytest.raises(ValueError, match="ELF"):
        wheel_tag.Elf(b"MZ")
