"""The only door to numba; a switch runs every kernel as plain Python.

Set ``TWIN_JIT=0`` to switch the compiler off. Numba itself is imported at the first call of a kernel,
so that a window can be on screen before the compiler is loaded.
"""

import functools
import hashlib
import inspect
import os
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


COMPILING = os.environ.get("TWIN_JIT", "1") != "0"


class _Lazy:
    """A kernel that compiles itself, and the kernels it calls, when first called."""

    def __init__(self, function: Callable[..., Any], options: dict[str, bool] | None = None) -> None:
        self._function = function
        self._options = options or {}
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
            sources = self._sources() - {inspect.getfile(function)}
            twin = types.FunctionType(
                function.__code__, scope, function.__name__, function.__defaults__, function.__closure__
            )
            # The name keys numba's cache, which does not look at callees in other modules.
            twin.__module__, twin.__qualname__ = function.__module__, function.__qualname__ + _digest(sources)
            options = {"cache": True, "nogil": True, **self._options}
            self._dispatcher = cast(Callable[..., Any], numba.njit(error_model="numpy", **options)(twin))
        return self._dispatcher

    def _sources(self) -> set[str]:
        """Return the files of this kernel and of all it calls."""
        function = cast(types.FunctionType, self._function)
        found = {inspect.getfile(function)}
        for name in function.__code__.co_names:
            callee = function.__globals__.get(name)
            if isinstance(callee, _Lazy):
                found |= callee._sources()
        return found


def _digest(sources: set[str]) -> str:
    """Return a mark that changes with the text of any of the files; nothing for none."""
    if not sources:
        return ""
    texts = b"".join(Path(source).read_bytes() for source in sorted(sources))
    return "_" + hashlib.sha256(texts).hexdigest()[:12]


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile `function` at its first call; positional arguments only.

    A kernel may call other kernels, also of other modules: what is kept on disk is made anew when
    the text of any of them changes.
    """
    if not COMPILING:
        return function
    return cast(Callable[P, R], _Lazy(function))


def step(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a small part of a kernel into whatever calls it; it must make no arrays.

    Nobody counts who holds its arrays, and nothing is handed over: together they cost some 100 ns a call.
    """
    if not COMPILING:
        return function
    return cast(Callable[P, R], _Lazy(function, {"_nrt": False, "forceinline": True}))


def aside(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a part of a kernel that is seldom called, beside what calls it; it must make no arrays."""
    if not COMPILING:
        return function
    return cast(Callable[P, R], _Lazy(function, {"_nrt": False}))
