"""The back end for Rust: the declarations of portalcore-sys, and a test that both compilers lay the structs out alike.

What is written here needs no formatter: it is as rustfmt would have it, with lines of up to 120 columns.
"""

from __future__ import annotations

import re
from typing import Dict, Iterable, List, Tuple

from header import CType, Header, Struct

WIDTH = 120
NOTICE = "Made from include/portalcore.h by bindings/generate.py rust; do not edit."

NUMBERS = {"int32_t": "i32", "uint32_t": "u32", "uint64_t": "u64", "int64_t": "i64", "size_t": "usize"}
SIZES = {"i32": 4, "u32": 4, "u64": 8, "i64": 8, "usize": 8}
SECTION = re.compile(r"(Parameters|Returns|Ownership|Thread safety|Since|Parameters, [A-Z][A-Za-z, ]*): (.*)")
PARAMETER = re.compile(r"([a-z_]+(?:, [a-z_]+)*): (.*)")
KEYWORDS = {"type", "match", "ref", "mod", "use", "fn", "in", "move", "self", "where", "loop", "impl", "trait", "box"}


def files(header: Header) -> Dict[str, str]:
    return {
        "rust/portalcore-sys/src/raw.rs": raw(header),
        "rust/portalcore-sys/tests/layout.rs": layout_rust(header),
        "rust/portalcore-sys/tests/layout.c": layout_c(header),
    }


# ---- The declarations


def raw(header: Header) -> str:
    out = ["// " + NOTICE, "#![allow(non_camel_case_types)]", "", "use std::marker::{PhantomData, PhantomPinned};"]
    out.append("use std::os::raw::c_char;")
    for constant in header.macros:
        out += ["", *documented(constant.doc or "A number of the version of the header.")]
        out.append(f"pub const {constant.name}: u32 = {constant.value};")
    for alias in header.aliases:
        out += ["", *documented(alias.doc), f"pub type {alias.name} = {NUMBERS[alias.target]};"]
    for group in header.groups:
        ctype = NUMBERS.get(group.ctype, group.ctype)
        for constant in group.constants:
            about = constant.doc or (f"One of: {lower(group.doc)}" if group.doc else "Success.")
            out += ["", *documented(about), f"pub const {constant.name}: {ctype} = {constant.value};"]
    for opaque in header.opaques:
        # Neither Send nor Sync nor Unpin: what a handle may do is said by the layer above.
        out += ["", *documented(opaque.doc), "#[repr(C)]", f"pub struct {opaque.name} {{", "    _data: [u8; 0],"]
        out += ["    _marker: PhantomData<(*mut u8, PhantomPinned)>,", "}"]
    for struct in header.structs:
        out += ["", *declared(struct, header)]
    out += ["", 'extern "C" {']
    for index, function in enumerate(header.functions):
        parameters = [f"{identifier(one.name)}: {rust_type(one.type)}" for one in function.parameters]
        returns = "" if str(function.returns) == "void" else f" -> {rust_type(function.returns)}"
        line = f"    pub fn {function.name}({', '.join(parameters)}){returns};"
        out += [""] if index else []
        out += documented(function.doc, "    ")
        if len(line) <= WIDTH:
            out.append(line)
        else:
            out.append(f"    pub fn {function.name}(")
            out += [f"        {parameter}," for parameter in parameters]
            out.append(f"    ){returns};")
    return text([*out, "}"])


def declared(struct: Struct, header: Header) -> List[str]:
    out = [*documented(struct.doc), "#[repr(C)]", "#[derive(Clone, Copy, Debug)]", f"pub struct {struct.name} {{"]
    for field in struct.fields:
        out += documented(field.doc or default_doc(struct, field.name), "    ")
        out.append(f"    pub {identifier(field.name)}: {rust_type(field.type)},")
    out += ["}", "", "#[rustfmt::skip]", f"impl {struct.name} {{"]
    out.append("    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.")
    out += ["    pub const INIT: Self = Self {"]
    structs = {other.name for other in header.structs}
    for field in struct.fields:
        if field.name == "struct_size":
            value = "std::mem::size_of::<Self>()"
        elif field.type.pointers:
            value = "std::ptr::null()" if field.type.const else "std::ptr::null_mut()"
        else:
            value = f"{field.type.base}::INIT" if field.type.base in structs else "0"
        if field.type.count is not None:
            value = f"[{value}; {field.type.count}]"
        out.append(f"        {identifier(field.name)}: {value},")
    return [*out, "    };", "}"]


def default_doc(struct: Struct, field: str) -> str:
    return "See above." if field == struct.fields[0].name else f"The same: `{field}`."


def rust_type(ctype: CType) -> str:
    base = {"char": "c_char", **NUMBERS}.get(ctype.base, ctype.base)
    for level in range(ctype.pointers):
        # `const` is about what the outermost name points to, which is the innermost pointer here.
        base = ("*const " if ctype.const and level == 0 else "*mut ") + base
    return base if ctype.count is None else f"[{base}; {ctype.count}]"


