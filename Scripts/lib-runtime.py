"""Allows the linker to leave out the functions and constants of an object that nobody refers to.

Usage: lib-runtime.py OBJECT

The compiler marks what is public, because it may be looked up by its name (SHF_GNU_RETAIN); here nothing is. The mark is
taken from everything but the sections that the runtime walks through to find types and conformances.
"""

import struct
import sys

RETAIN = 0x200000
# Of a section header: name, type, flags, address, offset, size, link, information, alignment, size of entries.
HEADER = struct.Struct("<IIQQQQIIQQ")


def main(path):
    with open(path, "rb") as file:
        content = bytearray(file.read())
    if content[:6] != b"\x7fELF\x02\x01":
        sys.exit(f"lib-runtime: error: {path} is no 64-bit little-endian ELF object")
    (start,) = struct.unpack_from("<Q", content, 0x28)
    count, names = struct.unpack_from("<HH", content, 0x3C)
    # Where there are more than these fields can say, the first header says it.
    first = HEADER.unpack_from(content, start)
    count = count or first[5]
    names = first[6] if names == 0xFFFF else names
    names_at = HEADER.unpack_from(content, start + names * HEADER.size)[4]

    released = 0
    for index in range(count):
        at = start + index * HEADER.size
        header = list(HEADER.unpack_from(content, at))
        name = content[names_at + header[0] : content.index(b"\0", names_at + header[0])]
        if header[2] & RETAIN and name.startswith((b".text", b".rodata", b".data")):
            header[2] &= ~RETAIN
            HEADER.pack_into(content, at, *header)
            released += 1
    if not released:
        sys.exit(f"lib-runtime: error: no section of {path} is marked")
    with open(path, "wb") as file:
        file.write(content)


main(*sys.argv[1:])
