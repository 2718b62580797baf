"""Names for the array types at every kernel's door."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

F32: TypeAlias = npt.NDArray[np.float32]
F64: TypeAlias = npt.NDArray[np.float64]
I32: TypeAlias = npt.NDArray[np.int32]
I64: TypeAlias = npt.NDArray[np.int64]
U8: TypeAlias = npt.NDArray[np.uint8]
U32: TypeAlias = npt.NDArray[np.uint32]
Bool: TypeAlias = npt.NDArray[np.bool_]
Time: TypeAlias = npt.NDArray[np.datetime64]
Array: TypeAlias = npt.NDArray[Any]
