-- The project file: one SQLite database, application_id 0x5457494E ("TWIN"), user_version 2.
-- Times of the schedule are site wall clock, ISO 8601 text without zone; NULL where there is none.
-- Lengths are metres, z up. Row numbers ("id") count from 0 in the order of the document and are
-- meaningful within this file only; what lasts are GlobalIds and task IDs.
-- The tables schedule_projects, baselines, baseline_dates, task_plan, tool_dates, resources, rates and
-- assignments follow from the columns the document declares and are added by the program: see
-- docs/project-file.md, or ask the file itself (.schema).

CREATE TABLE settings (                    -- name, zone, profile, schedule_title, schedule_source, …
    key TEXT PRIMARY KEY, value TEXT) STRICT;

CREATE TABLE models (
    id INTEGER PRIMARY KEY,
    relative_path TEXT,                    -- from the folder of this file, "/" between parts; NULL on another drive
    absolute_path TEXT NOT NULL,
    digest TEXT NOT NULL,                  -- BLAKE2 of the file's bytes: tells whether it has changed since
    schema TEXT NOT NULL, name TEXT NOT NULL, crs TEXT NOT NULL,
    placement TEXT NOT NULL                -- JSON, 3 rows of 4: model coordinates to project world
) STRICT;
CREATE TABLE model_classes (               -- instances of each concrete IfcProduct class in the file
    model INTEGER NOT NULL REFERENCES models, class TEXT NOT NULL, count INTEGER NOT NULL) STRICT;
CREATE TABLE unconverted (                 -- elements whose shape could not be made
    model INTEGER NOT NULL REFERENCES models, guid TEXT NOT NULL, reason TEXT NOT NULL) STRICT;

CREATE TABLE spatial (
    id INTEGER PRIMARY KEY, model INTEGER NOT NULL REFERENCES models,
    guid TEXT NOT NULL, name TEXT NOT NULL, class TEXT NOT NULL,
    parent INTEGER REFERENCES spatial, elevation REAL) STRICT;
CREATE TABLE elements (
    id INTEGER PRIMARY KEY, model INTEGER NOT NULL REFERENCES models,
    guid TEXT NOT NULL, name TEXT NOT NULL, tag TEXT NOT NULL, class TEXT NOT NULL,
    type_name TEXT NOT NULL, predefined TEXT NOT NULL, material TEXT NOT NULL,
    container INTEGER REFERENCES spatial, storey INTEGER REFERENCES spatial,
    parent INTEGER REFERENCES elements,
    step_id INTEGER NOT NULL,              -- instance number in the model file
    xmin REAL, ymin REAL, zmin REAL, xmax REAL, ymax REAL, zmax REAL) STRICT;

CREATE TABLE calendars (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE calendar_days (
    calendar INTEGER NOT NULL REFERENCES calendars,
    day TEXT NOT NULL,                     -- Mon … Sun, or a date that differs
    shifts TEXT NOT NULL                   -- "08:00:00-12:00:00 13:00:00-17:00:00", "" is a day off
) STRICT;
CREATE TABLE tasks (                       -- in outline order: a parent stands before its children
    id INTEGER PRIMARY KEY, task_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, wbs TEXT NOT NULL, parent INTEGER REFERENCES tasks,
    kind TEXT NOT NULL,                    -- TASK, MILESTONE, SUMMARY, FINISH_MILESTONE, …
    action TEXT NOT NULL,                  -- CONSTRUCT, DEMOLISH, PROVIDE, MAINTAIN
    start TEXT, finish TEXT, baseline_start TEXT, baseline_finish TEXT,
    actual_start TEXT, actual_finish TEXT,
    percent REAL, calendar INTEGER REFERENCES calendars) STRICT;
CREATE TABLE task_fields (                 -- further columns of the schedule; empty values are not stored
    task INTEGER NOT NULL REFERENCES tasks, field INTEGER NOT NULL REFERENCES field_names,
    value TEXT NOT NULL) STRICT;
CREATE TABLE field_names (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE relations (
    predecessor TEXT NOT NULL REFERENCES tasks (task_id),
    successor TEXT NOT NULL REFERENCES tasks (task_id),
    kind TEXT NOT NULL,                    -- FS, SS, FF, SF
    lag INTEGER NOT NULL,                  -- s, or 1/100 %; negative is a lead
    unit TEXT NOT NULL                     -- WORK, ELAPSED, PERCENT, ELAPSED_PERCENT (since version 2)
) STRICT;

CREATE TABLE rules (
    id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE links (
    model INTEGER NOT NULL REFERENCES models, guid TEXT NOT NULL,
    nth INTEGER NOT NULL,                  -- 0, or which of the elements that repeat this GlobalId
    task_id TEXT NOT NULL REFERENCES tasks (task_id),
    source TEXT NOT NULL,                  -- EXPLICIT, MODEL, RULE, GENERATED
    rule INTEGER REFERENCES rules) STRICT;

CREATE TABLE sensors (
    channel TEXT NOT NULL, guid TEXT NOT NULL, unit TEXT NOT NULL,
    warn_low REAL, warn_high REAL, alarm_low REAL, alarm_high REAL,
    stale_after REAL                       -- s
) STRICT;

CREATE TABLE viewpoints (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, time TEXT,
    camera TEXT NOT NULL,                  -- JSON: eye, target, up, angle, height, orthographic
    sections TEXT NOT NULL,                -- JSON: [{point, normal}, …]
    marks TEXT NOT NULL                    -- JSON: [{kind, spots, colour, width, text}, …]
) STRICT;
CREATE TABLE viewpoint_elements (
    viewpoint INTEGER NOT NULL REFERENCES viewpoints, guid TEXT NOT NULL,
    role TEXT NOT NULL                     -- hidden, selected, ghosted
) STRICT;

CREATE TABLE problems (                    -- what the readers reported when the inputs were read
    severity TEXT NOT NULL, code TEXT NOT NULL, place TEXT NOT NULL,
    "values" TEXT NOT NULL                 -- JSON
) STRICT;

CREATE INDEX elements_guid ON elements (guid);
CREATE INDEX links_guid ON links (guid);

CREATE TABLE orphan_links (                -- links whose element a new revision of its model no longer has
    model TEXT NOT NULL, guid TEXT NOT NULL, name TEXT NOT NULL, ifc_class TEXT NOT NULL,
    task TEXT NOT NULL, source TEXT NOT NULL
) STRICT;

CREATE TABLE changes (                     -- the log of edits: only ever added to
    at TEXT NOT NULL,                      -- wall clock of the computer
    who TEXT NOT NULL, what TEXT NOT NULL,
    kind TEXT NOT NULL                     -- DONE, UNDONE, REDONE
) STRICT;
