import numpy as np
import pytest

from kernels.footprint import blur, darken, footprint


def test_shade_lies_under_what_is_solid_and_near() -> None:
    box = np.array([[2, 3, 0, 4, 5, 9], [6, 6, 5, 8, 8, 9], [0, 0, 0, 1, 1, 1], [0, 8, 20, 2, 9, 21]], float)
    texel = np.zeros((4, 4), np.uint8)
    texel[:, 2] = (1, 1, 0, 1)
    out = np.empty((10, 10), np.float32)
    footprint(box, texel, 0.0, 10.0, np.zeros(2), 1.0, out)
    wanted = np.zeros((10, 10))
    wanted[3:6, 2:5] = 1.0
    wanted[6:9, 6:9] = 0.5
    assert out == pytest.approx(wanted, abs=1e-6)


def test_blur_is_a_mean_over_a_square() -> None:
    image = np.random.default_rng(1).random((12, 12)).astype(np.float32)
    padded = np.pad(image, 2)
    wanted = [[padded[y : y + 5, x : x + 5].mean() for x in range(12)] for y in range(12)]
    out = image.copy()
    blur(out, 2, np.empty_like(out))
    assert out == pytest.approx(np.array(wanted), abs=1e-5)


def test_shade_becomes_opacity() -> None:
    out = np.zeros((4, 4), np.uint8)
    darken(np.array([[0.0, 0.5], [1.0, 7.0]], np.float32), np.array([100], np.int32), out)
    assert out[:, 3].tolist() == [0, 50, 100, 100]
