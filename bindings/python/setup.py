"""Makes the wheel carry the library, and say which platforms it is for. The rest is in pyproject.toml."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import wheel_tag  # noqa: E402

NAME = "libportalcore.so.0"
VARIABLE = "PORTALCORE_LIBRARY"
ROOT = HERE.parent.parent
BUILT = ROOT / ".build" / "lib"


def library() -> Path:
    """The library that goes into the wheel."""
    path = Path(os.environ.get(VARIABLE) or BUILT / NAME)
    if not path.is_file():
        raise SystemExit(f"error: there is no {path}; run `make lib`, or set {VARIABLE} to the path of {NAME}")
    return path


class BuildWithLibrary(build_py):
    """Puts the library, its license and its notices beside the modules."""

    def run(self) -> None:
        """Copies the modules, then the library. An editable install finds it through its environment instead."""
        super().run()
        if not self.editable_mode:
            shutil.copyfile(library(), Path(self.build_lib, "portalcore", NAME))
            for name in ("LICENSE", "NOTICE"):
                shutil.copyfile(ROOT / name, Path(self.build_lib, "portalcore", name))


class DistributionWithMachineCode(Distribution):
    """One that belongs among what is made for a platform, although no module is compiled."""

    def has_ext_modules(self) -> bool:
        """Whether there is machine code."""
        return True


class WheelOfPlatform(bdist_wheel):
    """A wheel for any Python 3, and for the platforms of the library."""

    def get_tag(self) -> "tuple[str, str, str]":
        """The tag of the wheel."""
        return "py3", "none", wheel_tag.platform(library())


# What an earlier build left in the sources would get into this wheel.
with tempfile.TemporaryDirectory() as folder:
    setup(
        distclass=DistributionWithMachineCode,
        cmdclass={"build_py": BuildWithLibrary, "bdist_wheel": WheelOfPlatform},
        options={"build": {"build_base": folder}, "egg_info": {"egg_base": folder}},
    )
