"""STEP physical files (ISO 10303-21), written line by line as they are made."""

from typing import TextIO

from sim.step_values import Ref, Value, spell


class StepFile:
    """An IFC4X3_ADD2 file that is being written; instances are numbered from 1."""

    def __init__(self, stream: TextIO, name: str, description: str, stamp: str) -> None:
        self._stream = stream
        self._lines: list[str] = []
        self._shared: dict[str, Ref] = {}
        self.count = 0
        stream.write(
            "ISO-10303-21;\nHEADER;\n"
            f"FILE_DESCRIPTION({spell((description,))},'2;1');\n"
            f"FILE_NAME({spell(name)},{spell(stamp)},(''),(''),'twin_app','twin_app','');\n"
            "FILE_SCHEMA(('IFC4X3_ADD2'));\nENDSEC;\nDATA;\n"
        )

    def add(self, keyword: str, *values: Value) -> Ref:
        """Write one instance and return its number."""
        return self._append(f"{keyword.upper()}({','.join(map(spell, values))})")

    def share(self, keyword: str, *values: Value) -> Ref:
        """Return the instance with just these values; it is written once only."""
        body = f"{keyword.upper()}({','.join(map(spell, values))})"
        found = self._shared.get(body)
        if found is None:
            found = self._shared[body] = self._append(body)
        return found

    def add_lines(self, text: str, count: int) -> None:
        """Write `count` instances that the caller has spelled and numbered from `self.count + 1`."""
        self._flush()
        self._stream.write(text)
        self.count += count

    def finish(self) -> None:
        """Write what is left and the end of the file."""
        self._flush()
        self._stream.write("ENDSEC;\nEND-ISO-10303-21;\n")

    def _append(self, body: str) -> Ref:
        self.count += 1
        self._lines.append(f"#{self.count}={body};\n")
        if len(self._lines) >= 4096:
            self._flush()
        return Ref(self.count)

    def _flush(self) -> None:
        self._stream.write("".join(self._lines))
        self._lines.clear()
