-- What passed between the user and people, and what the user said about them. Days are days since 1970-01-01 in the
-- user's zone, moments microseconds since 1970, UTC.

-- `note` is the text of a need, an offer, a note or a commitment. `closed_day`: the need was met, the commitment kept.
-- `day` of a commitment is the day it was made. An entry of nobody but the user has no row in `entry_person`.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('interaction', 'exchange', 'need', 'offer', 'note', 'commitment')),
    day INTEGER NOT NULL,
    at_us INTEGER,
    is_approximate INTEGER NOT NULL DEFAULT 0,
    made_us INTEGER NOT NULL,
    source TEXT NOT NULL DEFAULT 'typed',
    note TEXT NOT NULL DEFAULT '',
    channel TEXT CHECK (
        channel IN ('in-person', 'video', 'phone', 'letter', 'mail', 'message', 'comment', 'reaction', 'link')
    ),
    is_plan INTEGER NOT NULL DEFAULT 0,
    minutes INTEGER CHECK (minutes >= 0),
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    markers TEXT NOT NULL DEFAULT '',
    started_by TEXT CHECK (started_by IN ('me', 'them', 'both')),
    answered INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT '',
    direction TEXT CHECK (direction IN ('gave', 'received')),
    exchange_kind TEXT,
    value INTEGER CHECK (value BETWEEN 1 AND 5),
    was_asked_for INTEGER,
    outcome TEXT NOT NULL DEFAULT '',
    promised_by TEXT CHECK (promised_by IN ('me', 'them')),
    due_day INTEGER,
    closed_day INTEGER,
    CHECK ((kind = 'interaction') = (channel IS NOT NULL)),
    CHECK ((kind = 'exchange') = (direction IS NOT NULL)),
    CHECK ((kind = 'commitment') = (due_day IS NOT NULL))
);
CREATE INDEX entry_open ON entry (kind, due_day) WHERE kind IN ('need', 'offer', 'commitment') AND closed_day IS NULL;
CREATE INDEX entry_plan ON entry (day) WHERE is_plan = 1;

-- `day` is the entry's, so that a timeline is read by one index.
CREATE TABLE entry_person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    day INTEGER NOT NULL,
    UNIQUE (entry_id, person_id)
);
CREATE INDEX entry_person_timeline ON entry_person (person_id, day, entry_id);

-- Twenty seats and no more, one a person: both are refused here, not only in a dialog (product 4.5).
CREATE TABLE seat (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place INTEGER NOT NULL CHECK (place IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)),
    person_id INTEGER NOT NULL REFERENCES person (id),
    since_day INTEGER NOT NULL,
    why TEXT NOT NULL,
    reviewed_day INTEGER NOT NULL,
    left_day INTEGER,
    reason TEXT CHECK (reason IN ('met', 'paused', 'one-sided', 'outgrown', 'mistaken')),
    words TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX seat_place ON seat (place) WHERE left_day IS NULL;
CREATE UNIQUE INDEX seat_person ON seat (person_id) WHERE left_day IS NULL;
CREATE INDEX seat_history ON seat (person_id, since_day);

