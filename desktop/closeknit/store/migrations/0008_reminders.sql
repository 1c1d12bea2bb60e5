-- What the user is told, and when (product 3, *Reminder*). Days and moments as in the second migration.

-- A reminder in the user's own words. `minute` of the day, NULL in the morning; `over_day` is the last day of it that
-- was done or skipped; the one that stood when it was snoozed is told at `snoozed_us`.
CREATE TABLE reminder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER REFERENCES person (id),
    text TEXT NOT NULL,
    day INTEGER NOT NULL,
    minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
    every TEXT CHECK (every IN ('day', 'week', 'month', 'year')),
    made_us INTEGER NOT NULL,
    over_day INTEGER,
    snoozed_us INTEGER
);
CREATE INDEX reminder_person ON reminder (person_id) WHERE person_id IS NOT NULL;

-- Until when nothing is told: one row, or none.
CREATE TABLE pause (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    until_us INTEGER
);

-- A record stands here, with all that it tells, before anything is shown. `notice` is the desktop's number of it.
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('single', 'digest', 'banner')),
    claimed_us INTEGER NOT NULL,
    shown_us INTEGER,
    ended_us INTEGER,
    notice INTEGER
);
CREATE INDEX delivery_open ON delivery (id) WHERE ended_us IS NULL;

-- What was told, each occurrence once and in one record.
CREATE TABLE told (
    occurrence TEXT PRIMARY KEY,
    delivery_id INTEGER NOT NULL REFERENCES delivery (id),
    act TEXT NOT NULL,
    person_id INTEGER,
    at_us INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX told_delivery ON told (delivery_id);
CREATE INDEX told_person ON told (person_id, occurrence);

-- When reminders were looked for last: one row, or none.
CREATE TABLE looked (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at_us INTEGER NOT NULL
);

-- Days of cards are items from here on. Cards that were read before, up to `last`, are looked through for them in pieces,
-- the next one after `done`; a migration that read them would not get past a damaged page.
CREATE TABLE undated (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    done INTEGER NOT NULL,
    last INTEGER NOT NULL
);
INSERT INTO undated (id, done, last) SELECT 1, 0, seq FROM sqlite_sequence WHERE name = 'card';
