"""Files in, a result out. The library itself opens none; this does."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Union

from ._enums import ContentKind
from ._options import Options
from ._result import Result
from ._strings import Text
from ._translate import Content, Named, Supply, translate, validate

Path_ = Union[str, "os.PathLike[str]"]

_SUFFIXES = {".yaml", ".yml", ".json"}


def translate_paths(
    paths: Iterable[Path_],
    *,
    content: Content | None = None,
    options: Options | None = None,
    root: Path_ | None = None,
) -> Result:
    """translate() of files and directories: of these all .yaml, .yml and .json files, at any depth, hidden ones aside.

    What the manifests name by `file` is read from the disk, unless `content` answers it. Only regular files are; with a
    `root`, only those below it: a host that reads manifests which it does not trust gives one.

    OSError for a path that cannot be read; a `file` that cannot be read is a diagnostic where it is named.
    """
    return translate(read_paths(paths), content=_with_files(content, root), options=options)


def validate_paths(
    paths: Iterable[Path_],
    *,
    content: Content | None = None,
    options: Options | None = None,
    root: Path_ | None = None,
) -> Result:
    """As translate_paths(), but only finds what is wrong: the result has no documents."""
    return validate(read_paths(paths), content=_with_files(content, root), options=options)


def read_paths(paths: Iterable[Path_]) -> list[tuple[str, bytes]]:
    """The files that the paths name with their bytes, each once: in the order of the paths, by name in a directory."""
    if isinstance(paths, (str, bytes, os.PathLike)):
        raise TypeError("paths is a list of paths, not one: put it into brackets")
    seen: set[str] = set()
    files = []
    for path in paths:
        for name in _names(os.fspath(path)):
            real = os.path.realpath(name)
            if real not in seen:
                seen.add(real)
                files.append((name, Path(name).read_bytes()))
    return files


def _names(path: str) -> list[str]:
    if not os.path.isdir(path):
        return [path]
    names = sorted(_names_below(path))
    # Nothing to read is more often a mistyped path than a portal without resources.
    if not names:
        raise FileNotFoundError(f"{path} holds no .yaml, .yml or .json file")
    return names


def _names_below(path: str) -> Iterator[str]:
    # Links to directories are followed, and may lead in circles.
    seen: set[str] = set()
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        if os.path.realpath(folder) in seen:
            continue
        seen.add(os.path.realpath(folder))
        # Hidden files and folders hold editors' and version control's own data.
        for entry in sorted(entry for entry in os.listdir(folder) if not entry.startswith(".")):
            full = os.path.join(folder, entry)
            if os.path.isdir(full):
                waiting.append(full)
            elif os.path.splitext(entry)[1].lower() in _SUFFIXES:
                yield full


def _with_files(content: Content | None, root: Path_ | None) -> Supply:
    within = None if root is None else os.path.join(os.path.realpath(root), "")
    named = {os.fspath(name): text for name, text in content.items()} if isinstance(content, Named) else {}
    supply = content if callable(content) else None

    def answer(kind: ContentKind, name: str) -> Text | None:
        found = supply(kind, name) if supply else named.get(name)
        return _regular(name, within) if found is None and kind is ContentKind.FILE else found

    return answer


def _regular(name: str, within: str | None) -> bytes | None:
    """The bytes of a file; None for what cannot be read, and for devices and pipes, which may have no end."""
    real = os.path.realpath(name)
    if within is not None and not real.startswith(within):
        return None
    try:
        # A pipe that nobody writes to would keep a plain open waiting.
        descriptor = os.open(real, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except (OSError, ValueError):
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        with open(descriptor, "rb", closefd=False) as file:
            return file.read()
    except OSError:
        return None
    finally:
        os.close(descriptor)
