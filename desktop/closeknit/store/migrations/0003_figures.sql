-- Lists sort and filter by figures, so those whom the cache lost by a change are named, and computed before a list is read.
ALTER TABLE closeness ADD COLUMN met_day INTEGER;
CREATE INDEX closeness_value ON closeness (value) WHERE value IS NOT NULL;
CREATE INDEX closeness_rung ON closeness (rung) WHERE rung > 0;

CREATE TABLE closeness_wanted (
    id INTEGER PRIMARY KEY
);
CREATE TRIGGER closeness_lost AFTER DELETE ON closeness BEGIN
    INSERT OR IGNORE INTO closeness_wanted (id) VALUES (old.id);
END;
CREATE TRIGGER entry_person_wanted AFTER INSERT ON entry_person BEGIN
    INSERT OR IGNORE INTO closeness_wanted (id) VALUES (new.person_id);
END;
CREATE TRIGGER person_removed AFTER DELETE ON person BEGIN
    DELETE FROM closeness_wanted WHERE id = old.id;
END;
DELETE FROM closeness;
INSERT OR IGNORE INTO closeness_wanted (id) SELECT DISTINCT person_id FROM entry_person;
