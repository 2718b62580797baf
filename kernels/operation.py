"""An operation as numbers: what waits where, what starts when all it needs is there, what follows what.

Entities stand in lines, amounts in stores. A conditional activity takes entities from lines and draws amounts
from stores when all are there; a bound one follows at once. See docs/decisions/0009.

Four arrays hold everything, so that a call costs next to nothing: `plan` int64 and `figure` float64 never
change, `state` int64 and `clock` float64 are where one replication stands. Tables lie in them one behind the
other; where each begins stands at the head of `plan`. An n-th row begins at n times its width from there.
"""

from typing import Final

# The head of `plan`: how many there are.
LINES: Final = 0
STORES: Final = 1
ACTIVITIES: Final = 2
PLACES: Final = 3  # conditional activities
ENTITIES: Final = 4
ROOMS: Final = 5  # instances at once
SLOTS: Final = 6  # of the activity that holds most
ATTRIBUTES: Final = 7
# Where tables of `plan` begin.
ACTIVITY_AT: Final = 8
ORIGIN_AT: Final = 9  # by activity and slot: the line its entity was taken from, -1 for none
PLACE_AT: Final = 10  # conditional activities by rank
TAKE_AT: Final = 11
FLOW_AT: Final = 12
TEST_AT: Final = 13
EXIT_AT: Final = 14
BRANCH_AT: Final = 15
OPTION_AT: Final = 16
RULE_AT: Final = 17  # of lines
WATCH_AT: Final = 18  # by subject: where in `plan` those begin who are to look again; and one more
KIND_AT: Final = 19  # by entity: the line it began in
LAW_AT: Final = 20  # of distributions
WINDOW_AT: Final = 21  # by series: the first of its windows; and one more
# Where tables of `figure` begin.
PLUS_AT: Final = 22  # by activity
AMOUNT_AT: Final = 23  # by flow: amount, and per unit of the attribute
BOUND_AT: Final = 24  # by test
SHARE_AT: Final = 25  # by option: of it and those before it
CAPACITY_AT: Final = 26  # by store
ATTRIBUTE_AT: Final = 27  # by entity
VALUE_AT: Final = 28  # by distribution
SPAN_AT: Final = 29  # by window: opens, closes
# Where tables of `state` begin.
STREAM_AT: Final = 30
PENDING_AT: Final = 31
ENTITY_AT: Final = 32
LINE_AT: Final = 33
INSTANCE_AT: Final = 34
WAITING_AT: Final = 35  # interrupted instances that want an entity back, by rank, then serial
DOING_AT: Final = 36
DIRTY_AT: Final = 37  # by place: 1 to look at it
CURSOR_AT: Final = 38  # by series: the window it has come to
TRACE_AT: Final = 39
# Where tables of `clock` begin.
DUE_AT: Final = 40  # by entry of the agenda
ENTERED_AT: Final = 41  # by entity: when it came to its line
QUEUE_AT: Final = 42  # by line
LEVEL_AT: Final = 43  # by store
COURSE_AT: Final = 44  # by instance
SPENT_AT: Final = 45  # by activity
KIND_BUSY_AT: Final = 46  # by line the entity began in, and activity
WAKE_AT: Final = 47  # by place: when it is to be looked at again, -1 if at no set time
HELD_AT: Final = 48  # by place: since when only a gate keeps it, -1 if none does
READY_AT: Final = 49  # by place: what was drawn ahead for its length, not a number if nothing
SPARE_AT: Final = 50  # by stream: the second number of the last block
TOLD_AT: Final = 51  # by row of the trace
HEAD: Final = 52

# An activity: rows are places in `plan`, of rows of the table named.
TAKES: Final = 0
TAKES_END: Final = 1
DRAWS: Final = 2  # numbers of flows: draws, then puts
PUTS: Final = 3
PUTS_END: Final = 4
TESTS: Final = 5  # numbers of tests
TESTS_END: Final = 6
EXITS: Final = 7
EXITS_END: Final = 8
HOLDS: Final = 9  # how many entities
RANK: Final = 10  # of its priority, 0 the highest
LENGTH: Final = 11  # its distribution
CALENDAR: Final = 12  # the series that its work counts in, -1 for all time
GATE: Final = 13  # the series that must be open at its start, -1 for none
FIT: Final = 14  # the series that must stay open from start to finish, -1 for none
FORCE: Final = 15  # 1: takes entities from work of lower priority
YIELDS: Final = 16  # 1: lets them be taken
AGAIN: Final = 17  # 1: begins anew after an interruption
TIMES: Final = 18  # the attribute of the first entity its length is multiplied by, -1 for none
PLUS: Final = 19  # the attribute that is added, times its figure, -1 for none
ACTIVITY: Final = 20

