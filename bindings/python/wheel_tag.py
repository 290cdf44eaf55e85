"""The platform that a wheel with a shared library may be installed on, by what the library needs (PEP 600)."""

from __future__ import annotations

import re
import struct
from pathlib import Path

MACHINES = {62: "x86_64", 183: "aarch64"}

#: The libraries of a platform's own, whose versions name the platform.
GLIBC = {"libc", "libm", "libdl", "libpthread", "librt", "libutil", "libresolv", "ld-linux-x86-64", "ld-linux-aarch64"}

#: The libraries of the compiler: what they have on a platform, from the one with the oldest glibc on.
COMPILER: dict[str, list[tuple[tuple[int, ...], tuple[int, int]]]] = {
    "libstdc++": [((3, 4, 19), (2, 17)), ((3, 4, 24), (2, 28)), ((3, 4, 29), (2, 34)), ((3, 4, 30), (2, 35))],
    "libgcc_s": [((4, 8), (2, 17)), ((7, 0, 0), (2, 28)), ((12, 0, 0), (2, 35))],
}
PREFIXES = {"libstdc++": "GLIBCXX_", "libgcc_s": "GCC_"}

PT_LOAD, PT_DYNAMIC = 1, 2
DT_NEEDED, DT_STRTAB, DT_VERNEED, DT_VERNEEDNUM = 1, 5, 0x6FFFFFFE, 0x6FFFFFFF


def platform(path: Path) -> str:
    """The tag, such as "manylinux_2_34_x86_64", or "linux_x86_64" where PEP 600 does not say enough."""
    elf = Elf(path.read_bytes())
    found = [glibc(library, version) for library, version in elf.versions()]
    known = all(stem(library) in GLIBC or stem(library) in COMPILER for library in elf.needed())
    if not known or None in found:
        return f"linux_{elf.machine}"
    major, minor = max([(2, 17), *(one for one in found if one)])
    return f"manylinux_{major}_{minor}_{elf.machine}"


def glibc(library: str, version: str) -> tuple[int, ...] | None:
    """The glibc of the oldest platform that has a version of a library; None if that is not known."""
    if stem(library) in GLIBC:
        # Versions such as GLIBC_ABI_DT_RELR are about the loader, and come with a number of their own.
        return numbers(version)[:2] if re.fullmatch(r"GLIBC_[0-9.]+", version) else (2, 36)
    prefix = PREFIXES[stem(library)]
    platforms = COMPILER[stem(library)]
    if not re.fullmatch(prefix + "[0-9.]+", version):
        return (2, 17)
    return next((platform for limit, platform in platforms if numbers(version) <= limit), None)


def stem(library: str) -> str:
    """The name of a library without its version."""
    return library.split(".so")[0]


def numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version such as "GLIBC_2.34"."""
    return tuple(int(part) for part in version.split("_", 1)[1].split("."))


class Elf:
    """The dynamic section of a shared library: no tool that reads it need be there where a wheel is built."""

    def __init__(self, data: bytes) -> None:
        """Takes the bytes of the file; ValueError if it is not of 64 bits, little-endian."""
        if data[:6] != b"\x7fELF\x02\x01":
            raise ValueError("not an ELF file of 64 bits, little-endian")
        self.data = data
        (number,) = struct.unpack_from("<H", data, 18)
        self.machine = MACHINES[number]
        (offset,) = struct.unpack_from("<Q", data, 32)
        size, count = struct.unpack_from("<HH", data, 54)
        self.segments: list[tuple[int, ...]] = [
            struct.unpack_from("<IIQQQQ", data, offset + size * index) for index in range(count)
        ]
        self.dynamic = list(self._dynamic())
        self.strings = self._offset(self._value(DT_STRTAB))

    def needed(self) -> list[str]:
        """The names of the libraries that it is linked with."""
        return [self._string(value) for tag, value in self.dynamic if tag == DT_NEEDED]

    def versions(self) -> list[tuple[str, str]]:
        """The versions that it needs, each with the library that has it."""
        found = []
        at = self._offset(self._value(DT_VERNEED))
        for _ in range(self._value(DT_VERNEEDNUM)):
            _, count, file, auxiliary, following = struct.unpack_from("<HHIII", self.data, at)
            inner = at + auxiliary
            for _ in range(count):
                _, _, _, name, inner_following = struct.unpack_from("<IHHII", self.data, inner)
                found.append((self._string(file), self._string(name)))
                inner += inner_following
            at += following
        return found

    def _dynamic(self) -> list[tuple[int, int]]:
        entries = []
        for kind, _, offset, _, _, size in self.segments:
            if kind == PT_DYNAMIC:
                entries += [struct.unpack_from("<QQ", self.data, at) for at in range(offset, offset + size, 16)]
        return [(tag, value) for tag, value in entries]

    def _value(self, tag: int) -> int:
        return next(value for found, value in self.dynamic if found == tag)

    def _offset(self, address: int) -> int:
        for kind, _, offset, virtual, _, size in self.segments:
            if kind == PT_LOAD and virtual <= address < virtual + size:
                return offset + address - virtual
        raise ValueError("an address that is in no segment")

    def _string(self, index: int) -> str:
        start = self.strings + index
        return self.data[start : self.data.index(b"\0", start)].decode("ascii")
