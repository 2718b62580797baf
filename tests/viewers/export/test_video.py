"""The film decodes to what was put in."""

import os
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from sim.problem import WriteError
from viewers.export.video import write_video


def _frames(count: int) -> list[bytes]:
    return [np.full((48, 64, 3), 20 * k, np.uint8).tobytes() for k in range(count)]


# The reader of the library leaves its pipes to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_film_decodes(tmp_path: Path) -> None:
    assert write_video(tmp_path / "a.mp4", _frames(10), 64, 48, 24) == 10
    reader = imageio_ffmpeg.read_frames(str(tmp_path / "a.mp4"))
    facts = next(reader)
    assert facts["codec"] == "h264"
    assert facts["pix_fmt"].startswith("yuv420p")
    assert facts["size"] == (64, 48)
    grey = [np.frombuffer(frame, np.uint8).mean() for frame in reader]
    assert np.allclose(grey, [20 * k for k in range(10)], atol=6)
    assert os.listdir(tmp_path) == ["a.mp4"]


def test_odd_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="even"):
        write_video(tmp_path / "a.mp4", [], 65, 48)


def test_missing_folder_and_no_frames(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        write_video(tmp_path / "no" / "a.mp4", _frames(2), 64, 48)
    with pytest.raises(WriteError):
        write_video(tmp_path / "a.mp4", [], 64, 48)
    assert os.listdir(tmp_path) == []
