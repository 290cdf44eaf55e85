"""Texts that come and go, for controllers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref

from . import _raw, _strings
from ._enums import Format
from ._errors import choice, made
from ._handle import Closing, Handle
from ._library import library
from ._options import Options, new
from ._result import Result
from ._strings import Name, Text
from ._values import Document


class Workspace(Closing):
    """Texts that come and go, and what became of them each time.

    A controller adopts what an earlier run applied, puts the resources of its first listing, ends the listing, and then
    evaluates after each event and applies Result.changes_since() the revision that it applied last.

    A new workspace is listing: until end_listing() no change deletes an object, or replaces one that was adopted or
    made of a complete listing. Such changes are held back, so that a restart never deletes routes.

    Threads take turns: a call waits until that of another thread is through. The results are independent.
    """

    def __init__(self, options: Options | None = None) -> None:
        """Makes an empty workspace, which is listing; the errors are those of Input()."""
        handle = new(library.portalcore_workspace_new, options)
        self._handle = Handle("workspace", handle, library.portalcore_workspace_free)

    def put(self, uri: Name, text: Text, format: Format = Format.AUTOMATIC) -> None:
        """Stages a text, in the place of the one that was there under the URI. The same bytes again change nothing.

        The URI is what the host calls it: a path, a URI, or "Kind/namespace/name". LimitExceededError for more than
        options.max_total_bytes.
        """
        strings = _strings.named(uri) + _strings.sized(text)
        self._handle.change(library.portalcore_workspace_put, *strings, choice(format, "format"))

    def remove(self, uri: Name) -> None:
        """Removes a staged text. It is no error if there is none."""
        self._handle.change(library.portalcore_workspace_remove, *_strings.named(uri))

    def put_content(self, name: Name, content: Text) -> None:
        """Supplies content that the texts refer to, in the place of what was there: see Result.requirements."""
        strings = _strings.named(name) + _strings.sized(content)
        self._handle.change(library.portalcore_workspace_put_content, *strings)

    def remove_content(self, name: Name) -> None:
        """Takes supplied content back. It is no error if there is none."""
        self._handle.change(library.portalcore_workspace_remove_content, *_strings.named(name))

    def adopt(self, document: Document) -> None:
        """Tells of an object that an earlier run applied, so that it can be updated or deleted.

        Document.from_object() reads one that came from a cluster. Kind and name must be there; a phase of 0 is deleted
        first, without a content_hash it is always updated. Only before the first evaluation: InvalidStateError.
        """
        raw = _raw.Document()
        raw.phase = choice(document.phase, "document.phase")
        strings = [
            (raw.api_version, _strings.encoded(document.api_version)),
            (raw.kind, _strings.encoded(document.kind)),
            (raw.object_namespace, _strings.encoded(document.namespace)),
            (raw.object_name, _strings.encoded(document.name)),
            (raw.content_hash, _strings.encoded(document.content_hash)),
        ]
        for string, value in strings:
            if value:
                _strings.lend(string, value)
        self._handle.change(library.portalcore_workspace_adopt, byref(raw))

    def begin_listing(self) -> None:
        """Begins a listing anew, after a lost watch for example. Texts not put again are removed at its end."""
        self._handle.change(library.portalcore_workspace_begin_listing)

    def end_listing(self) -> None:
        """Says that everything there is was put since the listing began. Without a listing it does nothing."""
        self._handle.change(library.portalcore_workspace_end_listing)

    @contextmanager
    def listing(self) -> Iterator[None]:
        """A listing for the length of a `with`. If it is left by an error, the listing is not complete and goes on."""
        self.begin_listing()
        yield
        self.end_listing()

    def evaluate(self) -> Result:
        """Makes the configuration that serves what is staged: that of the last evaluation, if nothing has changed."""
        pointer = self._handle.exclusive(lambda pointer: made(library.portalcore_workspace_evaluate, pointer))
        return Result(Handle("result", pointer, library.portalcore_result_free))
