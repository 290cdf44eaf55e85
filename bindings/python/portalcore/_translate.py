"""Texts in, a result out, in one call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Callable, Optional, Protocol, Union, runtime_checkable

from ._enums import ContentKind
from ._input import Input
from ._options import Options
from ._result import Result
from ._strings import Name, Text


@runtime_checkable
class Named(Protocol):
    """Texts by their names: a dictionary, or whatever has the items of one."""

    def items(self) -> Iterable[tuple[Name, Text]]:
        """The names, each with its text."""


#: Texts by their names: see Input.add().
Texts = Union[Named, Iterable[tuple[Name, Text]]]

#: Answers a requirement; None if it cannot.
Supply = Callable[[ContentKind, str], Optional[Text]]

#: What the texts refer to: contents by their names, or a function that is asked for what turns out to be required.
Content = Union[Named, Supply]


def translate(texts: Texts, *, content: Content | None = None, options: Options | None = None) -> Result:
    """Makes the configuration that serves what the texts publish, and finds what is wrong with them.

    What cannot be honoured is withheld, closed and reported; the rest is still there. So the documents of a result with
    errors are safe to apply: they serve less than was asked for, never more.

    Content that was not supplied is a diagnostic where it is referred to. A function as `content` is asked once for
    each requirement, until nothing new turns up; no lock is held while it runs, and what it raises is raised here.

    Errors: those of Input() and Input.add(). Threads: any.
    """
    return _run(texts, content, options, Input.translate)


def validate(texts: Texts, *, content: Content | None = None, options: Options | None = None) -> Result:
    """As translate(), but only finds what is wrong: the result has no documents."""
    return _run(texts, content, options, Input.validate)


def _run(texts: Texts, content: Content | None, options: Options | None, make: Callable[[Input], Result]) -> Result:
    with Input(options) as input:
        for name, text in texts.items() if isinstance(texts, Named) else texts:
            input.add(name, text)
        if isinstance(content, Named):
            for name, text in content.items():
                input.add_content(name, text)
        elif content is not None:
            return _supplied(input, content, make)
        return make(input)


def _supplied(input: Input, supply: Supply, make: Callable[[Input], Result]) -> Result:
    # To ask first what is required would read everything twice: the last round, which finds nothing new, is the result.
    asked: set[tuple[ContentKind, str]] = set()
    while True:
        result = make(input)
        try:
            if not _supply(input, supply, asked, result):
                return result
        except BaseException:
            result.close()
            raise
        result.close()


def _supply(input: Input, supply: Supply, asked: set[tuple[ContentKind, str]], result: Result) -> bool:
    """Answers what is required and was not asked for before; whether there was any answer."""
    answered = False
    for requirement in result.requirements:
        question = (requirement.kind, requirement.name)
        if question in asked:
            continue
        asked.add(question)
        content = supply(*question)
        if content is not None:
            input.add_content(requirement.name, content)
            answered = True
    return answered
