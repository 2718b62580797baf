"""Readings played into the open window: a source's thread, one drain per frame, alarms on the elements."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kernels.alarms import ALARM, STALE
from kernels.arrays import U8
from plugins.feed import Feed
from sim.problem import ReadError
from sim.readers.readings import read_bindings
from sim.sensing.alarms import Alarms
from sim.sensors import Sensors
from twin_app.extensions import Extensions
from twin_app.prompts import Prompts
from twin_app.session import Session
from viewers.widgets.live_dialog import LiveChoice, LiveDialog, SourceOffer

FRAME = 100  # ms between two drains
QUIET = 3.0  # s without a reading after which the status line says so


class LiveFeed(QObject):
    """Runs one source; tells the alarm of every element, and what the status line says."""

    alarmed = Signal(object)  # uint8[n], or None when nothing is watched any more
    said = Signal(str)
    found = Signal(list)  # of Problem

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        extensions: Extensions,
        complain: Callable[[str], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._prompts, self._window = session, prompts, window
        self._extensions, self._complain = extensions, complain
        self._feed: Feed | None = None
        self._alarms: Alarms | None = None
        self._level: U8 = np.zeros(0, np.uint8)
        self._count, self._silence = 0, 0.0
        self._now: np.datetime64 = np.datetime64("NaT", "us")
        self._timer = QTimer(self, interval=FRAME)
        self._timer.timeout.connect(self.drain)

    @property
    def running(self) -> bool:
        return self._feed is not None

    def ask(self) -> LiveDialog | None:
        """Ask for source, settings and bindings; while readings are played, end them instead."""
        if self.running:
            self.stop()
            return None
        offers = [
            SourceOffer(source.name, source.settings, source.titles)
            for plugin in self._extensions.registry().loaded()
            for source in plugin.sources
        ]
        if not offers:
            self._refuse("replay")
            return None
        dialog = LiveDialog(offers, len(self._session.store.value.sensors), self._browse, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._begin)
        dialog.show()
        return dialog

    def _browse(self, title: str) -> str:
        tables = QCoreApplication.translate("LiveFeed", "Tables") + " (*.csv *.tsv *.txt)"
        return self._prompts.open_file(tables, title)

    def _begin(self, choice: LiveChoice) -> None:
        sensors = self._session.store.value.sensors
        if choice.bindings:
            try:
                sensors, problems = read_bindings(Path(choice.bindings))
            except ReadError as error:
                self._complain(error.text(self._session.languages.current))
                return
            self.found.emit(problems)
        self.start(choice.source, choice.settings, sensors)

    def start(self, name: str, settings: Mapping[str, str], sensors: Sensors) -> None:
        """Play a source's readings against these bindings, which become part of the document."""
        self.stop()
        source = next(
            (s for plugin in self._extensions.registry().loaded() for s in plugin.sources if s.name == name),
            None,
        )
        if source is None:
            self._refuse(name)
            return
        if sensors is not self._session.store.value.sensors:
            label = QCoreApplication.translate("LiveFeed", "Bind sensors")
            self._session.store.do(label, lambda p: replace(p, sensors=sensors))
        elements = self._session.store.value.elements
        self._alarms = Alarms(sensors, elements)
        self._level = np.zeros(len(elements), np.uint8)
        self._count, self._silence, self._now = 0, 0.0, np.datetime64("NaT", "us")
        self._feed = Feed(source, settings)
        self._timer.start()
        self._say()

    def _refuse(self, name: str) -> None:
        sentence = ReadError(name, "", "plugin-unavailable", {"name": name})
        self._complain(sentence.text(self._session.languages.current))

    def drain(self) -> None:
        """Take what has come; the alarms go to whoever draws."""
        if self._feed is None or self._alarms is None:
            return
        ended = self._feed.ended
        readings, problems = self._feed.drain()
        self._silence = 0.0 if readings else self._silence + FRAME / 1000
        if readings:
            self._alarms.take(readings)
            self._count += len(readings)
            self._now = readings[-1].time
            self._alarms.write(self._now, self._level)
            self.alarmed.emit(self._level.copy())
        if problems:
            self.found.emit(problems)
        self._say(ended)
        if ended:
            self.found.emit(self._alarms.problems())
            self._close()

    def stop(self) -> None:
        """End the source and take the alarms off the elements."""
        if self._feed is not None or self._alarms is not None:
            self._close()
            self._alarms = None
            self.alarmed.emit(None)
            self.said.emit("")

    def _close(self) -> None:
        self._timer.stop()
        if self._feed is not None:
            self._feed.stop(0.2)
            self._feed = None

    def _say(self, ended: bool = False) -> None:
        alarms, stale = int((self._level == ALARM).sum()), int((self._level == STALE).sum())
        if ended:
            state = QCoreApplication.translate("LiveFeed", "Readings ended")
        elif self._silence > QUIET:
            state = QCoreApplication.translate("LiveFeed", "No reading for {seconds} s")
            state = state.format(seconds=round(self._silence))
        else:
            state = QCoreApplication.translate("LiveFeed", "Live")
        counts = QCoreApplication.translate("LiveFeed", "{count} readings, {alarms} alarms, {stale} stale")
        counts = counts.format(count=f"{self._count:,}", alarms=alarms, stale=stale)
        moment = ""
        if not np.isnat(self._now):
            moment = f" · {str(self._now.astype('datetime64[m]')).replace('T', ' ')} UTC"
        self.said.emit(f"{state}: {counts}{moment}")
