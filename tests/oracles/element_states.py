"""The state of one element, told slowly from its tasks."""

from kernels import states

Interval = tuple[int, int, int, int]  # start, finish, due, action


def state_of(intervals: list[Interval], now: int, fresh: int) -> tuple[int, int]:
    """Return (state, amount) of an element with these intervals, in any order."""
    begun = [i for i in sorted(intervals, key=lambda i: i[0]) if i[0] <= now]
    ahead = [i for i in sorted(intervals, key=lambda i: i[0]) if i[0] > now]
    there = not intervals or min(intervals, key=lambda i: i[0])[3] in (states.DEMOLISH, states.MAINTAIN)
    state, amount = (states.DONE if there else states.ABSENT), 255
    for start, finish, due, action in begun:
        working = now < finish
        share = int(255.0 * (now - start) / (finish - start)) if working else 255
        if action == states.CONSTRUCT:
            if working:
                state, amount = (states.LATE if now >= due else states.IN_WORK), share
            elif now < finish + fresh:
                state, amount = states.FRESH, int(255.0 * (now - finish) / fresh)
            else:
                state, amount = states.DONE, 255
        elif action == states.DEMOLISH:
            state, amount = (states.DEMOLISHING if working else states.DEMOLISHED), share
        elif action == states.PROVIDE:
            state, amount = (states.TEMPORARY if working else states.DEMOLISHED), 255
        elif working:
            state, amount = states.IN_WORK, 255
        elif state == states.IN_WORK:
            state, amount = states.DONE, 255
    if state == states.ABSENT and ahead and ahead[0][3] == states.CONSTRUCT and now >= ahead[0][2]:
        state, amount = states.LATE, 0
    return state, amount
