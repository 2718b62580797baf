"""The one table of everything a user can do: menus, toolbar, command palette and keys read it.

What an action does is said in `twin_app.wiring`; where it stands in `twin_app.menus`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from twin_app.languages import translatable as _T
from viewers.widgets.icon import icon


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    `when` names the condition under which it can be used: "" always, else one of
    `twin_app.wiring.conditions`. `group` makes a checkable action, one of a group; a group of its own
    name is a switch.
    """

    id: str
    text: str
    icon: str
    key: str
    when: str
    sentence: str
    group: str = ""

    def label(self) -> str:
        """Return the text in the language of the window."""
        return QCoreApplication.translate("Actions", self.text)

    def help(self) -> str:
        """Return the sentence in the language of the window."""
        return QCoreApplication.translate("Actions", self.sentence)


_A = ActionSpec

ACTIONS: tuple[ActionSpec, ...] = (
    # Documents
    _A("new", _T("Actions", "New project"), "file-plus", "Ctrl+N", "",
       _T("Actions", "Begin with an empty project.")),
    _A("open", _T("Actions", "Open…"), "folder-open", "Ctrl+O", "",
       _T("Actions", "Open a project, or a model as a new project.")),
    _A("add", _T("Actions", "Add models or schedule…"), "plus", "Ctrl+Shift+O", "",
       _T("Actions", "Add further models to the project, or read its schedule.")),
    _A("save", _T("Actions", "Save"), "save", "Ctrl+S", "document",
       _T("Actions", "Save the project to its file.")),
    _A("save-as", _T("Actions", "Save as…"), "save-all", "Ctrl+Shift+S", "document",
       _T("Actions", "Save the project to another file.")),
    _A("import-schedule", _T("Actions", "Import schedule from a table…"), "table-properties", "", "",
       _T("Actions", "Read tasks from a CSV table and say what its columns mean.")),
    _A("update-schedule", _T("Actions", "Update schedule…"), "", "", "schedule",
       _T("Actions", "Read the schedule again from a newer file, after a look at what changes.")),
    _A("schedule-report", _T("Actions", "Schedule report…"), "", "", "schedule",
       _T("Actions", "What the schedule holds, whether its dates agree with ours, and is it sound.")),
    _A("import-links", _T("Actions", "Import links from a table…"), "link", "", "model",
       _T("Actions", "Read from a CSV table which element belongs to which task.")),
    _A("start-page", _T("Actions", "Start page"), "house", "", "",
       _T("Actions", "Show samples and recent projects.")),
    _A("quit", _T("Actions", "Quit"), "log-out", "Ctrl+Q", "",
       _T("Actions", "Close the window; unsaved changes are asked about.")),
    # Editing
    _A("undo", _T("Actions", "Undo"), "undo-2", "Ctrl+Z", "undo",
       _T("Actions", "Take back the last change of the project.")),
    _A("redo", _T("Actions", "Redo"), "redo-2", "Ctrl+Shift+Z", "redo",
       _T("Actions", "Do again what was taken back.")),
    _A("generate", _T("Actions", "Generate schedule"), "chart-gantt", "Ctrl+Shift+G", "model",
       _T("Actions", "Make a schedule from storeys, classes and production rates.")),
    _A("generate-rates", _T("Actions", "Generate schedule with rates…"), "", "", "model",
       _T("Actions", "The same with production rates, crews and a calendar from a file of your own.")),
    _A("link-rules", _T("Actions", "Link by rules…"), "link", "", "document",
       _T("Actions", "Link elements to tasks by class, storey, name or property.")),
    _A("link-elements", _T("Actions", "Link selection to tasks"), "link", "", "linkable",
       _T("Actions", "Link the selected elements to the selected tasks; dragging does the same.")),
    _A("unlink-elements", _T("Actions", "Unlink selection"), "", "", "selection",
       _T("Actions", "Take away the links between the selected elements and tasks.")),
    _A("task-appearance", _T("Actions", "Appearance of tasks…"), "palette", "", "task",
       _T("Actions", "Say how elements look before, during and after the selected tasks.")),
    _A("task-growth", _T("Actions", "Growth of tasks…"), "move-up-right", "", "task",
       _T("Actions", "Say along which way elements of the selected tasks come into being.")),
    _A("task-motion", _T("Actions", "Motion of tasks…"), "", "", "task",
       _T("Actions", "Let the selected tasks carry their elements along a path of points.")),
    _A("class-growth", _T("Actions", "Growth of classes…"), "", "", "selection",
       _T("Actions", "Say along which way elements of the selected classes come into being.")),
    _A("replace-model", _T("Actions", "Replace model with new revision…"), "refresh-cw", "", "model",
       _T("Actions", "Read the next revision of a model; links and sensors follow their elements.")),
    _A("revisions", _T("Actions", "Revision and orphaned links…"), "history", "", "document",
       _T("Actions", "Judge how elements were known again, and see links without an element.")),
    _A("live", _T("Actions", "Play readings…"), "bell", "", "model",
       _T("Actions", "Play sensor readings; an alarm colours its element. Again to stop.")),
    _A("copy-picture", _T("Actions", "Copy picture"), "clipboard-copy", "Ctrl+Shift+C", "model",
       _T("Actions", "Copy the 3D view with its legend to the clipboard.")),
    _A("export", _T("Actions", "Export schedule…"), "upload", "", "schedule",
       _T("Actions", "Write the schedule for another program, in the format you choose.")),
    _A("export-models", _T("Actions", "Save models with schedule…"), "save-all", "", "model",
       _T("Actions", "Copy the models to a folder, with tasks, logic, calendars and links in them.")),
    _A("planning-reports", _T("Actions", "Reports…"), "file-box", "Ctrl+Shift+R", "schedule",
       _T("Actions", "Write look-ahead, delay report, S-curve and health check as HTML and PDF.")),
    _A("print-gantt", _T("Actions", "Print Gantt chart…"), "printer", "Ctrl+P", "schedule",
       _T("Actions", "Print the Gantt chart as it is filtered to a PDF for A3.")),
    _A("export-film", _T("Actions", "Export film…"), "video", "", "model",
       _T("Actions", "Make a film of the construction, with a strip of the Gantt chart and a flight.")),
    _A("save-picture", _T("Actions", "Save picture…"), "image", "Ctrl+Shift+E", "model",
       _T("Actions", "Save the 3D view with its legend as an image file.")),
    # Selection and visibility
    _A("select-all", _T("Actions", "Select all"), "boxes", "Ctrl+A", "model",
       _T("Actions", "Select every element that is not hidden.")),
    _A("select-none", _T("Actions", "Clear selection"), "x", "Esc", "selection",
       _T("Actions", "Select nothing.")),
    _A("select-similar", _T("Actions", "Select same class"), "layers-2", "Ctrl+Shift+A", "selection",
       _T("Actions", "Select all elements of the classes in the selection.")),
    _A("select-type", _T("Actions", "Select same type"), "tag", "Ctrl+Shift+T", "selection",
       _T("Actions", "Select all elements of the types in the selection.")),
    _A("select-storey", _T("Actions", "Select same storey"), "building-2", "Ctrl+Shift+L", "selection",
       _T("Actions", "Select all elements on the storeys of the selection.")),
    _A("properties", _T("Actions", "Properties"), "table-properties", "Alt+Return", "selection",
       _T("Actions", "Show the properties of the selected elements.")),
    _A("hide", _T("Actions", "Hide"), "eye-off", "H", "selection",
       _T("Actions", "Hide the selected elements.")),
    _A("isolate", _T("Actions", "Isolate"), "focus", "I", "selection",
       _T("Actions", "Hide everything but the selected elements.")),
    _A("ghost", _T("Actions", "Ghost"), "ghost", "G", "selection",
       _T("Actions", "Show the selected elements as glass.")),
    _A("ghost-others", _T("Actions", "Ghost others"), "contrast", "Shift+G", "selection",
       _T("Actions", "Show everything but the selected elements as glass.")),
    _A("show-all", _T("Actions", "Show all"), "eye", "Shift+H", "model",
       _T("Actions", "Show all hidden and ghosted elements again.")),
    # Camera
    _A("fit", _T("Actions", "Fit"), "maximize", "F", "model",
       _T("Actions", "Show the selection, or the whole model if nothing is selected.")),
    _A("view-iso", _T("Actions", "Isometric view"), "cuboid", "0", "model",
       _T("Actions", "Look from the south-east and above.")),
    _A("view-top", _T("Actions", "Top view"), "", "7", "model", _T("Actions", "Look straight down.")),
    _A("view-bottom", _T("Actions", "Bottom view"), "", "Ctrl+7", "model",
       _T("Actions", "Look straight up.")),
    _A("view-front", _T("Actions", "Front view"), "", "1", "model", _T("Actions", "Look from the south.")),
    _A("view-back", _T("Actions", "Back view"), "", "Ctrl+1", "model", _T("Actions", "Look from the north.")),
    _A("view-right", _T("Actions", "Right view"), "", "3", "model", _T("Actions", "Look from the east.")),
    _A("view-left", _T("Actions", "Left view"), "", "Ctrl+3", "model", _T("Actions", "Look from the west.")),
    _A("orthographic", _T("Actions", "Orthographic"), "axis-3d", "5", "model",
       _T("Actions", "Switch between perspective and parallel projection."), "orthographic"),
    _A("edges", _T("Actions", "Edges"), "spline", "E", "model",
       _T("Actions", "Draw feature edges as thin lines."), "edges"),
    _A("hover", _T("Actions", "Outline under the cursor"), "", "", "",
       _T("Actions", "Outline the element that a click would select."), "hover"),
    _A("ghost-absent", _T("Actions", "Show what is to come"), "square-dashed", "", "schedule",
       _T("Actions", "Show what is not yet built as glass instead of hiding it."), "ghost-absent"),
    _A("save-viewpoint", _T("Actions", "Save viewpoint"), "bookmark-plus", "Ctrl+B", "model",
       _T("Actions", "Keep camera, date, sections and visibility under a name.")),
    # Sections
    _A("section-face", _T("Actions", "Section at a face"), "scissors", "X", "model",
       _T("Actions", "Click a face: the model is cut in its plane.")),
    _A("section-level", _T("Actions", "Horizontal section"), "", "Shift+Z", "model",
       _T("Actions", "Cut the model at the middle of its height.")),
    _A("section-east", _T("Actions", "Section across X"), "", "Shift+X", "model",
       _T("Actions", "Cut the model across its X axis.")),
    _A("section-north", _T("Actions", "Section across Y"), "", "Shift+Y", "model",
       _T("Actions", "Cut the model across its Y axis.")),
    _A("section-box", _T("Actions", "Section box"), "package", "Shift+B", "model",
       _T("Actions", "Cut away everything outside a box round the selection or the model.")),
    _A("section-flip", _T("Actions", "Flip section"), "rotate-ccw", "Shift+F", "section",
       _T("Actions", "Show the other side of the last section.")),
    _A("section-clear", _T("Actions", "Remove sections"), "", "Shift+R", "section",
       _T("Actions", "Show the model uncut.")),
    _A("sections", _T("Actions", "Sections…"), "layers", "Ctrl+Shift+X", "model",
       _T("Actions", "List the sections, with their positions as numbers.")),
    # Measuring and marking up
    _A("measure", _T("Actions", "Measure"), "ruler", "M", "model",
       _T("Actions", "Click two points: their distance, along the axes too. Esc ends."), "measure"),
    _A("measure-copy", _T("Actions", "Copy measurements"), "copy", "Ctrl+Shift+M", "measurement",
       _T("Actions", "Copy all measurements as a table.")),
    _A("measure-clear", _T("Actions", "Remove measurements"), "trash-2", "Shift+M", "measurement",
       _T("Actions", "Take all measurements off the picture.")),
    _A("markup", _T("Actions", "Mark up picture…"), "pencil", "Ctrl+M", "model",
       _T("Actions", "Draw and write on a picture of the view; save, copy or keep it.")),
    # Colours
    _A("colour-state", _T("Actions", "Colour by state of work"), "palette", "", "model",
       _T("Actions", "Material colours, with the state of work at the date shown."), "colour"),
    _A("colour-class", _T("Actions", "Colour by class"), "", "", "model",
       _T("Actions", "One colour for each IFC class."), "colour"),
    _A("colour-storey", _T("Actions", "Colour by storey"), "", "", "model",
       _T("Actions", "One colour for each storey."), "colour"),
    _A("colour-type", _T("Actions", "Colour by type"), "", "", "model",
       _T("Actions", "One colour for each type of element."), "colour"),
    _A("colour-model", _T("Actions", "Colour by model"), "", "", "model",
       _T("Actions", "One colour for each model file."), "colour"),
    _A("colour-property", _T("Actions", "Colour by property…"), "tag", "", "model",
       _T("Actions", "One colour for each value of a property you choose."), "colour"),
    _A("colour-variance", _T("Actions", "Colour by planned against actual"), "", "", "schedule",
       _T("Actions", "Early, on time or late: the actual dates beside the baseline in use."), "colour"),
    _A("profile-construction", _T("Actions", "Usual colours of work"), "", "", "",
       _T("Actions", "Amber in work, green when finished, red when demolished."), "profile"),
    _A("profile-colour-blind", _T("Actions", "Colours safe for colour-blind readers"), "", "", "",
       _T("Actions", "States of work that differ in lightness as well as in hue."), "profile"),
    # Time
    _A("play", _T("Actions", "Play or pause"), "play", "Space", "schedule",
       _T("Actions", "Run the schedule from the date shown.")),
    _A("pause", _T("Actions", "Pause"), "pause", "K", "schedule", _T("Actions", "Stop at the date shown.")),
    _A("play-back", _T("Actions", "Play backwards"), "rewind", "J", "schedule",
       _T("Actions", "Run backwards; again for twice the speed.")),
    _A("play-on", _T("Actions", "Play forwards"), "fast-forward", "L", "schedule",
       _T("Actions", "Run forwards; again for twice the speed.")),
    _A("next-day", _T("Actions", "Next day"), "step-forward", "Right", "schedule",
       _T("Actions", "Go one day on.")),
    _A("previous-day", _T("Actions", "Previous day"), "step-back", "Left", "schedule",
       _T("Actions", "Go one day back.")),
    _A("next-week", _T("Actions", "Next week"), "", "Shift+Right", "schedule",
       _T("Actions", "Go one week on.")),
    _A("previous-week", _T("Actions", "Previous week"), "", "Shift+Left", "schedule",
       _T("Actions", "Go one week back.")),
    _A("to-start", _T("Actions", "Start of work"), "skip-back", "Home", "schedule",
       _T("Actions", "Go to the first start of the schedule.")),
    _A("to-finish", _T("Actions", "End of work"), "skip-forward", "End", "schedule",
       _T("Actions", "Go to the last finish of the schedule.")),
    _A("follow", _T("Actions", "Reschedule after each edit"), "refresh-cw", "", "schedule",
       _T("Actions", "Let dates follow from durations and links after each edit of the schedule."),
       "follow"),
    _A("reschedule", _T("Actions", "Reschedule now"), "calendar-days", "F9", "schedule",
       _T("Actions", "Calculate all dates by the critical path method.")),
    _A("link-tasks", _T("Actions", "Link selected tasks"), "link", "Ctrl+F2", "tasks",
       _T("Actions", "Let each selected task wait for the one selected before it.")),
    _A("unlink-tasks", _T("Actions", "Unlink selected tasks"), "scissors", "Ctrl+Shift+F2", "tasks",
       _T("Actions", "Take away the links between the selected tasks.")),
    _A("clear-filter", _T("Actions", "Show all tasks"), "list-tree", "Ctrl+Shift+F", "schedule",
       _T("Actions", "Clear the filter and the groups of the Gantt chart.")),
    _A("time-views", _T("Actions", "Time views"), "chart-gantt", "Ctrl+Shift+V", "schedule",
       _T("Actions", "Show S-curve, resources, flowline, look-ahead and what is due today.")),
    # Plan and actual
    _A("progress", _T("Actions", "Enter progress…"), "pencil", "Ctrl+Shift+K", "schedule",
       _T("Actions", "Enter actual dates, per cent and what remains of the selected tasks.")),
    _A("import-progress", _T("Actions", "Import progress from a table…"), "download", "", "schedule",
       _T("Actions", "Read actual dates, per cent and what remains of many tasks from a table.")),
    _A("import-log", _T("Actions", "Import log of what was built…"), "history", "", "schedule",
       _T("Actions", "Read from a log of events when tasks were really done and what came late.")),
    _A("baselines", _T("Actions", "Baselines…"), "bookmark", "", "schedule",
       _T("Actions", "Keep the present plan under a name, and choose which one to compare with.")),
    _A("calendars", _T("Actions", "Calendars…"), "calendar-days", "", "schedule",
       _T("Actions", "Edit shifts and dates that differ, and see which tasks use a calendar.")),
    _A("compare", _T("Actions", "Side by side"), "contrast", "Ctrl+Shift+D", "linked",
       _T("Actions", "Show two versions of the dates beside each other: one camera, one date."), "compare"),
    _A("earned-value", _T("Actions", "Earned value"), "sigma", "", "schedule",
       _T("Actions", "What was planned, earned and spent by the data date, and what follows from it.")),
    _A("changes", _T("Actions", "Changes"), "history", "", "document",
       _T("Actions", "List who changed what in this project, and when.")),
    # Choices
    _A("navigate-revit", _T("Actions", "Mouse like Revit"), "mouse-pointer-2", "Ctrl+Alt+1", "",
       _T("Actions", "Middle button pans, with Shift it orbits; left selects."), "navigate"),
    _A("navigate-navisworks", _T("Actions", "Mouse like Navisworks"), "rotate-3d", "Ctrl+Alt+2", "",
       _T("Actions", "Left button orbits, middle pans; Shift and left selects a box."), "navigate"),
    _A("navigate-walk", _T("Actions", "Walk"), "footprints", "Ctrl+Alt+3", "",
       _T("Actions", "W A S D walk, Q and E sink and rise, the mouse looks round."), "navigate"),
    _A("language-en", "English", "languages", "", "",
       _T("Actions", "Show the window in English."), "language"),
    _A("language-zh_CN", "简体中文", "", "", "",
       _T("Actions", "Show the window in Simplified Chinese."), "language"),
    _A("scheme-system", _T("Actions", "Like the system"), "monitor", "", "",
       _T("Actions", "Follow the system's light or dark scheme."), "scheme"),
    _A("scheme-light", _T("Actions", "Light"), "sun", "", "", _T("Actions", "Always light."), "scheme"),
    _A("scheme-dark", _T("Actions", "Dark"), "moon", "", "", _T("Actions", "Always dark."), "scheme"),
    _A("unit-m", _T("Actions", "Metres"), "", "", "",
       _T("Actions", "Show lengths in metres."), "unit"),
    _A("unit-mm", _T("Actions", "Millimetres"), "", "", "",
       _T("Actions", "Show lengths in millimetres."), "unit"),
    _A("unit-ft", _T("Actions", "Feet"), "", "", "", _T("Actions", "Show lengths in feet."), "unit"),
    _A("dates-iso", _T("Actions", "ISO, 2026-03-31"), "calendar-days", "", "",
       _T("Actions", "Write dates as ISO 8601 does."), "dates"),
    _A("dates-locale", _T("Actions", "As the language writes them"), "", "", "",
       _T("Actions", "Write dates as is usual in the language of the window."), "dates"),
    _A("plugins", _T("Actions", "Plugins…"), "puzzle", "", "",
       _T("Actions", "List the plugins and switch them on or off.")),
    _A("layouts", _T("Actions", "Layouts…"), "layers-2", "", "",
       _T("Actions", "Save and bring back where panels stand and how the Gantt chart is arranged.")),
    _A("reset-layout", _T("Actions", "Reset panels"), "table-properties", "", "",
       _T("Actions", "Put all panels back where they were at first.")),
    # Help
    _A("palette", _T("Actions", "Command palette…"), "command", "Ctrl+Shift+P", "",
       _T("Actions", "Find any action by its name.")),
    _A("problems", _T("Actions", "Problems found…"), "triangle-alert", "", "document",
       _T("Actions", "List what the readers found wrong with the files.")),
    _A("about", _T("Actions", "About twin_app"), "info", "", "",
       _T("Actions", "Version, renderer and licences.")),
)  # fmt: skip


