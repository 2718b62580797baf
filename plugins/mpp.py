"""A reader: .mpp and .mpx files of Microsoft Project, through MPXJ where Java is installed.

MPXJ (LGPL-2.1) is a Java library; its Python package ``mpxj`` comes with the extra ``twin-app[mpp]``. Since
it runs a Java machine inside the process that uses it, it works in a child that can be stopped. The child
writes Microsoft Project's XML, which the program's own reader takes from there.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from plugins.reason import Reason, Reasons
from plugins.spec import API_VERSION, Plugin, Reader
from sim.input_file import input_size
from sim.job import Job
from sim.problem import Problem, ReadError, one_line
from sim.readers.mspdi import read_mspdi
from sim.schedule import Schedule

MOST_BYTES = 512 << 20
LIMIT = 180.0  # s a file may take
PAUSE = 0.1  # s between two looks at the child
OLE = b"\xd0\xcf\x11\xe0"
SUFFIXES = (".mpp", ".mpt", ".mpx")
# What the child runs; the packages were renamed in MPXJ 14.
CONVERT = """
import sys
import jpype
import mpxj
jpype.startJVM("-Xmx2g", "-Djava.awt.headless=true")
try:
    from org.mpxj.reader import UniversalProjectReader
    from org.mpxj.mspdi import MSPDIWriter
except ImportError:
    from net.sf.mpxj.reader import UniversalProjectReader
    from net.sf.mpxj.mspdi import MSPDIWriter
project = UniversalProjectReader().read(sys.argv[1])
if project is None:
    sys.exit("MPXJ knows no such file")
MSPDIWriter().write(project, sys.argv[2])
"""


def recognises(path: Path, head: bytes) -> bool:
    """Return whether a file is one of Microsoft Project's own."""
    return path.suffix.lower() in SUFFIXES and head.startswith((OLE, b"MPX"))


def lacks() -> str:
    """Return what is missing on this computer, in both languages; "" if all is there."""
    home = os.environ.get("JAVA_HOME", "")
    java = shutil.which("java") or (home and shutil.which("java", path=str(Path(home) / "bin")))
    missing = []
    if not java:
        missing.append("mpp-no-java")
    if getattr(sys, "frozen", False) or not all(map(importlib.util.find_spec, ("mpxj", "jpype"))):
        missing.append("mpp-no-package")
    return Reasons(Reason(code) for code in missing)


def command() -> list[str]:
    """Return how the child is started; the two paths follow."""
    return [sys.executable, "-c", CONVERT]


def read(
    path: Path, job: Job, convert: Sequence[str] | None = None, limit: float = LIMIT
) -> tuple[Schedule, list[Problem]]:
    """Return the schedule of a file that MPXJ reads.

    Parameters
    ----------
    path : Path
    job : Job
    convert : sequence of str, optional
        Starts something that converts its first argument to its second.
    limit : float
        s it may take.

    Raises
    ------
    ReadError
        It could not be converted in time, or not at all.
    """
    input_size(path, MOST_BYTES)
    with tempfile.TemporaryDirectory(prefix="twin-mpp-") as folder:
        target, log = Path(folder) / "plan.xml", Path(folder) / "log.txt"
        arguments = [*(convert or command()), str(path.resolve()), str(target)]
        with log.open("wb") as said:
            child = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, cwd=folder
            )
            try:
                _wait(child, path, job, limit)
            finally:
                if child.poll() is None:
                    child.kill()
                child.wait()
        if child.returncode != 0 or not target.exists():
            raise ReadError(str(path), "", "mpp-failed", {"reason": _last_line(log)})
        schedule, problems = read_mspdi(target, job)
    title = schedule.title if schedule.title != target.name else path.stem
    return replace(schedule, source=str(path), title=title), problems


def _wait(child: "subprocess.Popen[bytes]", path: Path, job: Job, limit: float) -> None:
    until = time.monotonic() + limit
    while child.poll() is None:
        job.step("mpp-converting", 0, 0)
        if time.monotonic() > until:
            raise ReadError(str(path), "", "mpp-too-long", {"limit": f"{limit:g}"})
        time.sleep(PAUSE)


def _last_line(log: Path) -> str:
    lines = log.read_bytes()[-4000:].decode("utf-8", "replace").strip().splitlines()
    return one_line(lines[-1])[:300] if lines else "no answer"


plugin = Plugin(
    "mpp",
    API_VERSION,
    readers=(
        Reader(
            "mpp", SUFFIXES, recognises, read,
            {"en": "Microsoft Project (MPP)", "zh_CN": "Microsoft Project（MPP）"}, lacks,
        ),
    ),
    about={
        "en": "Reads .mpp files through MPXJ, where a Java runtime is installed.",
        "zh_CN": "在装有 Java 运行环境的计算机上通过 MPXJ 读取 .mpp 文件。",
    },
)  # fmt: skip
