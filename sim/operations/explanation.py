"""Why a course ended as it did, and what everything that never started waits for."""

from collections.abc import Iterator

from kernels import operation as o
from sim.operations.operation import Activity, Operation
from sim.operations.replication import Course, End
from sim.problem import Problem, Severity


def explain(operation: Operation, course: Course) -> list[Problem]:
    """Return what a user must know of how a course ended; nothing if it ended as wanted."""
    place = "" if course.culprit < 0 else f"activity/{operation.activities[course.culprit].name}/length"
    values = {"time": f"{course.time:g} {operation.unit}", "events": f"{course.events:,}"}
    if course.end is End.LENGTH:
        name = operation.activities[course.culprit].name
        return [Problem(Severity.ERROR, "operation-length-bad", place, {"name": name, **values})]
    if course.end is End.LIMIT:
        return [Problem(Severity.ERROR, "operation-endless", "", values)]
    if course.end is End.CALENDAR:
        return [Problem(Severity.ERROR, "operation-calendar-ended", "", values)]
    if course.end is not End.STILL:
        return []
    missed = bool(operation.goal)
    severity = Severity.ERROR if missed else Severity.INFO
    code = "operation-stuck" if missed else "operation-still"
    stuck = Problem(severity, code, "", {**values, "goal": operation.goal, "times": operation.times})
    return [
        stuck,
        *(problem for a in operation.activities if a.takes for problem in waits(operation, course, a)),
    ]


def waits(operation: Operation, course: Course, activity: Activity) -> Iterator[Problem]:
    """Yield what keeps an activity from starting in the state a course has come to."""
    lines = {line.name: i for i, line in enumerate(operation.lines)}
    stores = {store.name: i for i, store in enumerate(operation.stores)}
    names = {a.name: i for i, a in enumerate(operation.activities)}
    found = False

    def problem(code: str, **values: object) -> Problem:
        return Problem(
            Severity.INFO, code, f"activity/{activity.name}", {"activity": activity.name, **values}
        )

    for take in activity.takes:
        there = int(course.line[lines[take.line], o.SIZE])
        if there < take.count:
            found = True
            yield problem("operation-waits-line", line=take.line, found=there, wanted=take.count)
    for flow in activity.draws:
        level = float(course.store[stores[flow.store], o.LEVEL])
        if not flow.per and level < flow.amount - o.SLACK * max(1.0, flow.amount):
            found = True
            yield problem(
                "operation-waits-store", store=flow.store, found=f"{level:g}", wanted=f"{flow.amount:g}"
            )
    for flow in activity.puts:
        store = operation.stores[stores[flow.store]]
        room = store.capacity - float(course.store[stores[flow.store], o.LEVEL])
        if not flow.per and room < flow.amount - o.SLACK * max(1.0, flow.amount):
            found = True
            yield problem(
                "operation-waits-room", store=flow.store, found=f"{room:g}", wanted=f"{flow.amount:g}"
            )
    for test in activity.tests:
        if test.about == "line":
            value = float(course.line[lines[test.name], o.SIZE])
        elif test.about == "store":
            value = float(course.store[stores[test.name], o.LEVEL])
        else:
            doing = course.doing[names[test.name]]
            value = float(doing[o.FINISHES])
            value = value if test.about == "done" else float(doing[o.STARTS]) - value
        if (value - test.bound) * (1 if test.at_least else -1) < 0:
            found = True
            yield problem(
                "operation-waits-test", name=test.name, found=f"{value:g}", wanted=f"{test.bound:g}"
            )
    if not found and (activity.gates or activity.fits or activity.calendars):
        gates = ", ".join((*activity.calendars, *activity.gates, *activity.fits))
        yield problem("operation-waits-gate", gates=gates)
