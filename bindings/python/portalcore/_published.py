"""What a portal publishes: its catalogue and its specifications."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import addressof, byref
from dataclasses import dataclass
from typing import Any

from . import _raw, _strings, _texts
from ._enums import Format, OpenApi
from ._errors import choice
from ._library import library


@dataclass(frozen=True)
class Viewer:
    """Who looks at a portal. Without fields it is somebody of whom nothing is known."""

    #: The name that somebody logs in with, `spec.username` of a User; None for nobody.
    username: str | None = None
    #: The groups that the login says somebody belongs to.
    groups: Sequence[str] = ()


class _Lent:
    """Structs for one call, and what they point to."""

    def __init__(self) -> None:
        self._kept: list[Any] = []

    def string(self, string: _raw.String, text: str) -> None:
        data = _strings.encoded(text)
        self._kept.append(data)
        _strings.lend(string, data)

    def viewer(self, viewer: Viewer) -> _raw.Viewer:
        raw = _raw.Viewer()
        if viewer.username is not None:
            self.string(raw.username, viewer.username)
        if isinstance(viewer.groups, (str, bytes)):
            raise TypeError("groups is a list of groups, not one: put it into brackets")
        groups = (_raw.String * len(viewer.groups))()
        for group, name in zip(groups, viewer.groups):
            self.string(group, name)
        if viewer.groups:
            raw.groups, raw.group_count = addressof(groups), len(groups)
        self._kept += [raw, groups]
        return raw


def catalog(pointer: int, portal: str, viewer: Viewer | None, format: Format) -> str:
    """The catalogue that a portal of a result shows to somebody."""
    lent = _Lent()
    raw = None if viewer is None else byref(lent.viewer(viewer))
    name = _strings.sized(portal)
    return _texts.read(library.portalcore_result_render_catalog, pointer, *name, raw, choice(format, "format"))


def specification(
    pointer: int,
    product: str,
    version: str,
    environment: str,
    portal: str | None,
    viewer: Viewer | None,
    openapi: OpenApi,
    format: Format,
) -> str:
    """A published specification of a result."""
    lent, raw = _Lent(), _raw.Specification()
    lent.string(raw.product, product)
    lent.string(raw.version, version)
    lent.string(raw.environment, environment)
    if portal is not None:
        lent.string(raw.portal, portal)
    if viewer is not None:
        raw.viewer = addressof(lent.viewer(viewer))
    raw.openapi = choice(openapi, "specification.openapi")
    raw.format = choice(format, "specification.format")
    return _texts.read(library.portalcore_result_render_specification, pointer, byref(raw))