class Actions(QObject):
    """The table as living QActions; says which one the user asked for."""

    triggered = Signal(str)  # id

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._specs = {spec.id: spec for spec in ACTIONS}
        self._actions = {spec.id: self._made(spec, owner) for spec in ACTIONS}
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[tuple[ActionSpec, QAction]]:
        return ((spec, self._actions[spec.id]) for spec in ACTIONS)

    def enable(self, holds: Callable[[str], bool]) -> None:
        """Enable each action whose condition holds."""
        for name, action in self._actions.items():
            when = self._specs[name].when
            action.setEnabled(not when or holds(when))

    def check(self, group: str, name: str) -> None:
        """Tick one action of a group."""
        for spec, action in self:
            if spec.group == group:
                action.setChecked(spec.id == name)

    def switch(self, name: str, on: bool) -> None:
        """Tick or untick a switch."""
        self._actions[name].setChecked(on)

    def retranslate(self) -> None:
        """Say everything again in the language of the window."""
        for spec, action in self:
            action.setText(spec.label())
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{spec.help()}  {key}".rstrip())
            action.setStatusTip(spec.help())

    def _made(self, spec: ActionSpec, owner: QWidget) -> QAction:
        action = QAction(owner)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        if spec.key:
            action.setShortcut(QKeySequence(spec.key))
        if spec.group:
            action.setCheckable(True)
            action.setIconVisibleInMenu(False)  # the tick stands in its place
        action.triggered.connect(lambda _checked=False, name=spec.id: self.triggered.emit(name))
        owner.addAction(action)
        return action
