"""Reads include/portalcore.h: what the generators of the raw layers need to know of it, and nothing else of C.

The header keeps to few forms, and this reader knows only those. What it does not know is an error with its line, so
that nothing of the interface is ever left out of a binding in silence.

    header = read()                 # or read(path)
    for function in header.functions: ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from re import Match, Pattern
from typing import Callable

PATH = Path(__file__).resolve().parent.parent / "include" / "portalcore.h"


@dataclass(frozen=True)
class CType:
    """`const char *` is CType("char", 1, True): `const` is about what the outermost name points to.

    A field `char name[4];` is CType("char", count=4): an array in the struct itself.
    """

    base: str
    pointers: int = 0
    const: bool = False
    count: int | None = None

    def __str__(self) -> str:
        text = ("const " if self.const else "") + self.base + (" " + "*" * self.pointers if self.pointers else "")
        return text if self.count is None else "%s[%d]" % (text, self.count)


@dataclass(frozen=True)
class Constant:
    """A member of an enum (`group` is the name of the enum's Group) or a macro of a number (`group` is None)."""

    name: str
    value: int
    doc: str
    group: str | None
    short_name: str  # the name without the prefix that the group has in common, such as "YAML"


@dataclass(frozen=True)
class Group:
    """An enum: a set of numbers that is passed as `ctype`."""

    name: str  # such as "format"; that of portalcore_status is "status"
    ctype: str
    doc: str
    constants: tuple[Constant, ...]


@dataclass(frozen=True)
class Alias:
    """A name for a type of numbers."""

    name: str
    target: str
    doc: str


@dataclass(frozen=True)
class Field:
    name: str
    type: CType
    doc: str


@dataclass(frozen=True)
class Struct:
    name: str
    fields: tuple[Field, ...]
    doc: str

    @property
    def sized(self) -> bool:
        """Whether it begins with the field in which the caller says how large it is."""
        return self.fields[0].name == "struct_size"


@dataclass(frozen=True)
class Opaque:
    name: str
    doc: str


@dataclass(frozen=True)
class Parameter:
    name: str
    type: CType


@dataclass(frozen=True)
class Function:
    name: str
    returns: CType
    parameters: tuple[Parameter, ...]
    doc: str


@dataclass(frozen=True)
class Header:
    """Everything in the order of the header."""

    macros: tuple[Constant, ...]
    groups: tuple[Group, ...]
    aliases: tuple[Alias, ...]
    structs: tuple[Struct, ...]
    opaques: tuple[Opaque, ...]
    functions: tuple[Function, ...]

    @property
    def constants(self) -> tuple[Constant, ...]:
        return self.macros + tuple(constant for group in self.groups for constant in group.constants)

    def macro(self, name: str) -> int:
        return next(constant.value for constant in self.macros if constant.name == name)


class HeaderError(Exception):
    """The header has a form that this reader does not know."""


_COMMENT = re.compile(r"/\*(.*?)\*/", re.S)
_DIRECTIVE = re.compile(r"#(?:[^\n\\]|\\\n|\\)*")
_DEFINE = re.compile(r"#define (PORTALCORE_[A-Z_]+) ([0-9]+)$")
_IGNORED_DIRECTIVE = re.compile(
    r"#(?:ifndef PORTALCORE_H|include <\w+\.h>|if defined\(__GNUC__\)|else|endif|define PORTALCORE_H$"
    r"|define PORTALCORE_API\b|define PORTALCORE_[A-Z_]+_INIT\b)"
)
_ALIAS = re.compile(r"typedef (u?int[0-9]+_t) (\w+);")
_OPAQUE = re.compile(r"typedef struct (\w+) \1;")
_STRUCT = re.compile(r"typedef struct (\w+) \{(.*?)\n\} \1;", re.S)
_ENUM = re.compile(r"enum \{(.*?)\n\};", re.S)
_FUNCTION = re.compile(r"PORTALCORE_API ([^()]*?)(\w+)\(([^()]*)\);")
_DECLARATOR = re.compile(r"(const )?(\w+) ?(\**) ?(\w+)")
_ARRAY = re.compile(r"(.*)\[([1-9][0-9]*)\]", re.S)
_ENUMERATOR = re.compile(r"(PORTALCORE_[A-Z0-9_]+) = ([0-9]+),?")
_FIELD = re.compile(r"([^;]+);")
_CPLUSPLUS = re.compile(r"#ifdef __cplusplus\n.*?\n#endif\n", re.S)


def read(path: Path = PATH) -> Header:
    """Reads the header; HeaderError says what it did not understand, and where."""
    # What is for C++ alone says nothing about the interface; its lines are kept for the sake of their numbers.
    text = _CPLUSPLUS.sub(lambda match: "\n" * match.group().count("\n"), path.read_text(encoding="utf-8"))
    return _Reader(text, path).read()


class _Reader:
    def __init__(self, text: str, path: Path) -> None:
        self.text = text
        self.path = path
        self.macros: list[Constant] = []
        self.groups: list[Group] = []
        self.aliases: list[Alias] = []
        self.structs: list[Struct] = []
        self.opaques: list[Opaque] = []
        self.functions: list[Function] = []
        self.last_alias: Alias | None = None

    def read(self) -> Header:
        forms: list[tuple[Pattern[str], Callable[[Match[str], str], None]]] = [
            (_DIRECTIVE, self.directive),
            (_ALIAS, self.alias),
            (_OPAQUE, self.opaque),
            (_STRUCT, self.struct),
            (_ENUM, self.enum),
            (_FUNCTION, self.function),
        ]
        for at, doc in self.items(0, len(self.text)):
            for pattern, handle in forms:
                match = pattern.match(self.text, at)
                if match:
                    handle(match, doc)
                    self.at = match.end()
                    break
            else:
                raise self.error(at, "unknown form")
        return Header(
            tuple(self.macros),
            tuple(self.groups),
            tuple(self.aliases),
            tuple(self.structs),
            tuple(self.opaques),
            tuple(self.functions),
        )

    def items(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The places behind white space and comments, each with the comment that stands directly in front of it."""
        self.at, doc = start, ""
        while True:
            space = re.compile(r"\s*").match(self.text, self.at, end)
            assert space
            if space.group().count("\n") > 1:
                doc = ""
            self.at = space.end()
            if self.at >= end:
                return
            comment = _COMMENT.match(self.text, self.at, end)
            if comment:
                doc, self.at = _plain(comment.group(1)), comment.end()
                continue
            before = self.at
            yield before, doc
            if self.at == before:
                raise self.error(before, "nothing was read")
            doc = ""

    def error(self, at: int, what: str) -> HeaderError:
        line = self.text.count("\n", 0, at) + 1
        return HeaderError("%s:%d: %s: %s" % (self.path, line, what, self.text[at:].split("\n", 1)[0]))

    def declarator(self, text: str, at: int) -> tuple[CType, str]:
        match = _DECLARATOR.fullmatch(" ".join(text.split()))
        if not match:
            raise self.error(at, "unknown declaration")
        const, base, stars, name = match.groups()
        return CType(base, len(stars), const is not None), name

    def directive(self, match: Match[str], doc: str) -> None:
        define = _DEFINE.match(match.group())
        if define:
            name = define.group(1)
            self.macros.append(Constant(name, int(define.group(2)), doc, None, name[len("PORTALCORE_") :]))
        elif not _IGNORED_DIRECTIVE.match(match.group()):
            raise self.error(match.start(), "unknown directive")

    def alias(self, match: Match[str], doc: str) -> None:
        self.last_alias = Alias(match.group(2), match.group(1), doc)
        self.aliases.append(self.last_alias)

    def opaque(self, match: Match[str], doc: str) -> None:
        self.opaques.append(Opaque(match.group(1), doc))

    def struct(self, match: Match[str], doc: str) -> None:
        fields = []
        for at, field_doc in self.items(match.start(2), match.end(2)):
            field = _FIELD.match(self.text, at)
            if not field:
                raise self.error(at, "unknown field")
            array = _ARRAY.fullmatch(field.group(1))
            type, name = self.declarator(array.group(1) if array else field.group(1), at)
            if array:
                type = replace(type, count=int(array.group(2)))
            fields.append(Field(name, type, field_doc))
            self.at = field.end()
        self.structs.append(Struct(match.group(1), tuple(fields), doc))

    def enum(self, match: Match[str], doc: str) -> None:
        members = []
        for at, member_doc in self.items(match.start(1), match.end(1)):
            member = _ENUMERATOR.match(self.text, at)
            if not member:
                raise self.error(at, "unknown constant")
            members.append((member.group(1), int(member.group(2)), member_doc))
            self.at = member.end()
        name, ctype, prefix = self.group_of([name for name, _, _ in members], doc, match.start())
        constants = (Constant(full, value, about, name, full[len(prefix) :]) for full, value, about in members)
        self.groups.append(Group(name, ctype, doc, tuple(constants)))

    def group_of(self, names: list[str], doc: str, at: int) -> tuple[str, str, str]:
        """The name, the type and the prefix of an enum: the words that its members begin with; or it has an alias."""
        words = [name.split("_") for name in names]
        common = []
        for column in zip(*(row[:-1] for row in words)):
            if len(set(column)) > 1:
                break
            common.append(column[0])
        prefix = "_".join(common) + "_"
        if prefix != "PORTALCORE_":
            if "a uint32_t" not in doc:
                raise self.error(at, "the comment does not say `a uint32_t`")
            return prefix[len("PORTALCORE_") : -1].lower(), "uint32_t", prefix
        if not self.last_alias:
            raise self.error(at, "an enum without a name")
        alias, self.last_alias = self.last_alias, None
        return alias.name[len("portalcore_") :], alias.name, prefix

    def function(self, match: Match[str], doc: str) -> None:
        returns, name = self.declarator(match.group(1) + match.group(2), match.start())
        parameters = []
        if match.group(3).strip() != "void":
            for text in match.group(3).split(","):
                type, parameter = self.declarator(text, match.start())
                parameters.append(Parameter(parameter, type))
        self.functions.append(Function(name, returns, tuple(parameters), doc))


def _plain(comment: str) -> str:
    """The text of a comment, without the asterisks at its left."""
    lines = [re.sub(r"^ ?\* ?", "", line.strip()) for line in comment.strip("\n").split("\n")]
    return "\n".join(line.rstrip() for line in lines).strip()