def identifier(name: str) -> str:
    return f"r#{name}" if name in KEYWORDS else name


# ---- Comments


def documented(doc: str, indent: str = "") -> List[str]:
    """The comment of the header as Markdown: examples become blocks, the sections of a function a list."""
    out: List[str] = []
    for paragraph in doc.split("\n\n"):
        lines = paragraph.split("\n")
        if out:
            out.append("")
        if SECTION.match(lines[0]):
            out += sections(lines)
        elif lines[0].startswith("    "):
            out += ["```text", *(line[4:] for line in lines), "```"]
        else:
            out += [markdown(line) for line in lines]
    return [f"{indent}/// {line}".rstrip() for line in out]


def sections(lines: Iterable[str]) -> List[str]:
    out: List[str] = []
    inside = ""
    for line in lines:
        section = SECTION.match(line)
        content = line.strip()
        if section:
            inside, content = section.group(1), section.group(2)
            if inside != "Parameters":
                out.append(f"- {inside}: {markdown(content)}")
                continue
            out.append("- Parameters:")
        parameter = PARAMETER.match(content) if inside == "Parameters" and at_column(line) <= 12 else None
        if parameter:
            names = ", ".join(f"`{name}`" for name in parameter.group(1).split(", "))
            out.append(f"  - {names}: {markdown(parameter.group(2))}")
        else:
            out.append(("    " if inside == "Parameters" else "  ") + markdown(content))
    return out


def at_column(line: str) -> int:
    return len(line) - len(line.lstrip())


def markdown(line: str) -> str:
    """Brackets and angles are no links and no tags, nor are quoted URLs; what is between backticks stays as it is."""
    line = re.sub(r'"(https?://[^"`]*)"', r"`\1`", line)
    parts = line.split("`")
    return "`".join(part if index % 2 else re.sub(r"([\[\]<>*])", r"\\\1", part) for index, part in enumerate(parts))


def lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


# ---- The layout, which both compilers confirm: here for pointers of 64 bits


def layout(struct: Struct, header: Header) -> Tuple[int, int, List[Tuple[str, int]]]:
    """The size, the alignment and the offset of each field, by the rules of C."""
    structs = {other.name: other for other in header.structs}
    aliases = {alias.name: alias.target for alias in header.aliases}
    at, widest, offsets = 0, 1, []
    for field in struct.fields:
        if field.type.pointers:
            size = alignment = 8
        elif field.type.base in structs:
            size, alignment, _ = layout(structs[field.type.base], header)
        else:
            size = alignment = SIZES[NUMBERS[aliases.get(field.type.base, field.type.base)]]
        at = (at + alignment - 1) // alignment * alignment
        offsets.append((field.name, at))
        at, widest = at + size * (field.type.count or 1), max(widest, alignment)
    return (at + widest - 1) // widest * widest, widest, offsets


def layout_rust(header: Header) -> str:
    out = [
        "// " + NOTICE,
        "//! The structs lie in memory as C has them; layout.c says the same to a compiler of C.",
        '#![cfg(target_pointer_width = "64")]',
        "",
        "use portalcore_sys::*;",
        "use std::mem::{align_of, size_of, MaybeUninit};",
        "use std::ptr::addr_of;",
        "",
        "macro_rules! offset {",
        "    ($type:ty, $field:ident) => {{",
        "        let place = MaybeUninit::<$type>::uninit();",
        "        let start = place.as_ptr();",
        "        // SAFETY: the address of a field of a place that is there is taken, and nothing is read.",
        "        unsafe { addr_of!((*start).$field) as usize - start as usize }",
        "    }};",
        "}",
    ]
    for struct in header.structs:
        size, alignment, offsets = layout(struct, header)
        out += ["", "#[test]", f"fn {struct.name[len('portalcore_'):]}() {{"]
        out.append(f"    assert_eq!(size_of::<{struct.name}>(), {size});")
        out.append(f"    assert_eq!(align_of::<{struct.name}>(), {alignment});")
        out += [f"    assert_eq!(offset!({struct.name}, {identifier(name)}), {offset});" for name, offset in offsets]
        out.append("}")
    return text(out)


def layout_c(header: Header) -> str:
    out = [
        f"/* {NOTICE} */",
        "/* The structs lie in memory as layout.rs has them. */",
        "#include <stddef.h>",
        '#include "portalcore.h"',
        "",
        "#if UINTPTR_MAX > 0xffffffff",
    ]
    for struct in header.structs:
        size, _, offsets = layout(struct, header)
        out.append(f'_Static_assert(sizeof({struct.name}) == {size}, "{struct.name}");')
        for name, offset in offsets:
            out.append(f'_Static_assert(offsetof({struct.name}, {name}) == {offset}, "{struct.name}.{name}");')
    out.append("#endif")
    for constant in header.constants:
        out.append(f'_Static_assert({constant.name} == {constant.value}, "{constant.name}");')
    return text(out)


def text(lines: List[str]) -> str:
    return "\n".join(lines) + "\n"
