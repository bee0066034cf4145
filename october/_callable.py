"""``october.night`` is a package and a function of the public API: it is made to be both.

Importing a submodule binds it as an attribute of its package, over whatever stood there. So a
function of the same name would be there or not depending on who imported what. Instead the
package ``october.night`` can be called, however it came to be imported.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class CallableModule(ModuleType):
    """A module that can be called: the public function that bears its name."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Look at one night: see ``october.inquiry.look``."""
        from october.inquiry import look

        return look(*args, **kwargs)


class Package(ModuleType):
    """The package ``october``, which makes ``october.night`` callable when it is bound."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "night" and isinstance(value, ModuleType):
            value.__class__ = CallableModule
        super().__setattr__(name, value)


def install(package: str) -> None:
    """Give the module ``package`` the class that watches for its submodule ``night``."""
    sys.modules[package].__class__ = Package
