"""The state of one element, told slowly from its tasks."""

from kernels import states

Interval = tuple[int, int, int, int]  # start, finish, due, action


def state_of(intervals: list[Interval], now: int, fresh: int) -> tuple[int, int]:
    """Return (state, amount) of an element with these intervals, in any order."""
    by_start = sorted(intervals, key=lambda i: i[0])
    begun = [i for i in by_start if i[0] <= now]
    ahead = [i for i in by_start if i[0] > now]
    ends = [n for n, i in enumerate(begun) if i[3] in (states.DEMOLISH, states.PROVIDE)]
    since = begun[ends[-1] + 1 :] if ends else begun
    was_there = not ends and (not by_start or by_start[0][3] in (states.DEMOLISH, states.MAINTAIN))
    raised = [i for i in since if i[3] == states.CONSTRUCT]
    at_work = [i for i in raised if now < i[1]]
    if at_work:
        whole = was_there or len(at_work) < len(raised)
        shares = [int(255.0 * (now - start) / (finish - start)) for start, finish, _, _ in at_work]
        late = any(now >= due for _, _, due, _ in at_work)
        return (states.LATE if late else states.IN_WORK), 255 if whole else max(shares)
    if ends and not raised:
        start, finish, _, action = begun[ends[-1]]
        if now >= finish:
            return states.DEMOLISHED, 255
        share = int(255.0 * (now - start) / (finish - start))
        return (states.DEMOLISHING, share) if action == states.DEMOLISH else (states.TEMPORARY, 255)
    if any(i[3] == states.MAINTAIN and now < i[1] for i in since):
        return states.MAINTAINED, 255
    if raised:
        ended = max(i[1] for i in raised)
        return (
            (states.FRESH, int(255.0 * (now - ended) / fresh)) if now < ended + fresh else (states.DONE, 255)
        )
    if was_there:
        return states.DONE, 255
    overdue = ahead and ahead[0][3] == states.CONSTRUCT and now >= ahead[0][2]
    return (states.LATE, 0) if overdue else (states.ABSENT, 255)
