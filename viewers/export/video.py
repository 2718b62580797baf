"""A film from pictures: H.264 in MP4, as every player takes it."""

from collections.abc import Iterable
from pathlib import Path

import imageio_ffmpeg

from sim.problem import WriteError
from sim.writers.atomic import replacing


def write_video(path: Path, frames: Iterable[bytes], width: int, height: int, fps: int = 24) -> int:
    """Write a film in one step; returns the number of frames.

    Parameters
    ----------
    path : Path
    frames : iterable of bytes
        Pixels of each picture, rgb24, rows without padding.
    width, height : int
        Even numbers, as yuv420p needs them.
    fps : int
        Pictures per second.

    Raises
    ------
    WriteError
        The encoder failed, or the disk is full.
    """
    if width % 2 or height % 2:
        raise ValueError(f"{width} x {height}: both must be even")
    count = 0
    with replacing(path) as temporary:
        encoder = imageio_ffmpeg.write_frames(
            str(temporary), (width, height), fps=fps, codec="libx264", pix_fmt_in="rgb24",
            pix_fmt_out="yuv420p", quality=None, macro_block_size=2, ffmpeg_log_level="error",
            output_params=["-crf", "20", "-preset", "veryfast", "-movflags", "+faststart", "-f", "mp4"],
        )  # fmt: skip
        try:
            encoder.send(None)
            for frame in frames:
                encoder.send(frame)
                count += 1
        except (OSError, RuntimeError) as error:
            reason = " ".join(str(error).split())[-200:]
            raise WriteError(str(path), "", "video-failed", {"reason": reason}) from None
        finally:
            encoder.close()
        if not count or not temporary.is_file() or not temporary.stat().st_size:
            raise WriteError(str(path), "", "video-failed", {"reason": "no output"})
    return count
