"""Files in, a result out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import ORDERS, ROOT, SPECIFICATION, SPLIT

import portalcore
from portalcore import ContentKind, Requirement


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "portals" / "specs").mkdir(parents=True)
    (tmp_path / "portals" / "portal.yaml").write_text(SPLIT, encoding="utf-8")
    (tmp_path / "portals" / "specs" / "orders.txt").write_text(SPECIFICATION, encoding="utf-8")
    portal = tmp_path / "portals" / "portal.yaml"
    portal.write_text(SPLIT.replace("orders.yaml", "orders.txt"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_directory(folder: Path) -> None:
    result = portalcore.translate_paths(["portals"])
    assert not result.has_errors
    assert "changeOrder" in result.yaml
    assert portalcore.validate_paths(["portals"]).documents == ()


def test_the_examples() -> None:
    for example in ("orders", "bookstore"):
        assert not portalcore.translate_paths([ROOT / "Examples" / example]).has_errors


def test_which_files_of_a_directory(folder: Path) -> None:
    for name in ("b.yml", "a.JSON", ".hidden.yaml", "notes.txt", "sub/c.yaml", ".git/d.yaml"):
        (folder / "all" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "all" / name).write_text("{}", encoding="utf-8")
    (folder / "all" / "circle").symlink_to(folder / "all")
    names = [name for name, _ in portalcore.read_paths(["all/b.yml", Path("all")])]
    assert names == ["all/b.yml", "all/a.JSON", "all/sub/c.yaml"]


def test_what_cannot_be_read(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "nowhere.yaml").symlink_to("missing.yaml")
    for path in ("missing", "empty", "nowhere.yaml"):
        with pytest.raises(FileNotFoundError, match=path):
            portalcore.translate_paths([path])


def test_one_path_is_no_list(folder: Path) -> None:
    with pytest.raises(TypeError, match="brackets"):
        portalcore.translate_paths("portals")


def test_content_comes_first(folder: Path) -> None:
    other = SPECIFICATION.replace("changeOrder", "alterOrder")
    name = "portals/specs/orders.txt"
    asked = []

    def supply(kind: ContentKind, name: str) -> str | None:
        asked.append(name)
        return None

    assert "alterOrder" in portalcore.translate_paths(["portals"], content={name: other}).yaml
    assert "changeOrder" in portalcore.translate_paths(["portals"], content=supply).yaml
    assert asked == [name]


def test_a_root_bounds_what_is_read(folder: Path) -> None:
    name = "portals/specs/orders.txt"
    assert not portalcore.translate_paths(["portals"], root="portals").has_errors
    (folder / "elsewhere").write_text(SPECIFICATION, encoding="utf-8")
    (folder / name).unlink()
    (folder / name).symlink_to(folder / "elsewhere")
    assert not portalcore.translate_paths(["portals"]).has_errors
    bounded = portalcore.translate_paths(["portals"], root="portals")
    assert bounded.requirements == (Requirement(ContentKind.FILE, name),)


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    name = "portals/specs/orders.txt"
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert portalcore.translate_paths(["portals"]).requirements == (Requirement(ContentKind.FILE, name),)


def test_a_directory_is_no_file(folder: Path) -> None:
    name = "portals/specs/orders.txt"
    (folder / name).unlink()
    (folder / name).mkdir()
    before = len(os.listdir("/proc/self/fd"))
    assert portalcore.translate_paths(["portals"]).requirements == (Requirement(ContentKind.FILE, name),)
    assert len(os.listdir("/proc/self/fd")) == before


def test_names_are_those_that_were_given(folder: Path) -> None:
    (folder / "broken.yaml").write_text("a: [", encoding="utf-8")
    (finding,) = portalcore.validate_paths([Path("broken.yaml")]).diagnostics
    assert finding.range is not None and finding.range.file == "broken.yaml"


def test_nothing_is_read_through_the_texts(folder: Path) -> None:
    assert "shop" in ORDERS
    assert portalcore.translate({"portals/portal.yaml": SPLIT}).requirements
