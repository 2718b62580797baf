"""The only door to numba; a switch runs every kernel as plain Python.

Set ``TWIN_JIT=0`` to switch the compiler off. Numba itself is imported at the first call of a kernel,
so that a window can be on screen before the compiler is loaded.
"""

import functools
import os
import types
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

COMPILING = os.environ.get("TWIN_JIT", "1") != "0"


class _Lazy:
    """A kernel that compiles itself, and the kernels it calls, when first called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function
        self._dispatcher: Callable[..., Any] | None = None
        functools.update_wrapper(self, function)

    def __call__(self, *args: Any) -> Any:
        return (self._dispatcher or self.compiled())(*args)

    def compiled(self) -> Callable[..., Any]:
        """Return numba's dispatcher for this kernel."""
        if self._dispatcher is None:
            import numba

            function = cast(types.FunctionType, self._function)
            scope = dict(function.__globals__)
            for name in function.__code__.co_names:
                callee = scope.get(name)
                if isinstance(callee, _Lazy):
                    scope[name] = callee.compiled()
            twin = types.FunctionType(
                function.__code__, scope, function.__name__, function.__defaults__, function.__closure__
            )
            twin.__module__, twin.__qualname__ = function.__module__, function.__qualname__
            self._dispatcher = cast(
                Callable[..., Any], numba.njit(cache=True, nogil=True, error_model="numpy")(twin)
            )
        return self._dispatcher


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile `function` at its first call; positional arguments only.

    A kernel may call other kernels of its own module; numba's cache does not notice a change in
    another module's callee.
    """
    if not COMPILING:
        return function
    return cast(Callable[P, R], _Lazy(function))
