"""The back end for Python: the module portalcore._raw, which tells ctypes what the header tells a C compiler."""

from __future__ import annotations

from collections.abc import Iterator

from header import CType, Header, Struct

WIDTH = 120
PREFIX = "portalcore_"

NUMBERS = {
    "int32_t": "c_int32",
    "int64_t": "c_int64",
    "uint32_t": "c_uint32",
    "uint64_t": "c_uint64",
    "size_t": "c_size_t",
}

TOP = '''\
"""What include/portalcore.h says, for ctypes. Made by bindings/generate.py python; do not edit."""

from __future__ import annotations

from ctypes import (
    CDLL,
    POINTER,
    Array,
    Structure,
    c_char_p,
    c_int32,
    c_int64,
    c_size_t,
    c_uint32,
    c_uint64,
    c_void_p,
    sizeof,
)
from typing import Any
'''

BIND = '''\
def bind(library: CDLL) -> None:
    """Declares every function of the header; AttributeError for one that the library lacks."""
    for name, (result, parameters) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = parameters
'''


def files(header: Header) -> dict[str, str]:
    return {"python/portalcore/_raw.py": "\n".join(_module(header)) + "\n"}


def _module(header: Header) -> Iterator[str]:
    yield TOP
    yield 'VERSION = "%s"' % ".".join(
        str(header.macro("PORTALCORE_VERSION_" + part)) for part in ("MAJOR", "MINOR", "PATCH")
    )
    yield "ABI_VERSION = %d" % header.macro("PORTALCORE_ABI_VERSION")
    for group in header.groups:
        yield ""
        for constant in group.constants:
            yield "%s = %d" % (constant.name[len(PREFIX) :], constant.value)
    ctypes = _Types(header)
    for struct in header.structs:
        yield "\n"
        yield from _struct(struct, ctypes)
    yield "\n"
    yield "FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {"
    for function in header.functions:
        yield from _entry(
            function.name, ctypes.name(function.returns), [ctypes.name(one.type) for one in function.parameters]
        )
    yield "}\n\n"
    yield BIND.rstrip("\n")


class _Types:
    def __init__(self, header: Header) -> None:
        self.numbers = dict(NUMBERS)
        self.numbers.update((alias.name, NUMBERS[alias.target]) for alias in header.aliases)
        self.structs = {struct.name: class_name(struct.name) for struct in header.structs}
        self.opaques = {opaque.name for opaque in header.opaques}

    def name(self, type: CType) -> str:
        """What ctypes calls a type; KeyError for one that no rule covers."""
        if type.pointers == 0:
            return "None" if type.base == "void" else {**self.numbers, **self.structs}[type.base]
        if type.base == "char" and type.const and type.pointers == 1:
            return "c_char_p"
        if type.base in self.opaques:
            return {1: "c_void_p", 2: "POINTER(c_void_p)"}[type.pointers]
        return {1: "POINTER(%s)" % self.structs[type.base]}[type.pointers]

    def field(self, type: CType) -> str:
        """As name(), but pointers are plain addresses: what is read from a c_char_p ends at its first NUL."""
        if type.pointers:
            return "c_void_p"
        return self.name(type) if type.count is None else "%s * %d" % (self.name(type), type.count)


def class_name(name: str) -> str:
    return "".join(word.capitalize() for word in name[len(PREFIX) :].split("_"))


def _struct(struct: Struct, ctypes: _Types) -> Iterator[str]:
    fields = [(field.name, ctypes.field(field.type)) for field in struct.fields]
    yield "class %s(Structure):" % ctypes.structs[struct.name]
    for name, type in fields:
        yield "    %s: %s" % (name, _annotation(type))
    yield "    _fields_ = ["
    for name, type in fields:
        yield '        ("%s", %s),' % (name, type)
    yield "    ]"
    if struct.sized:
        yield ""
        yield "    def __init__(self) -> None:"
        yield "        super().__init__(sizeof(type(self)))"


def _annotation(type: str) -> str:
    """What Python sees where ctypes has a type."""
    if " * " in type:
        return "Array[%s]" % type.split(" * ")[0]
    return "int | None" if type == "c_void_p" else "int" if type.startswith("c_") else type


def _entry(name: str, returns: str, parameters: list[str]) -> Iterator[str]:
    line = '    "%s": (%s, (%s%s)),' % (name, returns, ", ".join(parameters), "," if len(parameters) == 1 else "")
    if len(line) <= WIDTH:
        yield line
        return
    yield '    "%s": (' % name
    yield "        %s," % returns
    yield "        (%s)," % ", ".join(parameters)
    yield "    ),"