# A take, a flow, a test, an exit, a branch, an option, a rule of a line.
LINE: Final = 0
NUMBER: Final = 1
TAKE: Final = 2
STORE: Final = 0
PER: Final = 1  # the attribute of the first entity, -1 for none
FLOW: Final = 2
SORT: Final = 0  # IN_LINE to GOING
SUBJECT: Final = 1
SENSE: Final = 2  # 1 at least, -1 at most
TEST: Final = 3
GOES: Final = 0  # LEAVES to SPLITS
TARGET: Final = 1
HOW_MANY: Final = 2
WHO: Final = 3  # and on: slots
OPTIONS: Final = 0  # numbers of options
OPTIONS_END: Final = 1
BY: Final = 2  # the attribute that chooses, -1 for chance
CHANCE: Final = 3  # the distribution
BRANCH: Final = 4
OPTION: Final = 2
ORDER: Final = 0  # FIRST_COME to LEAST_FIRST
LEAST: Final = 1  # the attribute
FAILS: Final = 2  # distributions of time to failure and to repair, -1 for none
REPAIR: Final = 3
RULE: Final = 4

LEAVES: Final = 0  # where an exit goes
QUEUES: Final = 1
FOLLOWS: Final = 2
SPLITS: Final = 3
FIRST_COME: Final = 0
LAST_COME: Final = 1
LEAST_FIRST: Final = 2
IN_LINE: Final = 0  # what a test is about: the length of a line
IN_STORE: Final = 1  # the level of a store
DONE: Final = 2  # how often an activity has finished
GOING: Final = 3  # how many of an activity are going on

# The head of `state`; the seed and replication stand before, see kernels.streams.
SEQUENCE: Final = 3
PENDING: Final = 4  # entries of the agenda
LIVE: Final = 5  # those of them that can change anything
FREE: Final = 6  # the first free instance
LOWEST: Final = 7  # no place before this one need be looked at
WAITING: Final = 8  # interrupted instances that want an entity back
EVENTS: Final = 9
ROWS: Final = 10  # of the trace
ROOM: Final = 11  # for rows of the trace; 0 for no trace
PHASE: Final = 12  # 0 before what can start has
BAD: Final = 13  # 1 + the activity whose length was negative or no number, 0 if none
USED: Final = 14  # instances
COUNTS: Final = 15
NOW: Final = 0  # the head of `clock`
CLOCKS: Final = 1

# A stream, an entry of the agenda, an entity, a line, an instance, a doing, a row of the trace.
KEY: Final = 0
WHAT: Final = 1  # an instance, then entities to fail or to be repaired, then places to look at
ENTRY: Final = 2
NEXT: Final = 0
PREVIOUS: Final = 1
STANDS: Final = 2  # the line it stands in, or stood in when it failed, -1 for none
USER: Final = 3  # the instance that holds it, -1 for none
DOWN: Final = 4
ENTITY: Final = 5
FIRST: Final = 0
LAST: Final = 1
SIZE: Final = 2
ENTRIES: Final = 3
TAKEN: Final = 4
DELAYED: Final = 5  # taken after a wait
LONGEST: Final = 6
LINE_COUNTS: Final = 7
OF: Final = 0  # its activity; the next free one where it is free
SERIAL: Final = 1
VACANT: Final = 2  # entities taken from it
FAILED: Final = 3  # entities of it that are down
WANTS: Final = 4  # the line it waits for
WITH: Final = 5  # and on: entities, -1 for one taken from it
STARTS: Final = 0
FINISHES: Final = 1
BREAKS: Final = 2
HOLDUPS: Final = 3
DOING: Final = 4
SAYS: Final = 0
ABOUT: Final = 1  # activity, or line of the failed entity
START_SERIAL: Final = 2
ACTORS: Final = 3  # and on: entities

# Times and amounts: of a line, of a store, of an instance, of an activity.
AREA: Final = 0  # the integral over time, and up to when
SINCE: Final = 1
WAITED: Final = 2
LONGEST_WAIT: Final = 3
QUEUE: Final = 4
LEVEL: Final = 2
RESERVED: Final = 3
PUT: Final = 4
DRAWN: Final = 5
GREATEST: Final = 6
AMOUNTS: Final = 7
LATELY: Final = 0  # began, was interrupted or went on
LEFT: Final = 1  # work when it lately went on
WORK: Final = 2
COURSE: Final = 3
BUSY: Final = 0
BROKEN: Final = 1  # interrupted
HELD: Final = 2  # only a gate kept it
SPENT: Final = 3

# What the trace tells.
START: Final = 0
FINISH: Final = 1
INTERRUPT: Final = 2
RESUME: Final = 3
FAILURE: Final = 4
REPAIRED: Final = 5
HOLD: Final = 6

SLACK: Final = 1e-9
"""Amounts this close are the same."""

PLAIN: Final = (1 << 47) - 1
"""A place masked with this is the same place; the compiler sees that it does not count from the end."""
