-- The weights of the rules, and whether closeness is shown at all. Each change adds a row, whole; the last one is in
-- force, and where there is none the program's defaults are. `version` is the row's own id, or the one before where the
-- numbers stayed the same: AUTOINCREMENT gives no id twice, also after an undo, so that figures kept under a version
-- are always of the same numbers. `numbers` is JSON; what can't be read is taken for the defaults.

CREATE TABLE scoring (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    is_on INTEGER NOT NULL DEFAULT 1,
    numbers TEXT NOT NULL
);
