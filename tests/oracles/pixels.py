"""What a test reads from a picture."""

import numpy as np

Picture = np.ndarray
TOLERANCE = 6


def differing(picture: Picture, other: Picture, tolerance: int = TOLERANCE) -> np.ndarray:
    """Return bool[h, w]: pixels that differ by more than `tolerance` in any channel."""
    return (np.abs(picture.astype(int) - other.astype(int)) > tolerance).any(axis=2)


def middle(picture: Picture, size: int = 8) -> np.ndarray:
    """Return the mean colour around the picture's centre."""
    h, w = picture.shape[:2]
    part = picture[h // 2 - size : h // 2 + size, w // 2 - size : w // 2 + size]
    return part.reshape(-1, 3).mean(axis=0)
