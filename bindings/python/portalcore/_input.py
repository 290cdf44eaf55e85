"""Texts that belong together."""

from __future__ import annotations

from . import _strings, _texts
from ._enums import Format
from ._errors import choice, made
from ._handle import Closing, Handle
from ._library import library
from ._options import Options, new
from ._result import Result
from ._strings import Name, Text
from ._values import Requirement


class Input(Closing):
    """Texts that belong together, and the options to read them with.

    Any number of threads may validate and translate one input at once; adding waits until they are through.
    """

    def __init__(self, options: Options | None = None) -> None:
        """Makes an empty input; OutOfRangeError, InvalidArgumentError and UnsupportedOptionError for the options."""
        self._handle = Handle("input", new(library.portalcore_input_new, options), library.portalcore_input_free)

    def add(self, name: Name, text: Text, format: Format = Format.AUTOMATIC) -> None:
        """Adds a text: manifests, one or many, or a bare API description.

        The name is a path or a URI: diagnostics show it, and relative references are resolved against it. The text is
        as it is stored, in any encoding of Unicode. DuplicateNameError for a name that is taken, LimitExceededError for
        more than options.max_total_bytes.
        """
        strings = _strings.named(name) + _strings.sized(text)
        self._handle.change(library.portalcore_input_add, *strings, choice(format, "format"))

    def add_content(self, name: Name, content: Text) -> None:
        """Supplies content that the texts refer to; its name is that of the requirement. Errors: as add()."""
        strings = _strings.named(name) + _strings.sized(content)
        self._handle.change(library.portalcore_input_add_content, *strings)

    def required_content(self) -> tuple[Requirement, ...]:
        """The content that the texts refer to and that the input does not hold, sorted by kind and name.

        What is supplied may refer to more. To translate first and ask for Result.requirements reads nothing twice.
        """
        return self._handle.shared(lambda pointer: _texts.requirements(library.portalcore_required_content, pointer))

    def validate(self) -> Result:
        """Finds what is wrong with the input. The result has diagnostics and requirements, and no documents."""
        return self._result(library.portalcore_validate)

    def translate(self) -> Result:
        """Makes the configuration that serves what the input publishes, and finds what is wrong with it."""
        return self._result(library.portalcore_translate)

    def _result(self, function: object) -> Result:
        pointer = self._handle.shared(lambda pointer: made(function, pointer))
        return Result(Handle("result", pointer, library.portalcore_result_free))
