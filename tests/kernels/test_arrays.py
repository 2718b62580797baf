import typing

import numpy as np
import pytest

from kernels import arrays


@pytest.mark.parametrize(
    ("name", "dtype"),
    [
        ("F32", "float32"),
        ("F64", "float64"),
        ("I32", "int32"),
        ("I64", "int64"),
        ("U8", "uint8"),
        ("Bool", "bool"),
    ],
)
def test_a_name_means_its_type(name: str, dtype: str) -> None:
    scalar = typing.get_args(typing.get_args(getattr(arrays, name))[1])[0]
    assert np.dtype(scalar) == np.dtype(dtype)