-- `outcome`: reached or removed, once `closed_day` is set.
CREATE TABLE objective (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    mine TEXT NOT NULL DEFAULT '',
    theirs TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    due_day INTEGER,
    made_day INTEGER NOT NULL,
    is_stay_close INTEGER NOT NULL DEFAULT 0,
    closed_day INTEGER,
    outcome TEXT CHECK (outcome IN ('reached', 'removed')),
    CHECK ((closed_day IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX objective_open ON objective (person_id) WHERE closed_day IS NULL;
CREATE INDEX objective_person ON objective (person_id);

CREATE TABLE progress (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    objective_id INTEGER NOT NULL REFERENCES objective (id),
    day INTEGER NOT NULL,
    percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX progress_objective ON progress (objective_id, day);

-- The lower id first; either way means the same.
CREATE TABLE tie (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    first_id INTEGER NOT NULL REFERENCES person (id),
    second_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT 'typed',
    UNIQUE (first_id, second_id, kind)
);
CREATE INDEX tie_second ON tie (second_id);

CREATE TABLE community (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    community_id INTEGER NOT NULL REFERENCES community (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    since_day INTEGER NOT NULL,
    UNIQUE (community_id, person_id)
);
CREATE INDEX member_person ON member (person_id);

-- What the user said about a relationship as a whole; only people of whom anything was said have a row.
CREATE TABLE bond (
    id INTEGER PRIMARY KEY REFERENCES person (id),
    role TEXT,
    is_remote INTEGER NOT NULL DEFAULT 0,
    is_unscored INTEGER NOT NULL DEFAULT 0,
    is_archived INTEGER NOT NULL DEFAULT 0,
    is_silenced INTEGER NOT NULL DEFAULT 0,
    cadence_days INTEGER CHECK (cadence_days > 0),
    latest_days INTEGER CHECK (latest_days > 0),
    cadence_since_day INTEGER,
    paused_until_day INTEGER,
    zone TEXT NOT NULL DEFAULT '',
    languages TEXT NOT NULL DEFAULT '',
    prefers TEXT,
    met TEXT NOT NULL DEFAULT '',
    CHECK ((cadence_days IS NULL) = (cadence_since_day IS NULL))
);

CREATE INDEX bond_archived ON bond (id) WHERE is_archived = 1;

-- An act hidden by Done until its facts change (`until_us` NULL), or snoozed until a moment.
CREATE TABLE hidden_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    act TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    digest TEXT NOT NULL,
    until_us INTEGER
);

-- Closeness and rung as computed on a day: a cache, never trusted as truth, and gone as soon as a fact changes.
CREATE TABLE closeness (
    id INTEGER PRIMARY KEY REFERENCES person (id),
    value REAL,
    rung INTEGER NOT NULL,
    meaningful_day INTEGER,
    as_of_day INTEGER NOT NULL,
    weights INTEGER NOT NULL
);
CREATE TRIGGER entry_person_added AFTER INSERT ON entry_person BEGIN
    DELETE FROM closeness WHERE id = new.person_id;
END;
CREATE TRIGGER entry_person_changed AFTER UPDATE ON entry_person BEGIN
    DELETE FROM closeness WHERE id IN (old.person_id, new.person_id);
END;
CREATE TRIGGER entry_person_removed AFTER DELETE ON entry_person BEGIN
    DELETE FROM closeness WHERE id = old.person_id;
END;
CREATE TRIGGER entry_changed AFTER UPDATE ON entry BEGIN
    DELETE FROM closeness WHERE id IN (SELECT person_id FROM entry_person WHERE entry_id = new.id);
END;
CREATE TRIGGER seat_added AFTER INSERT ON seat BEGIN
    DELETE FROM closeness WHERE id = new.person_id;
END;
CREATE TRIGGER seat_changed AFTER UPDATE ON seat BEGIN
    DELETE FROM closeness WHERE id IN (old.person_id, new.person_id);
END;
CREATE TRIGGER seat_removed AFTER DELETE ON seat BEGIN
    DELETE FROM closeness WHERE id = old.person_id;
END;
CREATE TRIGGER objective_added AFTER INSERT ON objective BEGIN
    DELETE FROM closeness WHERE id = new.person_id;
END;
CREATE TRIGGER objective_changed AFTER UPDATE ON objective BEGIN
    DELETE FROM closeness WHERE id IN (old.person_id, new.person_id);
END;
CREATE TRIGGER objective_removed AFTER DELETE ON objective BEGIN
    DELETE FROM closeness WHERE id = old.person_id;
END;
CREATE TRIGGER tie_added AFTER INSERT ON tie BEGIN
    DELETE FROM closeness WHERE id IN (new.first_id, new.second_id);
END;
CREATE TRIGGER tie_changed AFTER UPDATE ON tie BEGIN
    DELETE FROM closeness WHERE id IN (old.first_id, old.second_id, new.first_id, new.second_id);
END;
CREATE TRIGGER tie_removed AFTER DELETE ON tie BEGIN
    DELETE FROM closeness WHERE id IN (old.first_id, old.second_id);
END;
CREATE TRIGGER bond_added AFTER INSERT ON bond BEGIN
    DELETE FROM closeness WHERE id = new.id;
END;
CREATE TRIGGER bond_changed AFTER UPDATE ON bond BEGIN
    DELETE FROM closeness WHERE id = new.id;
END;
CREATE TRIGGER bond_removed AFTER DELETE ON bond BEGIN
    DELETE FROM closeness WHERE id = old.id;
END;

-- Closeness at the first start of each month: the trend. `month` is years * 12 + months.
CREATE TABLE snapshot (
    person_id INTEGER NOT NULL REFERENCES person (id),
    month INTEGER NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (person_id, month)
) WITHOUT ROWID;
CREATE INDEX snapshot_month ON snapshot (month);
